using Demarche.Coding.Actors;
using Demarche.Language;
using Demarche.Tests.Coding.Actions;

namespace Demarche.Tests.Coding.Actors;

public class MentionFinderTests
{
    static readonly MentionFinder s_finder = new(ActorCatalog.Load(Path.Combine(Support.Root, "data", "actors")));

    static string Show(Sentence s, DateOnly? on = null) =>
        string.Join(" | ", s_finder.Find(s, on).Select(m => $"{m.Mention.Text} = {m.Mention.Actor.Country ?? "?"} {m.Mention.Actor.Sector}".TrimEnd() + $" @{s.Word(m.Head)}"));

    static Sentence Plain(string text) => Segmenter.Split(text, 0, text.Length)[0];

    [Fact]
    public void Title_and_name_are_one_mention_by_the_tree()
    {
        var s = HandTree.Parse("Danish danish JJ 3 amod | Foreign foreign NNP 3 compound | Minister minister NNP 4 compound | Qvorp Qvorp NNP 5 nsubj | visited visit VBD 0 root | Kenyan kenyan JJ 7 amod | rebels rebel NNS 5 obj | in in IN 9 case | Chad Chad NNP 7 nmod");
        Assert.Equal("Danish Foreign Minister Qvorp = DNK GOV @Qvorp | Kenyan rebels = KEN REB @rebels | Chad = TCD @Chad", Show(s));
    }

    [Fact]
    public void A_generic_actor_takes_the_country_it_is_in()
    {
        var s = HandTree.Parse("Protesters protester NNS 4 nsubj | in in IN 3 case | Chad Chad NNP 1 nmod | marched march VBD 0 root");
        Assert.StartsWith("Protesters = TCD CVL @Protesters", Show(s), StringComparison.Ordinal);
    }

    [Fact]
    public void The_owner_of_an_act_is_a_mention_of_its_own()
    {
        var s = HandTree.Parse("Norway Norway NNP 3 nmod:poss | 's 's POS 1 case | attack attack NN 6 nsubj | on on IN 5 case | Peru Peru NNP 3 nmod | failed fail VBD 0 root");
        Assert.Equal("Norway = NOR @Norway | Peru = PER @Peru", Show(s));
    }

    [Fact]
    public void Coordinated_adjectives_give_members()
    {
        var s = HandTree.Parse("Danish danish JJ 4 amod | and and CC 3 cc | Swedish swedish JJ 1 conj | soldiers soldier NNS 5 nsubj | left leave VBD 0 root");
        var m = Assert.Single(s_finder.Find(s, null));
        Assert.Equal(["DNK", "SWE"], m.Mention.Members!.Select(x => x.Actor.Country));
        Assert.Null(m.Mention.Actor.Country);
    }

    [Fact]
    public void Words_alone_give_mentions_too()
    {
        Assert.Equal("Norwegian police = NOR COP @police | protesters = ? CVL @protesters | Oslo = NOR GOV @Oslo", Show(Plain("Norwegian police arrested protesters near Oslo.")));
        Assert.Equal("Denmark's prime minister = DNK GOV @minister | the White House = USA GOV @House".Replace("the ", "", StringComparison.Ordinal), Show(Plain("Denmark's prime minister called the White House.")));
    }

    [Fact]
    public void Mentions_lie_inside_the_sentence_in_order_without_overlap()
    {
        foreach (var line in File.ReadLines(Support.Shared("data/news/articles.jsonl")).Take(20))
        {
            using var json = System.Text.Json.JsonDocument.Parse(line);
            var text = json.RootElement.TryGetProperty("text", out var t) ? t.GetString() ?? "" : "";
            foreach (var s in Segmenter.Split(text, 0, text.Length))
            {
                var last = 0;
                foreach (var m in s_finder.Find(s, null))
                {
                    Assert.True(last <= m.First && m.First <= m.Head && m.Head < m.End && m.End <= s.Count);
                    Assert.Equal(m.Mention.Text, text[m.Mention.Span.Start..m.Mention.Span.End]);
                    last = m.End;
                }
            }
        }
    }
}
