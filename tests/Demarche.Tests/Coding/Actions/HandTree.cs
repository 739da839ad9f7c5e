using System.Text;
using Demarche.Language;

namespace Demarche.Tests.Coding.Actions;

/// <summary>A tree written by hand: <c>form lemma XPOS head relation</c> (head counts from 1, 0 = root), tokens parted by bars.</summary>
static class HandTree
{
    public static Sentence Parse(string tokens)
    {
        var rows = tokens.Split('|', StringSplitOptions.TrimEntries).Select(t => t.Split(' ', StringSplitOptions.RemoveEmptyEntries)).ToArray();
        var text = new StringBuilder();
        var starts = new int[rows.Length];
        var ends = new int[rows.Length];
        for (var i = 0; i < rows.Length; i++)
        {
            starts[i] = text.Length;
            text.Append(rows[i][0]);
            ends[i] = text.Length;
            text.Append(' ');
        }

        var s = new Sentence(text.ToString(), 0, text.Length - 1, starts, ends);
        for (var i = 0; i < rows.Length; i++)
        {
            s.Lemmas[i] = rows[i][1];
            s.Xposes[i] = rows[i][2];
            s.Uposes[i] = Universal(rows[i][2], rows[i][4]);
            s.Heads[i] = int.Parse(rows[i][3]) - 1;
            s.Relations[i] = rows[i][4];
        }

        return s;
    }

    static Upos Universal(string xpos, string relation) => relation.StartsWith("aux", StringComparison.Ordinal) ? Upos.AUX : xpos switch
    {
        "NNP" or "NNPS" => Upos.PROPN,
        "NN" or "NNS" => Upos.NOUN,
        "PRP" or "PRP$" or "WP" or "WDT" => Upos.PRON,
        "JJ" => Upos.ADJ,
        "DT" => Upos.DET,
        "IN" => relation == "mark" ? Upos.SCONJ : Upos.ADP,
        "TO" => Upos.PART,
        "RB" => Upos.ADV,
        "CC" => Upos.CCONJ,
        "CD" => Upos.NUM,
        "POS" => Upos.PART,
        "." or "," => Upos.PUNCT,
        _ => xpos[0] == 'V' ? Upos.VERB : Upos.X,
    };
}
