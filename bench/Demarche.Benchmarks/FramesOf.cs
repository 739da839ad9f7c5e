using Demarche.Coding.Actions;
using Demarche.Language;
using Demarche.Reading;

namespace Demarche.Benchmarks;

/// <summary>Prints the tree and the frames of each sentence of a document, before anybody is resolved; for work on the lexicon.</summary>
static class FramesOf
{
    public static int Print(string data, string file)
    {
        var annotator = Annotator.Load(Path.Combine(data, "models", "english.dml"));
        var finder = new ActionFinder(ActionLexicon.Load(Path.Combine(data, "actions")));
        foreach (var result in Reader.Read(file))
        {
            if (result.Article is not { } a)
            {
                continue;
            }

            Console.WriteLine($"# {a.Publisher} {a.Published.Day} {a.Published.Source} {a.Published.Reason}");
            foreach (var p in a.Passages)
            {
                Console.WriteLine($"== {p.Kind}");
                if (!p.IsCoded)
                {
                    continue;
                }

                foreach (var s in annotator.Annotate(a.Text, p.Start, p.End))
                {
                    Console.WriteLine(s.ToString());
                    Console.WriteLine("   " + string.Join(' ', Enumerable.Range(0, s.Count).Select(i => $"{i}:{s.Word(i)}/{s.Xpos(i)}/{s.Relation(i)}>{s.Head(i)}")));
                    foreach (var f in finder.Find(s))
                    {
                        Console.WriteLine($"   >> {f.Cameo} S[{string.Join(',', f.Sources.Select(s.Word))}] T[{string.Join(',', f.Targets.Select(s.Word))}] {(f.Mutual ? "mutual" : "")} held={f.Held} rep={f.Reporter} {f.Certainty:0.00} {f.Because}");
                    }
                }
            }
        }

        return 0;
    }
}
