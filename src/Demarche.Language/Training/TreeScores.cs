namespace Demarche.Language.Training;

/// <summary>Accuracy on given tokens, in percent: universal tags, Penn tags, heads, heads with full labels. Punctuation counts.</summary>
sealed record TreeScores(int Tokens, double Upos, double Xpos, double Heads, double Labelled)
{
    /// <summary>Annotates copies of gold sentences and compares.</summary>
    internal static TreeScores Measure(Annotator annotator, IReadOnlyList<Sentence> gold)
    {
        var copies = gold.Select(s => new Sentence(s.Text, s.Start, s.End, s.Starts, s.Ends)).ToList();
        annotator.Annotate(copies);
        return Compare(copies, gold);
    }

    /// <summary>Compares analyses of the same words.</summary>
    internal static TreeScores Compare(IReadOnlyList<Sentence> own, IReadOnlyList<Sentence> gold)
    {
        int tokens = 0, upos = 0, xpos = 0, heads = 0, labelled = 0;
        for (var k = 0; k < gold.Count; k++)
        {
            var (g, s) = (gold[k], own[k]);
            for (var i = 0; i < g.Count; i++)
            {
                tokens++;
                upos += g.Uposes[i] == s.Uposes[i] ? 1 : 0;
                xpos += g.Xposes[i] == s.Xposes[i] ? 1 : 0;
                heads += g.Heads[i] == s.Heads[i] ? 1 : 0;
                labelled += g.Heads[i] == s.Heads[i] && g.Relations[i] == s.Relations[i] ? 1 : 0;
            }
        }

        var part = 100.0 / Math.Max(1, tokens);
        return new TreeScores(tokens, upos * part, xpos * part, heads * part, labelled * part);
    }

    /// <inheritdoc/>
    public override string ToString() => FormattableString.Invariant($"UPOS {Upos:F2} XPOS {Xpos:F2} UAS {Heads:F2} LAS {Labelled:F2}");
}
