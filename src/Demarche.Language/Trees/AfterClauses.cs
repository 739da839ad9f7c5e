namespace Demarche.Language.Trees;

/// <summary>
/// Mends a clause behind "after", "before" or "since" whose conjunction was read as a preposition: "Prices fell after the border was closed" with the border
/// hung on "fell", and "Families waited after Oslo and Bern agreed" with both for the subject of "agreed".
/// </summary>
static class AfterClauses
{
    /// <summary>Changes heads and relations in place where one is found.</summary>
    public static void Mend(Sentence s)
    {
        for (var w = 1; w < s.Count - 2; w++)
        {
            var noun = s.Heads[w];
            if (w > 2 && s.Form(w) is "after" or "before" && s.Relations[w] == "mark" && noun > w && IsSpan(s.Form(w - 1)))
            {
                FreeName(s, w - 1, noun);
            }

            if (s.Relations[w] != "case" || noun <= w || s.Form(w) is not ("after" or "before" or "since" or "until" or "After" or "Before" or "Since"))
            {
                continue;
            }

            if (s.Relations[noun].StartsWith("nsubj", StringComparison.Ordinal) && s.Heads[noun] > noun)
            {
                OfSubject(s, w, noun, s.Heads[noun]);
            }
            else if (s.Relations[noun] == "nmod" && s.Heads[noun] is >= 0 and var span && span < w && IsSpan(s.Form(span))
                && s.Relations[span] == "nsubj" && s.Heads[span] is var told && told > noun && s.Xposes[told] is "VBD" or "VBZ" or "VBP" or "VBN")
            {
                // "days after the bridge fell": it is the bridge that fell.
                (s.Heads[noun], s.Relations[noun]) = (told, "nsubj");
                s.Relations[span] = "obl:unmarked";
                (s.Heads[w], s.Relations[w]) = (told, "mark");
            }
            else if (s.Relations[noun] == "obl" && s.Heads[noun] is >= 0 and var above && above < w && s.Uposes[above] == Upos.VERB && Lost(s, noun, above) is > 0 and var verb)
            {
                OfObject(s, w, noun, above, verb);
            }
        }

        for (var w = 1; w < s.Count; w++)
        {
            if (s.Relations[w - 1] == "nmod:unmarked" && s.Relations[w] == "mark" && s.Heads[w] is var clause && clause > w && s.Heads[w - 1] is var doer && doer > w && s.Heads[doer] == clause)
            {
                (s.Heads[w - 1], s.Relations[w - 1]) = (clause, "obl:unmarked"); // "three weeks after the junta expelled": the time is not the junta's
            }
        }
    }

    static bool IsSpan(ReadOnlySpan<char> word) =>
        word is "minutes" or "hours" or "days" or "weeks" or "months" or "years" or "hour" or "day" or "week" or "month" or "year";

    /// <summary>"broke with Ecuador hours after": the name is no part of the hours.</summary>
    static void FreeName(Sentence s, int span, int verb)
    {
        var name = span - 1;
        if (s.Uposes[name] != Upos.PROPN || s.Heads[name] != span || s.Relations[name] is not ("compound" or "nmod:unmarked" or "nmod:poss") || s.Heads[span] < 0 || s.Heads[span] > span)
        {
            return;
        }

        (s.Heads[name], s.Relations[name]) = (s.Heads[span], s.Relations[span]);
        for (var i = 0; i < name; i++)
        {
            s.Heads[i] = s.Heads[i] == span ? name : s.Heads[i];
        }

        (s.Heads[span], s.Relations[span]) = (verb, "obl:unmarked");
    }

