namespace Demarche.Language;

/// <summary>
/// Mends parses that are impossible in English and common in news: a name read as part of the date before it, a name read as an auxiliary,
/// "neighbouring" before a name read as a verb, a perfect read as having what was done ("had cut ties"), a verb with two subjects where what was
/// said stands in front ("The army left, the governor said"), a relative clause hung on a verb, and a bare participle read as a clause of its own ("after rockets launched by
/// rebels hit the town").
/// </summary>
static class Repairs
{
    /// <summary>Changes heads and relations in place where one of them is found.</summary>
    public static void Apply(Sentence s)
    {
        for (var i = 1; i < s.Count; i++)
        {
            if (s.Uposes[i] == Language.Upos.PROPN && s.Relations[i] == "aux" && s.Uposes[i - 1] == Language.Upos.PROPN)
            {
                (s.Heads[i], s.Relations[i]) = (i - 1, "flat"); // "Theresa May welcomed"
            }

            if (s.Form(i) is "neighbouring" or "neighboring" && i + 1 < s.Count && s.Uposes[i] == Language.Upos.VERB && s.Uposes[i + 1] == Language.Upos.PROPN && s.Heads[i + 1] == i && s.Heads[i] >= 0)
            {
                FreeNeighbour(s, i); // "ties with neighbouring Kenya"
            }

            if (s.Heads[i] < 0 && s.Uposes[i] == Language.Upos.AUX && s.Form(i) is "had" or "has" or "have" && i + 2 < s.Count && s.Xposes[i + 1] == "VBN" && s.Relations[i + 1] == "amod"
                && s.Heads[i + 1] is var thing && thing > i + 1 && s.Heads[thing] == i && s.Relations[thing] == "obj")
            {
                Perfect(s, i, thing); // "Oslo had cut ties" read as having ties that were cut
            }

            if (s.Relations[i] == "nsubj" && s.Heads[i] == i + 1)
            {
                SplitSubjects(s, i);
            }

            if (s.Relations[i].StartsWith("nsubj", StringComparison.Ordinal) && s.Heads[i] > i && s.Heads[i] < s.Count)
            {
                FreeParticiple(s, i, s.Heads[i]);
            }

            if (IsMonth(s.Form(i)) && s.Uposes[i - 1] == Language.Upos.NUM)
            {
                FreeSubject(s, i - 1, i);
            }

            if (s.Heads[i] is >= 0 and var above && above < i && s.Uposes[above] == Language.Upos.VERB && s.Relations[i] is "acl:relcl" or "acl")
            {
                RelateToNoun(s, i);
            }
        }
    }

    /// <summary>"jets bombed the town a week after the raid that killed six": a relative clause, or a participle behind a comma, belongs to the noun in front of it and to no verb.</summary>
    static void RelateToNoun(Sentence s, int clause)
    {
        var start = clause;
        for (var k = clause - 1; k > 0 && clause - k < 4; k--)
        {
            if (s.Heads[k] == clause && s.Form(k) is "that" or "which" or "who")
            {
                start = k;
            }
        }

        if (s.Relations[clause] == "acl:relcl" ? start == clause : s.Xposes[clause] != "VBN")
        {
            return;
        }

        var noun = s.Form(start - 1) is "," ? start - 2 : start - 1;
        while (noun > 0 && s.Heads[noun] is >= 0 and var up && up < start && s.Uposes[noun] is Language.Upos.PROPN or Language.Upos.NOUN
            && (s.Relations[noun] is "flat" or "compound" || (s.Uposes[noun] == Language.Upos.PROPN && s.Uposes[up] == Language.Upos.NOUN && s.Relations[noun] == "nmod" && s.Form(start) is "that" or "which")))
        {
            noun = up; // "the raid in Kabul that killed"
        }

        if (noun < 0 || s.Uposes[noun] is not (Language.Upos.NOUN or Language.Upos.PROPN) || s.Relations[noun] is "obl:unmarked" or "nmod:unmarked")
        {
            return;
        }

        for (var (t, steps) = (noun, 0); t >= 0 && steps <= s.Count; t = s.Heads[t], steps++)
        {
            if (t == clause)
            {
                return; // would close a circle
            }
        }

        s.Heads[clause] = noun;
    }

    /// <summary>"The army withdrew at dawn, the governor said": the first of two subjects belongs to the finite verb that was hung under it.</summary>
    static void SplitSubjects(Sentence s, int second)
    {
        var verb = s.Heads[second];
        for (var first = 0; first < second; first++)
        {
            if (s.Heads[first] != verb || s.Relations[first] != "nsubj")
            {
                continue;
            }

            for (var w = first + 1; w < second; w++)
            {
                if (s.Heads[w] == first && s.Relations[w].StartsWith("acl", StringComparison.Ordinal) && s.Xposes[w] is ("VBD" or "VBZ" or "VBP"))
                {
                    (s.Heads[w], s.Relations[w]) = (verb, "ccomp");
                    (s.Heads[first], s.Relations[first]) = (w, "nsubj");
                    return;
                }
            }
        }
    }

