namespace Demarche.Coding.Actions;

/// <summary>Several lemmas in a row, known by the one that heads them: "state of emergency" by its first, "martial law" and "cease-fire" by their last.</summary>
/// <param name="Words">The lemmas; a hyphen is a word of its own, as the tokenizer cuts it.</param>
/// <param name="Key">Index of the head.</param>
sealed record Phrase(string[] Words, int Key)
{
    /// <summary>The head's lemma.</summary>
    public string Head => Words[Key];

    /// <summary>Reads words parted by blanks, underscores or hyphens; null for a single word.</summary>
    public static Phrase? Of(string text)
    {
        if (text.AsSpan().IndexOfAny(" _-") < 0)
        {
            return null;
        }

        var words = text.Replace("-", " - ").Split(new[] { ' ', '_' }, StringSplitOptions.RemoveEmptyEntries);
        return words.Length < 2 ? null : new Phrase(words, Array.IndexOf(words, "of") > 0 ? 0 : words.Length - 1);
    }

    /// <summary>True when the token is the head of these words in the sentence.</summary>
    public bool StandsAt(Tree tree, int token)
    {
        var start = token - Key;
        if (start < 0 || start + Words.Length > tree.Count)
        {
            return false;
        }

        for (var k = 0; k < Words.Length; k++)
        {
            if (tree.Lemma(start + k) != Words[k])
            {
                return false;
            }
        }

        return true;
    }
}
