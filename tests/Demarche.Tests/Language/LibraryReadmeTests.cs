using Demarche.Language;

namespace Demarche.Tests.Language;

public class LibraryReadmeTests
{
    [Fact]
    public void The_five_lines_of_the_readme_are_these_and_run()
    {
        var lines = File.ReadAllLines(Path.Combine(Support.Root, "src", "Demarche.Language", "README.md")).SkipWhile(l => l != "```csharp").Skip(1).TakeWhile(l => l != "```").ToArray();
        var own = File.ReadAllText(Path.Combine(Support.Root, "tests", "Demarche.Tests", "Language", "LibraryReadmeTests.cs")).ReplaceLineEndings("\n");
        Assert.Equal(5, lines.Length);
        Assert.Contains(string.Join('\n', lines.Skip(1).Select(l => "        " + l)).Replace("\"data/models/english.dml\"", "Model", StringComparison.Ordinal).Replace("Console.", "output.", StringComparison.Ordinal), own, StringComparison.Ordinal);
        var output = new StringWriter();
        Sample(output);
        Assert.StartsWith("0 Norway Norway PROPN NNP 3 nmod:poss", output.ToString(), StringComparison.Ordinal);
        Assert.Contains("\n4 met meet VERB VBD -1 root", output.ToString().ReplaceLineEndings("\n"), StringComparison.Ordinal);
    }

    static readonly string Model = Path.Combine(Support.Root, "data", "models", "english.dml");

#pragma warning disable IDE0011 // as a reader would type it
    static void Sample(StringWriter output)
    {
        using var annotator = Annotator.Load(Model);
        foreach (var s in annotator.Annotate("Norway's foreign minister met Chilean envoys in Oslo on Friday."))
            for (var i = 0; i < s.Count; i++)
                output.WriteLine($"{i} {s.Word(i)} {s.Lemma(i)} {s.Upos(i)} {s.Xpos(i)} {s.Head(i)} {s.Relation(i)}");
    }
#pragma warning restore IDE0011
}
