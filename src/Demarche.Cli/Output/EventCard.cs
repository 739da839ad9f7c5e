using Demarche.Store;

namespace Demarche.Cli.Output;

/// <summary>One event for reading: what is known, and the sentences it rests on.</summary>
static class EventCard
{
    public static void Write(TextWriter o, StoredEvent stored, IReadOnlyList<EvidenceWords> evidence)
    {
        var e = stored.Event;
        Line(o, "event", e.Id);
        Line(o, "who", EventColumns.Name(e.Source));
        Line(o, e.Mutual ? "with" : "whom", EventColumns.Name(e.Target));
        Line(o, "act", EventColumns.Act(e));
        Line(o, "plover", $"{e.Action.Plover.Type}{(e.Action.Plover.Mode is { } m ? "-" + m : "")}{(e.Action.Plover.Contexts.Count > 0 ? $" [{string.Join(", ", e.Action.Plover.Contexts)}]" : "")}");
        Line(o, "date", $"{EventColumns.Days(e.Date)} ({EnumNames.Of(e.Date.Precision)}, from {EnumNames.Of(e.Date.Source)})");
        Line(o, "where", e.Place is { } p ? $"{p.Name}{(p.Country is { } c ? ", " + c : "")}" : null);
        Line(o, "status", EnumNames.Of(e.Status) + (e.ClaimedBy is { } by ? " by " + EventColumns.Name(by) : ""));
        Line(o, "object", e.ObjectId);
        foreach (var t in e.Casualties)
        {
            Line(o, t.Kind, $"{t.N}{(t.NMax is { } max ? "–" + max : "")} ({t.Qualifier.Replace('_', ' ')}) {t.Who}".TrimEnd());
        }

        Line(o, "confidence", e.Confidence.ToString("0.00"));
        Line(o, "because", e.Because);
        Line(o, "replies to", e.RepliesTo);
        var d = stored.Document;
        Line(o, "document", $"{d.DocumentId}  {d.Publisher ?? d.Origin}{(d.Published is { } day ? $", {day:yyyy-MM-dd}" : "")}{(d.Url is { } u ? $"  {u}" : "")}");
        o.WriteLine();
        foreach (var v in evidence)
        {
            o.WriteLine($"  [{v.At.Sentence}] {RowWriter.Printable(v.Sentence)}");
        }
    }

    static void Line(TextWriter o, string name, string? value)
    {
        if (!string.IsNullOrEmpty(value))
        {
            o.WriteLine($"{name,-11} {RowWriter.Printable(value)}");
        }
    }
}
