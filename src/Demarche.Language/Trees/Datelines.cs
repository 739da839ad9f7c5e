namespace Demarche.Language.Trees;

/// <summary>
/// Reads a report apart from the dateline before it ("OSLO, 28 May 2024 - Norway …", "LA PAZ, Bolivia (AP) — Soldiers …"): a town in capitals in front of
/// the subject would else be taken for the subject. The dateline then hangs on the report's root as <c>dep</c>.
/// </summary>
static class Datelines
{
    const int Longest = 18;
    const int ShortestReport = 3;

    /// <summary>Tokens of the dateline with its dash; 0 when the sentence begins with none.</summary>
    public static int Length(Sentence s)
    {
        for (var d = 1; d < Math.Min(Longest, s.Count - ShortestReport); d++)
        {
            if (s.Form(d) is "-" or "–" or "—" or "--" or "―" && s.TokenEnd(d) < s.TokenStart(d + 1))
            {
                return IsDateline(s, d) ? d + 1 : 0;
            }
        }

        return 0;
    }

    /// <summary>Reads the report behind a dateline by itself and puts its tags and tree in place.</summary>
    /// <param name="s">A sentence as read whole.</param>
    /// <param name="read">Reads one sentence.</param>
    public static void Part(Sentence s, Action<Sentence> read)
    {
        var n = Length(s);
        if (n == 0)
        {
            return;
        }

        var report = new Sentence(s.Text, s.TokenStart(n), s.End, s.Starts[n..], s.Ends[n..]);
        read(report);
        report.Uposes.CopyTo(s.Uposes, n);
        report.Xposes.CopyTo(s.Xposes, n);
        report.Lemmas.CopyTo(s.Lemmas, n);
        report.Relations.CopyTo(s.Relations, n);
        var root = n;
        for (var i = 0; i < report.Count; i++)
        {
            s.Heads[n + i] = report.Heads[i] < 0 ? -1 : report.Heads[i] + n;
            root = report.Heads[i] < 0 ? n + i : root;
        }

        // What of the dateline hung outside it hangs on its first such word, and that on the report.
        var top = -1;
        for (var i = 0; i < n; i++)
        {
            if (s.Heads[i] >= 0 && s.Heads[i] < n)
            {
                continue;
            }

            var first = top < 0;
            top = first ? i : top;
            (s.Heads[i], s.Relations[i]) = (first ? root : top, s.Uposes[i] == Upos.PUNCT ? "punct" : "dep");
        }

        s.Entities = [.. s.Entities.Where(e => e.End <= n), .. report.Entities.Select(e => e with { First = e.First + n, End = e.End + n })];
    }

    /// <summary>A town in capitals, or one with a day or an agency in brackets; before the dash stand only names, numbers and marks.</summary>
    static bool IsDateline(Sentence s, int dash)
    {
        var (letters, capitals, i) = (0, true, 0);
        for (; i < dash && char.IsLetter(s.Form(i)[0]); i++)
        {
            if (!char.IsUpper(s.Form(i)[0]))
            {
                return false;
            }

            letters += s.TokenEnd(i) - s.TokenStart(i);
            capitals &= s.Form(i).IndexOfAnyInRange('a', 'z') < 0;
        }

        if (letters < 3)
        {
            return false;
        }

        var (brackets, day, inside) = (false, false, false);
        for (; i < dash; i++)
        {
            var form = s.Form(i);
            inside |= form is "(";
            brackets |= form is "(";
            day |= char.IsAsciiDigit(form[0]) && form.Length <= 2;
            if (!inside && char.IsLower(form[0]))
            {
                return false;
            }

            inside &= form is not ")";
        }

        return !inside && (capitals || day || brackets);
    }
}
