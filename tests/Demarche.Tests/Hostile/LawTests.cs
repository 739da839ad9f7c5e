using System.Text;
using System.Text.Json;
using Demarche.Language;
using Demarche.Language.Model;
using Demarche.Language.Training;
using Demarche.Pipeline;
using Demarche.Pipeline.Ingest;
using Demarche.Store;
using Demarche.Tests.Merging;

namespace Demarche.Tests.Hostile;

/// <summary>
/// Laws over many made-up inputs. Others stand beside what they are about: clusters do not depend on order (MergerTests, SettlingTests), what is exported
/// is imported and exported the same (OwnLayoutTests, ExchangeTests), as-of answers see nothing later (RelationLedgerTests, LeakTests).
/// </summary>
public class LawTests
{
    const int Sentences = 10_000;

    static readonly DateOnly s_day = new(2024, 3, 1);

    [Fact]
    public void Every_vector_width_gives_the_same_trees_of_ten_thousand_sentences()
    {
        var made = new NewsLike(1);
        var words = Enumerable.Range(0, Sentences).Select(_ => made.Words()).ToArray();
        var trees = new[] { Width.Scalar, Width.V128, Width.V256, Width.V512 }.AsParallel().AsOrdered().Select(width =>
        {
            using var annotator = new Annotator(Net.Load(Path.Combine(Support.Root, "data", "models", "english.dml")), Kernels.For(width));
            var sentences = words.Select(w => Treebank.Bare(w)).ToList();
            annotator.Annotate(sentences);
            var shown = new StringBuilder();
            foreach (var s in sentences)
            {
                for (var i = 0; i < s.Count; i++)
                {
                    shown.Append(s.Upos(i)).Append(s.Xpos(i)).Append(s.Head(i)).Append(s.Relation(i)).Append(' ');
                }
            }

            return shown.ToString();
        }).ToList();
        Assert.True(trees[0].Length > 50_000);
        Assert.All(trees, t => Assert.True(t == trees[0], "trees differ between widths"));
    }

    [Fact]
    public void Coding_gives_the_same_bytes_alone_together_again_and_on_any_number_of_threads()
    {
        var made = new NewsLike(2);
        var lines = Enumerable.Range(0, 300).Select(i => JsonSerializer.Serialize(new { id = $"{i}", text = made.Report(s_day).Text, date = "2024-03-01" })).ToArray();
        var one = Run(1, lines);
        Assert.Equal(lines.Length, one.Count(b => b == '\n'));
        Assert.Equal(one, Run(8, lines));
        Assert.Equal(one, Run(1, lines));
        var alone = lines.SelectMany(l => Run(1, [l])).ToArray();
        Assert.Equal(one, alone);

        static byte[] Run(int threads, string[] lines)
        {
            using var output = new MemoryStream();
            CodePipe.Run(new StringReader(string.Join('\n', lines)), output, Retold.Tools.Coder, threads, CancellationToken.None);
            return output.ToArray();
        }
    }

    [Fact]
    public void Nothing_dated_after_its_text_has_occurred_and_every_offset_lies_in_it()
    {
        var made = new NewsLike(3);
        var events = 0;
        for (var i = 0; i < 1_000; i++)
        {
            var article = made.Report(s_day.AddDays(i % 700));
            var coded = Retold.Tools.Coder.Code(article);
            events += coded.Events.Count;
            foreach (var e in coded.Events)
            {
                Assert.False(e.Status == Status.Occurred && e.Date.From > article.Published.Day, $"{e.Action.Cameo} on {e.Date.From} had occurred by {article.Published.Day}: {article.Title} | {article.Text}");
                Assert.All(e.Evidence.Append(e.At), x => In(article, x.Span));
            }

            Assert.All(coded.Held, h => In(article, h.At.Span));
            Assert.All(coded.Quotes, q => In(article, q.At.Span));
            var at = 0;
            foreach (var s in coded.Sentences.Where(s => s.Span.Field == Field.Text))
            {
                Assert.InRange(s.Span.Start, at, article.Text.Length);
                Assert.InRange(s.Span.End, s.Span.Start, article.Text.Length);
                at = s.Span.End;
            }
        }

        Assert.True(events > 300, $"{events} events: too few to mean anything");

        static void In(Article article, Span span)
        {
            Assert.InRange(span.Start, 0, span.End);
            Assert.InRange(span.End, 0, (span.Field == Field.Title ? article.Title ?? "" : article.Text).Length);
        }
    }

    [Fact]
    public void Adding_twice_and_in_any_order_is_adding_once()
    {
        var made = new NewsLike(4);
        var articles = Enumerable.Range(0, 60).Select(i => made.Report(s_day.AddDays(i % 5))).DistinctBy(a => a.Id).ToArray();
        var chance = new Random(5);
        var once = Record([articles]);
        Assert.NotEmpty(once);
        for (var round = 0; round < 3; round++)
        {
            chance.Shuffle(articles);
            Assert.Equal(once, Record([articles[..40], [.. articles[20..], articles[0]], articles]));
        }

        static List<string> Record(Article[][] portions)
        {
            using var store = EventStore.Open(":memory:");
            foreach (var portion in portions)
            {
                new Ingestion(store, Retold.Tools).Run(portion);
            }

            return [.. store.Events(new EventFilter { Limit = 10_000 }).Select(e => JsonSerializer.Serialize(e.Event)).Order(StringComparer.Ordinal)];
        }
    }
}
