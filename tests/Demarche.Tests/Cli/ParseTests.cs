using Demarche.Cli;
using Demarche.Cli.Verbs;
using Demarche.Language;

namespace Demarche.Tests.Cli;

public class ParseTests
{
    static string Run(Func<Annotator, StringWriter, int> run)
    {
        using var annotator = Annotator.Load(Path.Combine(Support.Root, "data", "models", "english.dml"));
        using var output = new StringWriter();
        Assert.Equal(ExitCode.Ok, run(annotator, output));
        return output.ToString();
    }

    [Fact]
    public void Text_comes_out_as_numbered_sentences_with_their_text()
    {
        var written = Run((a, o) => Parse.RunText(a, new StringReader("Kenya's envoy won't sign.\n\nHe left."), o));
        Assert.StartsWith("# sent_id = 1\n# text = Kenya's envoy won't sign.\n1-2\tKenya's\t_\t", written, StringComparison.Ordinal);
        Assert.Contains("\n4-5\twon't\t_\t", written, StringComparison.Ordinal);
        Assert.Contains("# sent_id = 2\n# text = He left.\n", written, StringComparison.Ordinal);
    }

    [Fact]
    public void Given_sentences_comments_and_words_written_as_one_are_kept()
    {
        const string given = "# sent_id = x-7\n# text = Dunno him.\n1-3\tDunno\t_\t_\t_\t_\t_\t_\t_\t_\n1\tDu\t_\tX\t_\t_\t0\troot\t_\t_\n2\tn\t_\tX\t_\t_\t1\tdep\t_\t_\n"
            + "3\tno\t_\tX\t_\t_\t1\tdep\t_\t_\n4\thim\t_\tX\t_\t_\t1\tdep\t_\tSpaceAfter=No\n5\t.\t_\tX\t_\t_\t1\tdep\t_\t_\n\n";
        var written = Run((a, o) => Parse.RunConllu(a, new StringReader(given), o));
        var lines = written.Split('\n');
        Assert.Equal(["# sent_id = x-7", "# text = Dunno him.", "1-3\tDunno\t_\t_\t_\t_\t_\t_\t_\t_"], lines[..3]);
        Assert.Equal(["Du", "n", "no", "him", "."], lines[3..8].Select(l => l.Split('\t')[1]));
        Assert.EndsWith("\tSpaceAfter=No", lines[6], StringComparison.Ordinal);
    }

    [Fact]
    public void A_line_that_is_no_conllu_is_named()
    {
        var failure = Assert.Throws<Failure>(() => Run((a, o) => Parse.RunConllu(a, new StringReader("1\tword\n\n"), o)));
        Assert.Contains("line 1: 2 columns", failure.Message, StringComparison.Ordinal);
    }
}
