using Demarche.Coding.Actions;
using Demarche.Language;

namespace Demarche.Tests.Coding.Actions;

public class ActionFinderTests
{
    static readonly ActionFinder s_finder = new(ActionLexiconTests.Lexicon);

    static string Tell(string tree)
    {
        var s = HandTree.Parse(tree);
        return string.Join("; ", s_finder.Find(s).Select(f =>
            $"{f.Cameo} {Words(s, f.Sources)} > {Words(s, f.Targets)}{(f.Mutual ? " mutual" : "")}{(f.Held is { } h ? $" held {h}" : "")}{(f.Reporter >= 0 ? $" by {s.Word(f.Reporter)}" : "")}"));
    }

    static string Words(Sentence s, IReadOnlyList<int> tokens) => tokens.Count == 0 ? "-" : string.Join("+", tokens.Select(s.Word));

    [Fact]
    public void The_object_decides_the_code() =>
        Assert.Equal("161 Oslo > Minsk", Tell("Oslo Oslo NNP 2 nsubj | recalled recall VBD 0 root | its its PRP$ 4 nmod:poss | ambassador ambassador NN 2 obj | from from IN 6 case | Minsk Minsk NNP 2 obl"));

    [Fact]
    public void A_threat_folds_the_act_it_holds() =>
        Assert.Equal("138 Rebels > airport", Tell("Rebels rebel NNS 2 nsubj | threatened threaten VBD 0 root | to to TO 4 mark | bomb bomb VB 2 xcomp | the the DT 6 det | airport airport NN 4 obj"));

    [Fact]
    public void A_demand_is_aimed_at_who_should_act() =>
        Assert.Equal("0253 Lisbon > Caracas", Tell("Lisbon Lisbon NNP 2 nsubj | urged urge VBD 0 root | Caracas Caracas NNP 2 obj | to to TO 5 mark | free free VB 2 xcomp | the the DT 7 det | hostages hostage NNS 5 obj"));

    [Fact]
    public void A_passive_gives_agent_and_victim() =>
        Assert.Equal("173 police > leader", Tell("The the DT 2 det | leader leader NN 4 nsubj:pass | was be VBD 4 aux:pass | arrested arrest VBN 0 root | by by IN 6 case | police police NN 4 obl:agent"));

    [Fact]
    public void A_light_verb_lends_its_subject_to_the_noun() =>
        Assert.Equal("040 Rome+Athens > - mutual", Tell("Rome Rome NNP 4 nsubj | and and CC 3 cc | Athens Athens NNP 1 conj | held hold VBD 0 root | talks talk NNS 4 obj"));

    [Fact]
    public void What_a_speaker_says_of_itself_ahead_is_a_promise() =>
        Assert.Equal("033 Madrid > Quito by Madrid", Tell("Madrid Madrid NNP 2 nsubj | said say VBD 0 root | it it PRP 5 nsubj | would will MD 5 aux | assist assist VB 2 ccomp | Quito Quito NNP 5 obj"));

    [Fact]
    public void A_plan_nobody_promises_is_held() =>
        Assert.Equal("040 leaders > - mutual held Planned", Tell("The the DT 2 det | leaders leader NNS 4 nsubj | will will MD 4 aux | meet meet VB 0 root | tomorrow tomorrow NN 4 obl:tmod"));

    [Fact]
    public void A_negated_act_is_held() =>
        Assert.Equal("054 one > island held Negated", Tell("No no DT 2 det | one one NN 4 nsubj | has have VBZ 4 aux | recognised recognise VBN 0 root | the the DT 6 det | island island NN 4 obj"));

    [Fact]
    public void What_others_must_do_is_a_demand() =>
        Assert.Equal("1056 Accra > Lome by Accra", Tell("Accra Accra NNP 2 nsubj | says say VBZ 0 root | Lome Lome NNP 5 nsubj | must must MD 5 aux | withdraw withdraw VB 2 ccomp | its its PRP$ 7 nmod:poss | troops troop NNS 5 obj"));

    [Fact]
    public void A_caller_who_names_both_parties_gets_the_best_relation()
    {
        var s = HandTree.Parse("Oslo Oslo NNP 3 nsubj | will will MD 3 aux | visit visit VB 0 root | Minsk Minsk NNP 3 obj");
        var f = s_finder.Relate(s, 0, 3)[0];
        Assert.Equal("036", f.Cameo);
        Assert.Equal([0], f.Sources);
        Assert.Equal([3], f.Targets);
    }
}
