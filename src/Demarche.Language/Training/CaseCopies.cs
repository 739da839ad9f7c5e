namespace Demarche.Language.Training;

/// <summary>Training sentences as headlines write them: all capitals, or capitals at the head of most words; some without their last full stop.</summary>
static class CaseCopies
{
    internal static Sentence Make(Sentence s, Chance chance)
    {
        var all = chance.Below(3) == 0;
        var count = s.Count > 3 && s.Word(s.Count - 1) == "." && !s.Heads.Contains(s.Count - 1) && s.Heads[^1] >= 0 && chance.Below(2) == 0 ? s.Count - 1 : s.Count;
        return Treebank.WithForms(s, count, i => all ? s.Word(i).ToUpperInvariant() : Titled(s, i));
    }

    static string Titled(Sentence s, int i)
    {
        var word = s.Word(i);
        var isSmall = i > 0 && word.Length <= 3 && s.Uposes[i] is Language.Upos.ADP or Language.Upos.DET or Language.Upos.CCONJ or Language.Upos.PART;
        return isSmall || !char.IsLower(word[0]) ? word : char.ToUpperInvariant(word[0]) + word[1..];
    }
}
