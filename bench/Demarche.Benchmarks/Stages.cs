using System.Buffers;
using System.Diagnostics;
using Demarche.Coding;
using Demarche.Coding.Dates;
using Demarche.Language;
using Demarche.Language.Model;
using Demarche.Pipeline;

namespace Demarche.Benchmarks;

/// <summary>What each stage of coding costs in processor time, one line a document, on one thread; the best of three rounds.</summary>
static class Stages
{
    public static int Run(string data, string file)
    {
        var lines = File.ReadAllLines(file);
        var articles = lines.Select(l => CodeRequest.Parse(l).Request!.ToArticle()).ToList();
        var knowledge = Knowledge.Load(data);
        var model = Path.Combine(data, "models", "english.dml");
        using var whole = Annotator.Load(model);
        using var bare = new Annotator(Net.Load(model), Kernels.Best);
        var coder = new EventCoder(whole, knowledge);

        var cut = articles.ConvertAll(a => Segmenter.Split(a.Text, 0, a.Text.Length));
        var sentences = cut.Sum(x => x.Count);
        var tokens = cut.Sum(x => x.Sum(s => s.Count));
        var done = articles.ConvertAll(a => whole.Annotate(a.Text, 0, a.Text.Length));
        var coded = articles.ConvertAll(coder.Code);
        Console.WriteLine(FormattableString.Invariant($"{lines.Length} lines, {sentences} sentences, {tokens} tokens"));
        void Time(string name, Action<int> one)
        {
            var best = double.MaxValue;
            for (var round = 0; round < 4; round++)
            {
                var before = Process.GetCurrentProcess().TotalProcessorTime;
                for (var i = 0; i < lines.Length; i++)
                {
                    one(i);
                }

                var spent = (Process.GetCurrentProcess().TotalProcessorTime - before).TotalMilliseconds;
                best = round == 0 ? best : Math.Min(best, spent);
            }

            Console.WriteLine(FormattableString.Invariant($"{name,-28}{1000 * best / sentences,9:F1} µs a sentence"));
        }

        var buffer = new ArrayBufferWriter<byte>(1 << 16);
        Time("read JSON", i => CodeRequest.Parse(lines[i]).Request!.ToArticle());
        Time("cut sentences and words", i => Segmenter.Split(articles[i].Text, 0, articles[i].Text.Length));
        Time("tag and parse", i => bare.Annotate(cut[i]));
        Time("mentions of actors", i => done[i].ForEach(s => knowledge.Mentions.Find(s, articles[i].Published.Day)));
        Time("acts", i => done[i].ForEach(s => knowledge.Actions.Find(s)));
        Time("dates", i => done[i].ForEach(s => DateFinder.Find(s.Text, s.Start, s.End, articles[i].Published.Day)));
        Time("places", i => done[i].ForEach(s => knowledge.Places.Find(s)));
        Time("quotes", i => knowledge.Quotes.Find(done[i]));
        Time("casualties", i => done[i].ForEach(s => _ = knowledge.Casualties.Find(s)));
        Time("all of annotating", i => whole.Annotate(articles[i].Text, 0, articles[i].Text.Length));
        Time("all of coding", i => coder.Code(articles[i]));
        Time("write JSON", i =>
        {
            buffer.ResetWrittenCount();
            CodeJson.WriteLine(buffer, "x", coded[i]);
        });
        Time("from line to line", i =>
        {
            buffer.ResetWrittenCount();
            CodeJson.WriteLine(buffer, "x", coder.Code(CodeRequest.Parse(lines[i]).Request!.ToArticle()));
        });
        return 0;
    }
}