    /// <summary>A participle with a conjunction, a subject and no auxiliary, under a finite verb that lacks a subject: the subject is the verb's.</summary>
    static void FreeParticiple(Sentence s, int noun, int participle)
    {
        var verb = s.Heads[participle];
        if (s.Xposes[participle] != "VBN" || verb <= participle || s.Xposes[verb] is not ("VBD" or "VBZ" or "VBP") || !s.Relations[participle].StartsWith("advcl", StringComparison.Ordinal))
        {
            return;
        }

        var mark = -1;
        for (var i = 0; i < verb; i++)
        {
            var under = s.Heads[i] == participle;
            if ((under && s.Relations[i].StartsWith("aux", StringComparison.Ordinal)) || (s.Heads[i] == verb && s.Relations[i].StartsWith("nsubj", StringComparison.Ordinal)))
            {
                return;
            }

            mark = under && s.Relations[i] == "mark" ? i : mark;
        }

        if (mark < 0)
        {
            return;
        }

        (s.Heads[noun], s.Relations[noun]) = (verb, "nsubj");
        (s.Heads[participle], s.Relations[participle]) = (noun, "acl");
        s.Heads[mark] = verb;
    }

    /// <summary>The name behind "neighbouring" takes the place the word was given as a verb.</summary>
    static void FreeNeighbour(Sentence s, int word)
    {
        var name = word + 1;
        var above = s.Heads[word];
        (s.Heads[name], s.Relations[name]) = (above, s.Uposes[above] == Language.Upos.VERB ? "obl" : "nmod");
        for (var i = 0; i < s.Count; i++)
        {
            if (s.Heads[i] == word)
            {
                (s.Heads[i], s.Relations[i]) = s.Relations[i] is "mark" or "case" ? (name, "case") : (Top(s, above), s.Relations[i]);
            }
        }

        (s.Heads[word], s.Relations[word], s.Uposes[word], s.Xposes[word]) = (name, "amod", Language.Upos.ADJ, "JJ");
    }

    static void Perfect(Sentence s, int have, int thing)
    {
        var verb = have + 1;
        for (var i = 0; i < s.Count; i++)
        {
            s.Heads[i] = s.Heads[i] == have ? verb : s.Heads[i];
        }

        (s.Heads[verb], s.Relations[verb]) = (-1, "root");
        (s.Heads[have], s.Relations[have]) = (verb, "aux");
        s.Heads[thing] = verb;
    }

    static int Top(Sentence s, int i)
    {
        while (s.Uposes[i] != Language.Upos.VERB && s.Heads[i] >= 0)
        {
            i = s.Heads[i];
        }

        return i;
    }

    /// <summary>"On 14 March Britain expelled": a verb without a subject takes the name that was hung under the date.</summary>
    static void FreeSubject(Sentence s, int day, int month)
    {
        var verb = s.Heads[day] == month ? s.Heads[month] : s.Heads[day];
        var top = s.Heads[month];
        if (top > month && s.Heads[day] == top)
        {
            verb = s.Heads[top];
        }

        if (verb <= month + 1 || s.Uposes[verb] is not (Language.Upos.VERB or Language.Upos.AUX))
        {
            return;
        }

        var passive = false;
        for (var i = 0; i < s.Count; i++)
        {
            if (s.Heads[i] == verb && s.Relations[i].StartsWith("nsubj", StringComparison.Ordinal))
            {
                return;
            }

            passive |= s.Heads[i] == verb && s.Relations[i] == "aux:pass";
        }

        // The name: the run of capitalised nouns right after the month, before the verb.
        var end = month + 1;
        while (end < verb && s.Uposes[end] is Language.Upos.PROPN or Language.Upos.ADJ or Language.Upos.NOUN)
        {
            end++;
        }

        var name = -1;
        for (var i = month + 1; i < end; i++)
        {
            if (s.Heads[i] <= month || s.Heads[i] >= end)
            {
                name = i;
                break;
            }
        }

        if (name < 0 || s.Uposes[name] == Language.Upos.ADJ)
        {
            return;
        }

        for (var (t, steps) = (verb, 0); t >= 0 && steps <= s.Count; t = s.Heads[t], steps++)
        {
            if (t == name || t == month || t == day)
            {
                return; // would close a circle
            }
        }

        (s.Heads[name], s.Relations[name]) = (verb, passive ? "nsubj:pass" : "nsubj");
        (s.Heads[month], s.Relations[month]) = (day, "nmod:unmarked");
        (s.Heads[day], s.Relations[day]) = (verb, "obl");
    }

    static bool IsMonth(ReadOnlySpan<char> word) =>
        word is "January" or "February" or "March" or "April" or "May" or "June" or "July" or "August" or "September" or "October" or "November" or "December";
}