    /// <summary>"waited after Oslo agreed": the noun is the subject of its own verb, and what stands before the conjunction is told by another.</summary>
    static void OfSubject(Sentence s, int conjunction, int noun, int verb)
    {
        for (var subject = 0; subject < conjunction; subject++)
        {
            if (s.Heads[subject] != verb || !s.Relations[subject].StartsWith("nsubj", StringComparison.Ordinal))
            {
                continue;
            }

            for (var w = subject + 1; w < conjunction; w++)
            {
                if (s.Heads[w] != subject || !s.Relations[w].StartsWith("acl", StringComparison.Ordinal) || s.Xposes[w] is not ("VBD" or "VBN" or "VBZ" or "VBP") || s.Uposes[w] != Upos.VERB)
                {
                    continue;
                }

                (s.Heads[w], s.Relations[w]) = (s.Heads[verb], s.Relations[verb]);
                (s.Heads[subject], s.Relations[subject], s.Xposes[w]) = (w, "nsubj", s.Xposes[w] == "VBN" ? "VBD" : s.Xposes[w]);
                (s.Heads[verb], s.Relations[verb]) = (w, "advcl");
                for (var i = 0; i < s.Count; i++)
                {
                    if (s.Heads[i] == verb && i != w && (i < conjunction && s.Relations[i] is "obl" or "advmod" or "obj" || s.Relations[i] == "punct" && i == s.Count - 1))
                    {
                        s.Heads[i] = w;
                    }
                }

                (s.Heads[conjunction], s.Relations[conjunction]) = (verb, "mark");
                return;
            }

            return; // two subjects and no verb for the first: not understood
        }

        (s.Heads[conjunction], s.Relations[conjunction]) = (verb, "mark");
    }

    /// <summary>The finite verb behind a noun that was joined to the verb before it and lacks its subject; -1 when there is none.</summary>
    static int Lost(Sentence s, int noun, int above)
    {
        for (var v = noun + 1; v < s.Count; v++)
        {
            if (s.Form(v) is "," or ";")
            {
                return -1;
            }

            if (s.Heads[v] != above || s.Uposes[v] != Upos.VERB || s.Relations[v] is not ("conj" or "advcl" or "parataxis" or "ccomp"))
            {
                continue;
            }

            var (finite, subject, cc, mark) = (s.Xposes[v] is "VBD" or "VBZ" or "VBP", -1, -1, false);
            for (var i = noun + 1; i < v; i++)
            {
                if (s.Heads[i] != v)
                {
                    continue;
                }

                finite |= s.Relations[i].StartsWith("aux", StringComparison.Ordinal);
                subject = s.Relations[i].StartsWith("nsubj", StringComparison.Ordinal) ? i : subject;
                cc = s.Relations[i] == "cc" ? i : cc;
                mark |= s.Relations[i] == "mark";
            }

            for (var i = v + 1; i < s.Count && s.Xposes[v] == "VBN"; i++)
            {
                finite |= s.Heads[i] == v && s.Relations[i] == "obj"; // a past tense read as a participle
            }

            // "after Oslo and Bern signed": two names in a row are two subjects.
            var names = cc >= 0 && cc == noun + 1 && subject == cc + 1 && s.Uposes[noun] == Upos.PROPN && s.Uposes[subject] == Upos.PROPN;
            return finite && !mark && (names || (subject < 0 && cc < 0)) ? v : -1;
        }

        return -1;
    }

    static void OfObject(Sentence s, int conjunction, int noun, int above, int verb)
    {
        var passive = false;
        var second = -1;
        var cc = -1;
        for (var i = noun + 1; i < verb; i++)
        {
            passive |= s.Heads[i] == verb && s.Relations[i] == "aux:pass";
            second = s.Heads[i] == verb && s.Relations[i].StartsWith("nsubj", StringComparison.Ordinal) ? i : second;
            cc = s.Heads[i] == verb && s.Relations[i] == "cc" ? i : cc;
        }

        (s.Heads[noun], s.Relations[noun]) = (verb, passive ? "nsubj:pass" : "nsubj");
        (s.Heads[verb], s.Relations[verb]) = (above, "advcl");
        (s.Heads[conjunction], s.Relations[conjunction]) = (verb, "mark");
        if (second >= 0)
        {
            (s.Heads[second], s.Relations[second]) = (noun, "conj");
            s.Heads[cc] = second;
        }
    }
}
