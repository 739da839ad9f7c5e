namespace Demarche.Language.Trees;

/// <summary>
/// Finds the verb of a sentence that was read without one because it looks like a noun: "Police in Oslo arrest two men", "a judge rules against".
/// The sentence is read once more with the word in the past, where it cannot be a noun; when it then heads the sentence and has a subject, that
/// reading is taken over with the word's own tag.
/// </summary>
static class LostVerbs
{
    const int Shortest = 5;
    const int Tries = 3;

    /// <summary>Replaces tags and tree of a sentence in place, where a lost verb is found.</summary>
    /// <param name="s">A sentence as read.</param>
    /// <param name="read">Reads one sentence anew.</param>
    public static void Find(Sentence s, Action<Sentence> read)
    {
        if (s.Count < Shortest || !IsVerbless(s))
        {
            return;
        }

        // "Officers in the border forces arrest": a base form behind a plural says more than a word in -s.
        var tries = 0;
        foreach (var third in (bool[])[false, true])
        {
            for (var i = 1; i < s.Count - 2 && tries < Tries; i++)
            {
                if ((s.Xposes[i] == "NNS") != third || !MayBeVerb(s, i))
                {
                    continue;
                }

                tries++;
                if (Take(s, i, read))
                {
                    return;
                }
            }
        }
    }

    static bool Take(Sentence s, int i, Action<Sentence> read)
    {
        var again = InPast(s, i);
        read(again);
        if (again.Xposes[i] == "VBD" && again.Relations[i] is "root" or "parataxis" && HasSubject(again, i))
        {
            var plural = s.Xposes[i] != "NNS";
            again.Uposes.CopyTo(s.Uposes, 0);
            again.Xposes.CopyTo(s.Xposes, 0);
            again.Heads.CopyTo(s.Heads, 0);
            again.Relations.CopyTo(s.Relations, 0);
            s.Xposes[i] = plural ? "VBP" : "VBZ";
            s.Entities = again.Entities;
            return true;
        }

        return false;
    }

    /// <summary>True when a noun heads the sentence, with no subject, and no finite verb stands beside it.</summary>
    static bool IsVerbless(Sentence s)
    {
        if (s.Form(s.Count - 1) is not ("." or ";" or ")"))
        {
            return false;
        }

        for (var i = 0; i < s.Count; i++)
        {
            if (s.Heads[i] < 0 && s.Uposes[i] is Language.Upos.VERB or Language.Upos.AUX)
            {
                return false;
            }

            if (s.Xposes[i] is "VBD" or "VBZ" or "VBP" or "MD" && s.Relations[i] is "root" or "parataxis" or "conj" or "appos" or "cop" && (s.Relations[i] == "cop" || s.Heads[i] < 0 || s.Heads[s.Heads[i]] < 0))
            {
                return false;
            }

            if (s.Relations[i] is "nsubj" or "nsubj:pass" && s.Heads[i] >= 0 && s.Heads[s.Heads[i]] < 0)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>A noun that ends the phrase before it, agrees with it, and has a phrase behind it.</summary>
    static bool MayBeVerb(Sentence s, int i)
    {
        if (s.Xposes[i] is not ("NN" or "NNS" or "NNP" or "VBP" or "VB") || !char.IsAsciiLetterLower(s.Form(i)[0]) || s.Form(i).Length < 3
            || s.Uposes[i + 1] == Language.Upos.PUNCT || s.Xposes[i + 1] is "POS" or "VBZ" or "VBD" or "VBP" or "MD"
            || (s.Xposes[i] == "NNS" ? s.Form(i)[^1] != 's' : s.Xposes[i + 1] is "VBG" or "VBN" or "NN"))
        {
            return false;
        }

        if (s.Xposes[i] == "NNS")
        {
            return s.Xposes[i - 1] is "NN" or "NNP" || s.Form(i - 1) is ")" or ",";
        }

        return s.Xposes[i - 1] is "NNS" or "NNPS" || IsPeople(s.Form(i - 1)) || (s.Xposes[i - 1] is "NN" or "NNP" && AfterPlural(s, i - 1));
    }

    // "police in Oslo", "fans cheering for Lyon".
    static bool AfterPlural(Sentence s, int i)
    {
        for (; i > 0 && s.Uposes[i] != Language.Upos.PUNCT && s.Xposes[i] is not ("VBD" or "VBZ" or "MD"); i--)
        {
            if (s.Xposes[i - 1] is "NNS" or "NNPS" || IsPeople(s.Form(i - 1)))
            {
                return true;
            }
        }

        return false;
    }

    static bool IsPeople(ReadOnlySpan<char> word) => word is "police" or "Police" or "people" or "military" or "troops" or "forces" or "Forces" or "authorities";

    static bool HasSubject(Sentence s, int verb)
    {
        for (var i = 0; i < verb; i++)
        {
            if (s.Heads[i] == verb && s.Relations[i] == "nsubj")
            {
                return true;
            }
        }

        return false;
    }

    static Sentence InPast(Sentence s, int i)
    {
        var past = Past(s.Word(i), s.Xposes[i] == "NNS");
        var text = string.Concat(s.Text.AsSpan(s.Start, s.Starts[i] - s.Start), past, s.Text.AsSpan(s.Ends[i], s.End - s.Ends[i]));
        var longer = past.Length - (s.Ends[i] - s.Starts[i]);
        var starts = Array.ConvertAll(s.Starts, x => x - s.Start + (x > s.Starts[i] ? longer : 0));
        var ends = Array.ConvertAll(s.Ends, x => x - s.Start + (x >= s.Ends[i] ? longer : 0));
        return new Sentence(text, 0, text.Length, starts, ends);
    }

    // The spelling need not be right, only plainly a past tense.
    static string Past(string word, bool third)
    {
        var stem = !third ? word : word.EndsWith("ies", StringComparison.Ordinal) ? word[..^3] + "y"
            : word.EndsWith("shes", StringComparison.Ordinal) || word.EndsWith("ches", StringComparison.Ordinal) || word.EndsWith("sses", StringComparison.Ordinal) ? word[..^2] : word[..^1];
        return stem switch
        {
            "strike" => "struck",
            "shoot" => "shot",
            "fight" => "fought",
            "hold" => "held",
            "meet" => "met",
            "lead" => "led",
            "break" => "broke",
            "take" => "took",
            _ when stem[^1] == 'e' => stem + "d",
            _ when stem[^1] == 'y' && stem[^2] is not ('a' or 'e' or 'o') => stem[..^1] + "ied",
            _ => stem + "ed",
        };
    }
}
