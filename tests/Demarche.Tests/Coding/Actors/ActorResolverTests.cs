using Demarche.Coding.Actors;

namespace Demarche.Tests.Coding.Actors;

public class ActorResolverTests
{
    static readonly ActorCatalog s_catalog = ActorCatalog.Load(Path.Combine(Support.Root, "data", "actors"));
    static readonly ActorResolver s_resolver = new(s_catalog);

    static string Say(string phrase, string? on = null, string? context = null)
    {
        var a = s_resolver.Resolve(phrase, context, on is null ? null : DateOnly.ParseExact(on, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        return a is null ? "-" : $"{a.Country ?? "?"} {string.Join('+', a.Sectors)}".TrimEnd();
    }

    [Theory]
    [InlineData("Norway", "NOR")]
    [InlineData("the Norwegian government", "NOR GOV")]
    [InlineData("Norwegian Foreign Ministry", "NOR GOV")]
    [InlineData("Norway's Foreign Ministry", "NOR GOV")]
    [InlineData("the Ministry of Foreign Affairs of Norway", "NOR GOV")]
    [InlineData("Oslo", "NOR GOV")]
    [InlineData("Bolivian police", "BOL COP")]
    [InlineData("police in La Paz", "BOL COP")]
    [InlineData("soldiers of the Chilean army", "CHL MIL")]
    [InlineData("Chadian opposition lawmakers", "TCD LEG+OPP")]
    [InlineData("a Malian rebel leader", "MLI REB")]
    [InlineData("Swiss officials", "CHE GOV")]
    [InlineData("a former Peruvian president", "PER ELI")]
    [InlineData("ex-ministers of Iceland", "ISL ELI")]
    [InlineData("Iran-backed militiamen in Iraq", "IRQ PRM")]
    [InlineData("anti-French protesters in Niger", "NER CVL")]
    [InlineData("Unicef", "UNO")]
    [InlineData("the Danish parliament", "DNK LEG")]
    [InlineData("the Supreme Court of Kenya", "KEN JUD")]
    [InlineData("Soviet troops", "SUN MIL")]
    [InlineData("Burma", "MMR")]
    [InlineData("Abkhazia", "GEO PRE+GOV")]
    [InlineData("the Finnish ambassador to Estonia", "FIN GOV")]
    public void A_phrase_gives_country_and_sector(string phrase, string expected) => Assert.Equal(expected, Say(phrase));

    [Theory]
    [InlineData("anti-Taliban fighters", "? UAF")]
    [InlineData("a pro-Russian party", "? PTY")]
    [InlineData("US-backed rebels", "? REB")]
    [InlineData("an anti-Hezbollah rally", "-")]
    public void A_side_that_is_opposed_or_taken_does_not_act(string phrase, string expected) => Assert.Equal(expected, Say(phrase));

    [Theory]
    [InlineData("Labour Party", "GBR PTY")]
    [InlineData("the Dutch Labour Party", "NLD PTY")]
    public void A_party_of_another_country_is_not_the_namesake_of_the_table(string phrase, string expected) => Assert.Equal(expected, Say(phrase));

    [Theory]
    [InlineData("The Hindu newspaper", "IND JRN")]
    [InlineData("The Hindu worshippers", "? REL")]
    [InlineData("The Economist", "GBR JRN")]
    [InlineData("The economist Adam", "? EDU")]
    [InlineData("Jogorku Kenesh", "KGZ LEG")]
    [InlineData("Nangarhar police", "AFG COP")]
    public void Names_of_several_words_are_told_from_the_words_they_are_made_of(string phrase, string expected) => Assert.Equal(expected, Say(phrase));

    [Theory]
    [InlineData("the Taliban", "1995-03-01", "AFG REB")]
    [InlineData("the Taliban", "1999-03-01", "AFG GOV")]
    [InlineData("Taliban fighters", "2003-03-01", "AFG REB")]
    [InlineData("the Taliban", "2024-03-01", "AFG GOV")]
    [InlineData("Moscow", "1979-12-27", "SUN GOV")]
    [InlineData("Moscow", "2008-08-08", "RUS GOV")]
    [InlineData("Prague", "1968-08-21", "CSK GOV")]
    [InlineData("Belgrade", "1999-03-24", "YUG GOV")]
    public void Roles_hold_at_the_date(string phrase, string on, string expected) => Assert.Equal(expected, Say(phrase, on));

    [Fact]
    public void Words_that_are_also_names_count_only_as_written_like_names()
    {
        Assert.Equal("-", Say("all of us"));
        Assert.Equal("USA", Say("the US"));
        Assert.Equal("-", Say("a roast turkey"));
        Assert.Equal("TUR", Say("Turkey"));
        Assert.Equal("-", Say("those who"));
    }

    [Fact]
    public void An_unknown_holder_keeps_country_sector_and_office()
    {
        var a = s_resolver.Resolve("Danish Foreign Minister Xylander Qvorp", null, new DateOnly(2031, 1, 1));
        Assert.Equal(("DNK", "GOV", "foreign minister", null), (a?.Country, a?.Sector, a?.Role, a?.Id));
    }

    [Fact]
    public void Coordinated_adjectives_share_their_head()
    {
        var all = s_resolver.ResolveAll("Danish and Swedish soldiers");
        Assert.Equal(["DNK MIL", "SWE MIL"], all.Select(a => $"{a.Country} {a.Sector}"));
    }

    [Fact]
    public void Coordinated_states_share_their_leaders()
    {
        var all = s_resolver.ResolveAll("the leaders of Spain, Portugal and Bosnia and Herzegovina");
        Assert.Equal(["ESP GOV", "PRT GOV", "BIH GOV"], all.Select(a => $"{a.Country} {a.Sector}"));
    }

    [Fact]
    public void Context_tells_the_country_that_the_words_leave_out()
    {
        Assert.Equal("? COP", Say("riot police"));
        Assert.Equal("MDG COP", Say("riot police", context: "Antananarivo was quiet on Monday"));
    }

    [Fact]
    public void An_id_stands_for_its_bearer() => Assert.Equal("UKR", s_resolver.Resolve("UKR")?.Id);

    [Fact]
    public void Every_name_of_a_state_leads_back_to_it()
    {
        using var reader = new StreamReader(Path.Combine(Support.Root, "data", "actors", "names.tsv"));
        foreach (var row in Table.Read(reader, "names.tsv"))
        {
            if (row["to"].Length > 0 || row["from"].Length > 0)
            {
                continue;
            }

            var actor = s_resolver.Resolve(row["name"]);
            Assert.True(actor?.Country is not null, $"{row["name"]} stands for nobody");
        }
    }

    [Fact]
    public void Nothing_breaks_on_odd_input()
    {
        foreach (var odd in (string[])["", " ", "'s", "of", ",,,", "and and", "the", "'", "U.", "\uD800", new string('a', 100_000), string.Join(' ', Enumerable.Repeat("Russian and", 3000))])
        {
            _ = s_resolver.ResolveAll(odd, odd, new DateOnly(2000, 1, 1));
        }
    }
}
