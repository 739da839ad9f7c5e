using Demarche.Pipeline.Explaining;
using Demarche.Tests.Coding.Story;

namespace Demarche.Tests.Pipeline;

public class ExplainerTests
{
    [Fact]
    public void Every_statement_rests_on_a_sentence_that_is_shown()
    {
        foreach (var file in Directory.EnumerateFiles(Path.Combine(Support.Root, "data", "stories")))
        {
            foreach (var read in Demarche.Reading.Reader.Read(file))
            {
                var e = CoderFixture.Tools.Explainer.Explain(CoderFixture.Tools.Coder.Code(read.Article!), []);
                Assert.NotNull(e.Main);
                Assert.Equal(5, e.Sections.Count);
                foreach (var s in e.Sections.SelectMany(x => x.Statements))
                {
                    Assert.NotEmpty(s.Sources);
                    Assert.All(s.Sources, n => Assert.InRange(n, 1, e.Sentences.Count));
                }

                foreach (var c in e.Sentences)
                {
                    Assert.Equal(c.Text, e.Article.Words(c.At.Span).ReplaceLineEndings(" ").Trim());
                }
            }
        }
    }

    [Fact]
    public void A_text_without_acts_says_so()
    {
        var e = CoderFixture.Tools.Explainer.Explain(CoderFixture.Code("The weather was fine. Nobody complained about the soup."), []);
        Assert.Null(e.Main);
        Assert.Contains("No act between political actors was found", MarkdownExplainer.Write(e));
    }
}
