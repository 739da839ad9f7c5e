using Demarche.Coding.Actions;
using Demarche.Language;

namespace Demarche.Tests.Coding.Actions;

/// <summary>The codebook under Specs/ is documentation and test: each file explains a PLOVER type and holds sentences with their acts.</summary>
public class CodebookTests
{
    static readonly Lazy<Annotator> s_annotator = new(() => Annotator.Load(Path.Combine(Support.Root, "data", "models", "english.dml")));
    static readonly ActionFinder s_finder = new(ActionLexiconTests.Lexicon);

    /// <summary>Share of the examples that must be told exactly, with the parser that ships: a floor, raised as the parts get better.</summary>
    const double Floor = 0.85;

    static IEnumerable<(string File, string Sentence, List<string> Acts)> Examples()
    {
        foreach (var path in Directory.GetFiles(Path.Combine(Support.Root, "tests", "Demarche.Tests", "Specs"), "*.md").Order(StringComparer.Ordinal))
        {
            string? sentence = null;
            List<string> acts = [];
            foreach (var line in File.ReadLines(path).Append("> "))
            {
                if (line.StartsWith("> ", StringComparison.Ordinal) || line.StartsWith(">> ", StringComparison.Ordinal))
                {
                    if (sentence is not null)
                    {
                        yield return (Path.GetFileNameWithoutExtension(path), sentence, acts);
                    }

                    // What stands after ">>" is a whole report: WholeEventsTests.
                    (sentence, acts) = (line[1] == '>' ? null : line[2..], []);
                }
                else if (line.StartsWith("- ", StringComparison.Ordinal) && sentence is not null && line != "- nothing")
                {
                    acts.Add(line[2..]);
                }
            }
        }
    }

    static List<string> Tell(string text)
    {
        var told = new List<string>();
        foreach (var s in s_annotator.Value.Annotate(text, 0, text.Length))
        {
            foreach (var f in s_finder.Find(s))
            {
                var held = f.Held is { } h ? $"held {h.ToString().ToLowerInvariant()} " : "";
                told.Add($"{held}{f.Cameo}: {Words(s, f.Sources)} → {Words(s, f.Targets)}{(f.Mutual ? " mutual" : "")}");
            }
        }

        return told;
    }

    static string Words(Sentence s, IReadOnlyList<int> tokens) => tokens.Count == 0 ? "—" : string.Join(" + ", tokens.Select(s.Word));

    [Fact]
    public void The_codebook_has_a_file_for_each_type_with_six_examples_or_more()
    {
        var files = Examples().GroupBy(e => e.File).ToDictionary(g => g.Key, g => g.Count());
        foreach (var type in Ontology.Types)
        {
            Assert.True(files.GetValueOrDefault(type.ToLowerInvariant()) >= 6, $"{type}: too few examples");
        }
    }

    [Fact]
    public void The_examples_of_the_codebook_are_told_as_written()
    {
        if (!File.Exists(Path.Combine(Support.Root, "data", "models", "english.dml")))
        {
            Assert.Skip("data/models/english.dml is not built.");
        }

        var all = 0;
        var right = 0;
        var wrong = new List<string>();
        foreach (var (file, sentence, acts) in Examples())
        {
            all++;
            var told = Tell(sentence);
            if (acts.Order(StringComparer.Ordinal).SequenceEqual(told.Order(StringComparer.Ordinal)))
            {
                right++;
            }
            else
            {
                wrong.Add($"{file}: {sentence}\n    expected {string.Join(" | ", acts)}\n    told     {string.Join(" | ", told)}");
            }
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{right} of {all}\n{string.Join('\n', wrong)}");
        Assert.True(right >= Floor * all, $"{right} of {all} examples are told as written:\n{string.Join('\n', wrong)}");
    }
}
