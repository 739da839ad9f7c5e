using Demarche.Merging.Happenings;

namespace Demarche.Tests.Merging;

public class MergerTests
{
    static Merger Merger => Retold.Tools.Merger;

    static List<string> Partition(IEnumerable<Telling> tellings, int workers)
    {
        var list = tellings.ToList();
        return [.. Merger.Clusters(list.Select(t => t.EventId), Merger.Links(list, [], workers)).Select(c => string.Join(' ', c)).Order(StringComparer.Ordinal)];
    }

    [Fact]
    public void Clusters_are_the_same_for_every_order_and_every_number_of_workers()
    {
        var tellings = Retold.Tellings;
        var once = Partition(tellings, 1);
        Assert.InRange(once.Count, 60, tellings.Count - 60);
        foreach (var (seed, workers) in new[] { (1, 1), (2, 2), (3, 4) })
        {
            var shuffled = tellings.ToArray();
            new Random(seed).Shuffle(shuffled);
            Assert.Equal(once, Partition(shuffled, workers));
        }
    }

    [Fact]
    public void Comparing_is_symmetric()
    {
        var tellings = Retold.Tellings.Take(80).ToList();
        foreach (var a in tellings)
        {
            foreach (var b in tellings)
            {
                Assert.Equal(Merger.Compare(a, b), Merger.Compare(b, a));
            }
        }
    }

