using Demarche.Coding.Places;
using Demarche.Language;

namespace Demarche.Tests.Coding.Places;

public class PlaceFinderTests
{
    static readonly Gazetteer s_gazetteer = Gazetteer.Load(Path.Combine(Support.Root, "data", "places"));
    static readonly PlaceFinder s_finder = new(s_gazetteer);

    static List<PlaceMention> Find(string text, PlaceContext? context = null) => [.. Segmenter.Split(text, 0, text.Length).SelectMany(s => s_finder.Find(s, context))];

    static string Show(PlaceMention m) => $"{m.Place.Text}={m.Place.Name}/{m.Place.Country ?? "-"}/{m.Place.Precision.ToString().ToLowerInvariant()}";

    [Theory]
    [InlineData("Shells fell on Kharkiv overnight.", "Kharkiv=Kharkiv/UKR/city")]
    [InlineData("Protesters marched in Kiev.", "Kiev=Kyiv/UKR/city")]
    [InlineData("A convoy left Khan Younis for the Rafah crossing.", "Khan Younis=Khān Yūnis/PSE/city|Rafah crossing=Rafah crossing/EGY/point")]
    [InlineData("Tankers avoid the Strait of Hormuz.", "Strait of Hormuz=Strait of Hormuz/-/admin1")]
    [InlineData("Fighting spread through Darfur and Tigray.", "Darfur=Darfur/SDN/admin1|Tigray=Tigray/ETH/admin1")]
    [InlineData("The team trained in southern Lebanon.", "southern Lebanon=southern Lebanon/LBN/admin1")]
    [InlineData("He lives in Paris, Texas.", "Paris=Paris/USA/city|Texas=Texas/USA/admin1")]
    [InlineData("He lives in Paris.", "Paris=Paris/FRA/city")]
    [InlineData("She grew up in Lisbon, Ohio.", "Lisbon=Lisbon/USA/admin1|Ohio=Ohio/USA/admin1")]
    [InlineData("Crews worked in Little Hollow, Pennsylvania.", "Little Hollow=Little Hollow/USA/admin1|Pennsylvania=Pennsylvania/USA/admin1")]
    [InlineData("Envoys flew to the United Arab Emirates.", "United Arab Emirates=United Arab Emirates/ARE/country")]
    [InlineData("He was born in Buena Vista, Georgia.", "Buena Vista=Buena Vista/USA/admin1|Georgia=Georgia/USA/admin1")]
    [InlineData("Rallies shook Tbilisi, Georgia.", "Tbilisi=Tbilisi/GEO/city|Georgia=Georgia/GEO/country")]
    [InlineData("Hunger grows in Gaza.", "Gaza=Gaza Strip/PSE/admin1")]
    [InlineData("Talks in the US ended.", "US=United States/USA/country")]
    [InlineData("Fire swept a market in Córdoba, Spain.", "Córdoba=Córdoba/ESP/city|Spain=Spain/ESP/country")]
    public void Names_are_found_and_put_in_their_country(string text, string want) => Assert.Equal(want, string.Join("|", Find(text).Select(Show)));

    [Theory]
    [InlineData("Jesse Jackson spoke and Paris Hilton listened.")]
    [InlineData("The Washington Post asked us to join.")]
    [InlineData("Islamic State in Iraq and the Levant claimed it, the Bank of China denied it.")]
    [InlineData("It is nice to sell on mobile phones.")]
    [InlineData("Most of them came in March.")]
    public void Names_of_people_papers_and_words_are_no_places(string text) => Assert.Empty(Find(text).Select(Show));

    [Fact]
    public void The_document_decides_between_places_of_one_name()
    {
        const string Text = "Gunmen clashed in Tripoli.";
        Assert.Equal("LBY", Assert.Single(Find(Text)).Place.Country);
        var lebanon = new PlaceContext();
        lebanon.Add("LBN");
        Assert.Equal("LBN", Assert.Single(Find(Text, lebanon)).Place.Country);
    }

    [Fact]
    public void Continents_and_regions_are_no_countries()
    {
        var found = Find("The crisis hit Africa and the Middle East.");
        Assert.Equal(2, found.Count);
        Assert.All(found, m => Assert.Null(m.Place.Country));
    }

    [Fact]
    public void Every_row_lies_on_the_globe_and_every_alias_reaches_a_place()
    {
        Assert.True(s_gazetteer.Count > 20000);
        for (var i = 0; i < s_gazetteer.Count; i++)
        {
            var row = s_gazetteer[i];
            Assert.InRange(row.Latitude, -90, 90);
            Assert.InRange(row.Longitude, -180, 180);
            Assert.True(row.Country is null || row.Country.Length == 3, row.Name);
        }

        using var reader = new StreamReader(Path.Combine(Support.Root, "data", "places", "aliases.tsv"));
        foreach (var row in Table.Read(reader, "aliases.tsv"))
        {
            Assert.True(s_gazetteer.FirstWith(s_gazetteer.Names.Fold(row["alias"])) >= 0, row["alias"]);
        }
    }
}
