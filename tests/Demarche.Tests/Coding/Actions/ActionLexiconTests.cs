using Demarche.Coding.Actions;

namespace Demarche.Tests.Coding.Actions;

public class ActionLexiconTests
{
    internal static readonly ActionLexicon Lexicon = ActionLexicon.Load(Path.Combine(Support.Root, "data", "actions"));

    [Fact]
    public void Every_root_from_appeals_to_mass_violence_has_rules_and_so_has_recognition()
    {
        for (var root = 2; root <= 20; root++)
        {
            Assert.Contains(Lexicon.Codes, c => c.StartsWith($"{root:00}", StringComparison.Ordinal));
        }

        Assert.Contains("054", Lexicon.Codes);
        Assert.True(Lexicon.RuleCount >= 1200, $"{Lexicon.RuleCount} rules");
    }

    [Theory]
    [InlineData("agree", "040", "036")]
    [InlineData("refuse", "0841", "1243")]
    [InlineData("threaten", "163", "1312")]
    [InlineData("demand", "0841", "1053")]
    [InlineData("stop", "163", "085")]
    [InlineData("will", "195", "138")]
    public void Folds_give_the_code_of_the_outer_act(string fold, string inner, string expected) =>
        Assert.Equal(expected, Lexicon.Fold(fold).Apply(inner));

    [Fact]
    public void An_unknown_class_is_named_with_file_and_line()
    {
        var e = Assert.Throws<FormatException>(() => new WordTest("NOSUCH", Lexicon.Classes, "x.tsv line 3"));
        Assert.Contains("x.tsv line 3", e.Message);
        Assert.Contains("NOSUCH", e.Message);
    }
}
