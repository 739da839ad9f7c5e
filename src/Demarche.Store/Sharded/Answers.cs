namespace Demarche.Store.Sharded;

/// <summary>Rows of the questions that two kinds of store answer.</summary>
static class Answers
{
    public static DyadPeriod Dyad(Row r) => new(r.Day("period"), r.Text("direction"), r.Int("events"), r.Int("cooperation"), r.Int("conflict"), r.Double("mean_plover"), r.DoubleOrNull("mean_goldstein")) { Classes = QuadCounts.Read(r) };

    public static ActivityDay Activity(Row r) => new(r.Day("day")!.Value, r.Int("documents"), r.Int("events"), r.Int("cooperation"), r.Int("conflict")) { Classes = QuadCounts.Read(r) };

    public static CoverageRow Coverage(Row r) => new(r.TextOrNull("outlet"), r.Day("period"), r.Int("documents"));

    public static ActorPartner Partner(Row r) => new(
        r.Text("partner"), r.Text("name"), r.TextOrNull("country"), r.Int("events"), r.Int("done"), r.Int("received"), r.Int("mutual"), r.Int("cooperation"), r.Int("conflict"), r.Day("first_day"), r.Day("last_day"));

    public static CountryAct CountryAct(Row r) => new(r.Text("event_id"), r.Day("day")!.Value, r.Text("a"), r.Text("b"), r.Int("quad"), r.Text("cameo"), r.TextOrNull("object_id"));
}
