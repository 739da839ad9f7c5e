namespace Demarche.Language.Training;

/// <summary>Training sentences as headlines write them: all capitals, or capitals at the head of most words.</summary>
static class CaseCopies
{
    internal static Sentence Make(Sentence s, Chance chance)
    {
        var all = chance.Below(3) == 0;
        return Treebank.WithForms(s, i => all ? s.Word(i).ToUpperInvariant() : Titled(s, i));
    }

    static string Titled(Sentence s, int i)
    {
        var word = s.Word(i);
        var isSmall = i > 0 && word.Length <= 3 && s.Uposes[i] is Language.Upos.ADP or Language.Upos.DET or Language.Upos.CCONJ or Language.Upos.PART;
        return isSmall || !char.IsLower(word[0]) ? word : char.ToUpperInvariant(word[0]) + word[1..];
    }
}
