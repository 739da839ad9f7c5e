using Demarche.Coding;
using Demarche.Coding.Actions;
using Demarche.Coding.Actors;
using Demarche.Coding.Own;
using Demarche.Pipeline;

namespace Demarche.Tests.Coding.Own;

/// <summary>What a user brings without code: read, linted, and used for coding.</summary>
public class OwnKnowledgeTests
{
    static OwnKnowledge Read(TempFolder folder, params (string Name, string Text)[] files)
    {
        foreach (var (name, text) in files)
        {
            File.WriteAllText(Path.Combine(folder.Path, name), text);
        }

        return OwnKnowledge.Read(folder.Path);
    }

    static ActorResolver Resolver(OwnKnowledge own) => new(ActorCatalog.Load(Path.Combine(Support.Root, "data", "actors"), own));

    static string Show(Actor? a) => a is null ? "-" : $"{a.Country}|{string.Join(',', a.Sectors)}";

    [Fact]
    public void Rows_of_a_csv_are_an_actor_with_times()
    {
        using var folder = new TempFolder();
        var own = Read(folder, ("actors.csv", """
            name,alias,iso3,sector,valid_from,valid_to
            Harbour League,"League of the Harbour; LoH",SOM,REB,,2019-12-31
            Harbour League,,SOM,GOV;MIL,2020-01-01,
            """));
        Assert.Empty(own.Problems);
        var resolver = Resolver(own);
        Assert.Equal("SOM|REB", Show(resolver.Resolve("the Harbour League", on: new DateOnly(2019, 5, 1))));
        Assert.Equal("SOM|GOV,MIL", Show(resolver.Resolve("League of the Harbour", on: new DateOnly(2024, 5, 1))));
    }

    [Fact]
    public void Wrong_lines_are_told_with_their_numbers_and_the_rest_is_used()
    {
        using var folder = new TempFolder();
        var own = Read(folder,
            ("actors.csv", "name,iso3,sector,valid_from\nGood Group,KEN,REB,\nBad Group,Kenya,REB,\nLate Group,KEN,REB,soon\n"),
            ("mine.actors.txt", "HARFLEUR [HAR]\n+HARFLEURIAN\nNOBODY\nMONTRALE [MTR 20200101-20190101]\n"),
            ("mine.agents.txt", "GLOVER [~LAB]\nnonsense\n"),
            ("mine.verbs.txt", "- * EARLY [010]\n--- GREET [041] ---\nGREET\n- * &NOSET [042]\n"),
            ("actions.yaml", "- name: odd\n  cameo: \"999\"\n  patterns:\n    - open obj=embassy\n- name: fine\n  cameo: \"050\"\n  patterns:\n    - reopen nonsense\n"));
        var problems = own.Problems.Concat(own.Check(ActionLexicon.Load(Path.Combine(Support.Root, "data", "actions")))).Select(p => $"{p.File}:{p.Line}").Order(StringComparer.Ordinal);
        Assert.Equal("actions.yaml:2 actions.yaml:8 actors.csv:3 actors.csv:4 mine.actors.txt:3 mine.actors.txt:4 mine.actors.txt:4 mine.agents.txt:2 mine.verbs.txt:1 mine.verbs.txt:4", string.Join(' ', problems));
        Assert.Equal("KEN|REB", Show(Resolver(own).Resolve("Good Group")));
    }

    [Fact]
    public void Petrarch_dates_tell_what_an_actor_was()
    {
        using var folder = new TempFolder();
        var own = Read(folder, ("mine.actors.txt", "######  Harfleur  ######\n# one [OLD 700101]\nEDDA_BORLUND  # a comment\n+MAYOR_BORLUND\n\t[HARGOV 20100101-20141231]\n\t[HARELI >20141231]\n\t[HAROPP <991231]\n"));
        Assert.Empty(own.Problems);
        var actor = Assert.Single(own.Actors);
        Assert.Equal(["EDDA BORLUND", "MAYOR BORLUND"], actor.Names);
        Assert.Equal("GOV", actor.At(new DateOnly(2012, 5, 5))!.Codes[0].Sectors[0]);
        Assert.Equal("ELI", actor.At(new DateOnly(2016, 5, 5))!.Codes[0].Sectors[0]);
        Assert.Equal("OPP", actor.At(new DateOnly(1999, 12, 30))!.Codes[0].Sectors[0]);
        Assert.Null(actor.At(new DateOnly(2005, 1, 1)));
    }

    [Theory]
    [InlineData("Soldiers from Harfleur greeted the mayors of Montrale.", "HAR|MIL 041 MTR|GOV")]
    [InlineData("Harfleur and Montrale greeted former officials in Lowick.", "HAR| 041 LOW|ELI;MTR| 041 LOW|ELI")]
    [InlineData("Harfleur was greeted by Montrale.", "MTR| 041 HAR|")]
    [InlineData("Harfleur greeted the warm proposal of Montrale.", "HAR| 042 MTR|")]
    [InlineData("Harfleur did not greet Montrale.", "HAR| 112 MTR|")]
    [InlineData("Harfleur painted Montrale.", "")]
    public void A_verb_dictionary_takes_the_place_of_the_lexicon(string text, string want)
    {
        using var folder = new TempFolder();
        var own = Read(folder,
            ("mine.actors.txt", "HARFLEUR [HAR]\nMONTRALE [MTR]\nLOWICK [LOW]\n"),
            ("mine.agents.txt", "SOLDIER [~MIL]\nMAYOR [~GOV]\nOFFICIAL [~GOV]\n"),
            ("mine.verbs.txt", "&KIND\n+WARM\n+FRIENDLY\n--- GREET [041] ---\nGREET\n- * &KIND PROPOSAL [042]\n- NOT * [112]\n"));
        Assert.Empty(own.Problems);
        var coder = new Tools(Path.Combine(Support.Root, "data"), own).Coder;
        var events = coder.Code(new Article { Id = "t", Text = text }).Events;
        static IEnumerable<string> Each(Mention? m) => m is null ? ["-"] : m.Members is { Count: > 1 } parts ? parts.Select(p => Show(p.Actor)) : [Show(m.Actor)];
        Assert.Equal(want, string.Join(';', events.SelectMany(e => Each(e.Source).SelectMany(s => Each(e.Target).Select(t => $"{s} {e.Action.Cameo} {t}")))));
    }

    [Fact]
    public void Own_action_types_join_the_lexicon()
    {
        using var folder = new TempFolder();
        var own = Read(folder, ("actions.yaml", "- name: lantern greeting\n  cameo: \"051\"\n  patterns:\n    - lantern obj=*   # a verb nobody else uses so\n"));
        Assert.Empty(own.Problems);
        Assert.Empty(own.Check(ActionLexicon.Load(Path.Combine(Support.Root, "data", "actions"))));
        var coder = new Tools(Path.Combine(Support.Root, "data"), own).Coder;
        var e = Assert.Single(coder.Code(new Article { Id = "t", Text = "Norway lanterned Kenya." }).Events);
        Assert.Equal(("NOR", "051", "KEN"), (e.Source!.Actor.Country, e.Action.Cameo, e.Target!.Actor.Country));
    }

    [Fact]
    public void A_folder_that_is_not_there_is_told() =>
        Assert.Contains("no folder", Assert.Throws<DirectoryNotFoundException>(() => OwnKnowledge.Read(Path.Combine(Path.GetTempPath(), "demarche-nothing-here"))).Message, StringComparison.Ordinal);
}
