using Demarche.Store;

namespace Demarche.Tests.Store;

public class CountryActTests
{
    static IReadOnlyList<CountryAct> Acts(DateOnly happened, DateOnly? published, bool mutual = false)
    {
        var coded = Samples.One("a.txt", "040", Samples.France, Samples.Belarus, DatedInterval.OnDay(happened), mutual);
        using var store = EventStore.Open(":memory:");
        store.Add(published is { } day ? coded with { Article = coded.Article with { Published = PublicationDate.Given(day) } } : coded);
        return store.CountryActs();
    }

    [Fact]
    public void An_act_is_known_from_the_day_a_document_tells_of_it()
    {
        var act = Assert.Single(Acts(new DateOnly(2020, 1, 5), new DateOnly(2020, 3, 1)));
        Assert.Equal((new DateOnly(2020, 3, 1), "FRA", "BLR", 1), (act.Day, act.Source, act.Target, act.Quad));
        Assert.Equal(new DateOnly(2020, 1, 5), Assert.Single(Acts(new DateOnly(2020, 1, 5), null)).Day);
    }

    [Fact]
    public void What_a_document_tells_of_years_later_is_history() => Assert.Empty(Acts(new DateOnly(2010, 1, 5), new DateOnly(2020, 3, 1)));

    [Fact]
    public void A_mutual_act_counts_both_ways() => Assert.Equal(["BLR", "FRA"], Acts(new DateOnly(2020, 1, 5), null, mutual: true).Select(a => a.Source).Order());
}