    [Fact]
    public void Reports_of_one_happening_come_together_and_those_of_another_of_its_series_stay_apart()
    {
        var tellings = Retold.Tellings;
        var cluster = Merger.Clusters(tellings.Select(t => t.EventId), Merger.Links(tellings, [])).SelectMany((c, i) => c.Select(e => (e, i))).ToDictionary(p => p.e, p => p.i);
        var documents = Retold.All.Where(d => d.Coded.Events.Count > 0).Select(d => (d.Happening, Clusters: d.Coded.Events.Select(e => cluster[e.Id]).ToHashSet())).ToList();
        int right = 0, wrong = 0, all = 0;
        for (var i = 0; i < documents.Count; i++)
        {
            for (var j = 0; j < i; j++)
            {
                var (same, together) = (documents[i].Happening == documents[j].Happening, documents[i].Clusters.Overlaps(documents[j].Clusters));
                all += same ? 1 : 0;
                right += same && together ? 1 : 0;
                wrong += !same && together ? 1 : 0;
            }
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{right} of {all} pairs of one happening together, {wrong} of different ones");
        // A pair counts once both documents give an event: the more of the harder ones are coded, the lower this share (0.65 before unnamed doers were coded, 0.80 since retellings keep their own day).
        Assert.True(right >= 0.76 * all, $"{right} of {all}");
        Assert.True(wrong <= 0.03 * right, $"{wrong} wrong of {right + wrong}");
    }

    [Fact]
    public void A_campaign_of_strikes_day_by_day_is_not_one_event()
    {
        static Telling Strike(int day, string place, int killed) => new()
        {
            EventId = $"e{day:00}", DocumentId = $"d{day:00}", Cameo = "195", Plover = "ASSAULT",
            Source = new TellingParty("RUS", "Russia", ["RUS"], "GOV"), Target = new TellingParty("UKR", "Ukraine", ["UKR"], "GOV"),
            Date = DatedInterval.OnDay(new DateOnly(2024, 3, 1).AddDays(day)), Published = new DateOnly(2024, 3, 1).AddDays(day),
            Casualties = [new Casualty("killed", killed, null, "exact", null)],
            Words = $"Russia launched missiles at {place}, killing {killed} people.",
        };
        string[] places = ["Kharkiv", "Odesa", "Dnipro", "Sumy", "Mykolaiv", "Kryvyi Rih"];
        var campaign = Enumerable.Range(0, 18).Select(d => Strike(d, places[d % 6], 2 + (d * 5 % 7))).ToList();
        var clusters = Merger.Clusters(campaign.Select(t => t.EventId), Merger.Links(campaign, []));
        Assert.All(clusters, c => Assert.InRange(c.Count, 1, 2));
    }

    [Fact]
    public void The_same_act_of_two_states_on_one_day_is_two_events()
    {
        static Telling Recognition(string id, string who, string country) => new()
        {
            EventId = id, DocumentId = "d" + id, Cameo = "054", Plover = "SUPPORT", ObjectId = "PSE",
            Source = new TellingParty(country, who, [country], null), Target = new TellingParty("PSE", "the State of Palestine", ["PSE"], null),
            Date = DatedInterval.OnDay(new DateOnly(2024, 5, 28)), Published = new DateOnly(2024, 5, 28),
            Words = $"{who} formally recognised the State of Palestine on Tuesday.",
        };
        Telling[] told = [Recognition("a", "Spain", "ESP"), Recognition("b", "Ireland", "IRL"), Recognition("c", "Spain", "ESP")];
        Assert.Equal(["a c", "b"], Merger.Clusters(told.Select(t => t.EventId), Merger.Links(told, [])).Select(c => string.Join(' ', c)));
    }

    [Fact]
    public void What_people_say_of_a_pair_overrides_the_machine()
    {
        Link[] links = [new("a", "b", 0.9, "x"), new("b", "c", 0.9, "x"), new("a", "c", 0.9, "x")];
        static string Show(IReadOnlyList<IReadOnlyList<string>> c) => string.Join(" | ", c.Select(x => string.Join(' ', x)));
        Assert.Equal("a b c | d", Show(Merger.Clusters(["d", "c", "b", "a"], links)));
        Assert.Equal("a b | c | d", Show(Merger.Clusters(["a", "b", "c", "d"], links, [("b", "c", false)])));
        Assert.Equal("a b c d", Show(Merger.Clusters(["a", "b", "c", "d"], links, [("c", "d", true)])));
    }

    [Fact]
    public void Copies_are_told_from_other_reports_of_the_same_kind()
    {
        static Demarche.Merging.Copies.Sketch Sketch(string id, string text) => Demarche.Merging.Copies.Sketch.Of(id, text)!;
        const string One = "Brazil reports 85,663 new confirmed cases and 2,216 more deaths from the virus on Friday, officials in Brasilia say.";
        Assert.Equal((1.0, true), Demarche.Merging.Copies.Likeness.Of(Sketch("a", One), Sketch("b", One.ToUpperInvariant() + " ")));
        Assert.Null(Demarche.Merging.Copies.Likeness.Of(Sketch("a", One), Sketch("b", One.Replace("85,663", "79,112", StringComparison.Ordinal))));
        Assert.Null(Demarche.Merging.Copies.Likeness.Of(Sketch("a", One), Sketch("b", One.Replace("Brazil", "Peru", StringComparison.Ordinal))));
        var (near, exact) = Demarche.Merging.Copies.Likeness.Of(Sketch("a", One), Sketch("b", "Reuters: " + One))!.Value;
        Assert.True(near > 0.8 && !exact);
        Assert.Null(Demarche.Merging.Copies.Sketch.Of("c", "Too short."));
    }

    [Fact]
    public void A_notice_renewed_for_another_year_or_country_is_no_copy_and_an_update_is_one()
    {
        static Demarche.Merging.Copies.Sketch Sketch(string text) => Demarche.Merging.Copies.Sketch.Of("x", text)!;
        static string Notice(string year, string country, string order, string capital, string minister) =>
            $"By order {order} of {year} the Republic of Ruritania closed its ports to ships of {country}. The conditions that led to this order have not changed, and the harbours of the southern coast, the straits and the river mouths "
            + $"remain shut to every vessel that flies the flag of {country} or loads its cargo in {capital}. Minister {minister} told the Assembly that the measures will be reviewed after twelve months and that captains who ignore them face the loss of ship and "
            + "freight. The customs office keeps a list of exempted goods, among them grain, medicine and seed, and publishes it on the first day of each month for all who trade along the coast.";
        var one = Notice("2021", "Graustark", "1146", "Edelweiss", "Sapt");
        Assert.Null(Demarche.Merging.Copies.Likeness.Of(Sketch(one), Sketch(Notice("2022", "Graustark", "1146", "Edelweiss", "Sapt"))));
        Assert.Null(Demarche.Merging.Copies.Likeness.Of(Sketch(one), Sketch(Notice("2021", "Syldavia", "1188", "Klow", "Zenda"))));
        Assert.NotNull(Demarche.Merging.Copies.Likeness.Of(Sketch(one), Sketch("Streslau, by our correspondent. " + one)));
        Assert.NotNull(Demarche.Merging.Copies.Likeness.Of(Sketch(one), Sketch(one + " On Friday 14 ships were turned away, the Harbour Board said.")));
    }

    [Fact]
    public void A_chain_of_copies_points_to_the_first_outlet_whatever_came_first()
    {
        var days = new Dictionary<string, DateOnly?> { ["x"] = new(2024, 5, 3), ["y"] = new(2024, 5, 1), ["z"] = null };
        var chain = Demarche.Merging.Copies.ChainLink.Of(days, [("x", "y", 0.8, false), ("x", "z", 0.9, false)]);
        Assert.Equal(["x<y:y", "y<:y", "z<x:y"], chain.Select(c => $"{c.DocumentId}<{c.CopyOf}:{c.First}"));
    }
}
