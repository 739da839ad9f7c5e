namespace Demarche.Reading.Dates;

/// <summary>Finds the day of publication in a text, by weighing what its layout and its words tell. Never falls back on the present day.</summary>
static class TextDate
{
    /// <summary>Least weight at which a day is believed.</summary>
    const int Enough = 3;

    /// <summary>The day with the reason, or an unknown date that says what was missing.</summary>
    /// <param name="text">The text.</param>
    /// <param name="passages">Its layout.</param>
    /// <param name="notAfter">Days after this one are not believed.</param>
    /// <param name="mailed">Day on which a mail that quotes the text was sent: the text is no younger, and seldom much older.</param>
    public static PublicationDate Find(string text, IReadOnlyList<Passage> passages, DateOnly notAfter, DateOnly? mailed = null)
    {
        notAfter = mailed < notAfter ? mailed.Value : notAfter;
        if (Stated(text, passages, notAfter, mailed is not null) is { } stated)
        {
            return stated;
        }

        var coded = passages.Where(p => p.IsCoded || p.Kind == PassageKind.Repeated).ToList();
        var clues = StoryClues.Read(text, coded, notAfter.Year);
        var candidates = Candidates(text, coded, clues, notAfter, mailed);
        if (candidates.Count == 0)
        {
            return Bare(text, coded) is { } bare
                ? PublicationDate.Unknown with { Reason = $"\"{bare}\" names no year and nothing else in the text tells it" }
                : PublicationDate.Unknown;
        }

        var best = candidates.OrderByDescending(c => c.Weight).ThenByDescending(c => c.Day).First();
        return best.Weight >= Enough
            ? new PublicationDate(best.Day, "text", best.Reason)
            : PublicationDate.Unknown with { Reason = $"no date in metadata or address, and {best.Day:yyyy-MM-dd} in the text is no sure sign" };
    }

    /// <summary>A line that states the day: "Published On 3 Jul 2025".</summary>
    static PublicationDate? Stated(string text, IReadOnlyList<Passage> passages, DateOnly notAfter, bool mail)
    {
        PublicationDate? best = null;
        foreach (var p in passages)
        {
            if (p.Kind is not (PassageKind.Furniture or PassageKind.Byline))
            {
                continue;
            }

            var s = text.AsSpan(p.Start, p.End - p.Start);
            var labelled = Cues.Opens(s, Cues.Published, out var length);
            var days = DayScanner.All(s);
            if (days.Count == 0 || days[0].Date is not { } day || day > notAfter || mail && Forums.PostParts.IsHeader(s))
            {
                continue;
            }

            var words = s.Length <= 80 ? s.ToString() : s[..80].ToString() + "…";
            var update = labelled && s[..length].Contains("updat", StringComparison.OrdinalIgnoreCase);
            if (labelled && !update)
            {
                return new PublicationDate(day, "text", $"the line \"{words}\"");
            }

            best ??= new PublicationDate(day, "text", $"the line \"{words}\"");
        }

        return best;
    }

    static List<Candidate> Candidates(string text, List<Passage> coded, StoryClues clues, DateOnly notAfter, DateOnly? mailed)
    {
        var all = new List<Candidate>();
        var body = 0;
        foreach (var p in coded)
        {
            var s = text.AsSpan(p.Start, p.End - p.Start);
            foreach (var day in DayScanner.All(s))
            {
                var words = s.Slice(day.Start, day.Length).ToString();
                var line = p.Kind == PassageKind.Paragraph && body == 0 && IsDateline(s, day);
                if (line && day.Year is null)
                {
                    if (WithYear(day, words, clues, notAfter, mailed) is { } found)
                    {
                        all.Add(found);
                    }
                }
                else if (day.Date is { } date && date <= notAfter)
                {
                    all.Add(Weigh(date, words, s, p, day, line, clues, p.Kind == PassageKind.Teaser || p.Kind == PassageKind.Paragraph && body == 0 && day.Start < 160));
                }
            }

            body += p.Kind == PassageKind.Paragraph ? 1 : 0;
        }

        if (all.Count == 0)
        {
            return all;
        }

        // The latest day a story names is nearest to its own.
        var latest = all.Max(c => c.Day);
        return [.. all.Select(c => c.Day == latest ? c with { Weight = c.Weight + 1, Reason = all.Count > 1 && c.Day == latest ? c.Reason + ", the latest day named" : c.Reason } : c)];
    }

    static Candidate Weigh(DateOnly date, string words, ReadOnlySpan<char> s, Passage p, WrittenDay day, bool dateline, StoryClues clues, bool early)
    {
        var caption = p.Kind == PassageKind.Caption;
        var old = caption && s.Contains("file", StringComparison.OrdinalIgnoreCase) && !s.StartsWith("This", StringComparison.Ordinal);
        var weight = dateline ? 6 : caption ? old ? 0 : 3 : early ? 1 : 0;
        var reason = dateline ? $"dateline \"{words}\"" : caption ? $"caption \"{words}\"" : $"\"{words}\"";
        if (!dateline && Ahead(s[..day.Start]))
        {
            weight -= 3;
        }

        if (clues.Named.Contains(date.DayOfWeek))
        {
            weight += 2;
            reason += $" is the {date.DayOfWeek} the text names";
        }
        else if (clues.Named.Contains(date.AddDays(-1).DayOfWeek))
        {
            weight += 1;
        }

        if (clues.Agreement(date.Year) is { } agreement)
        {
            weight += 2;
            reason += $", {agreement}";
        }

        if (clues.Years.Count > 0)
        {
            weight += clues.Years.Max == date.Year ? 1 : -2;
        }

        return new Candidate(date, weight, reason);
    }

    /// <summary>A dateline without its year: the year in which the clues agree.</summary>
    static Candidate? WithYear(WrittenDay day, string words, StoryClues clues, DateOnly notAfter, DateOnly? mailed)
    {
        Candidate? best = null;
        var tied = false;
        var newest = clues.Years.Count > 0 ? clues.Years.Max : 0;
        for (var year = notAfter.Year; year >= Math.Max(newest, notAfter.Year - 40); year--)
        {
            if (day.On(year) is not { } date || date > notAfter)
            {
                continue;
            }

            var weight = 0;
            var reason = $"dateline \"{words}\"";
            if (clues.Agreement(year) is { } agreement)
            {
                weight += 3;
                reason += $", {agreement}";
            }

            if (clues.Named.Contains(date.DayOfWeek) || clues.Named.Contains(date.AddDays(-1).DayOfWeek))
            {
                weight += 2;
                reason += $", a {date.DayOfWeek} in {year} as the weekdays named ask";
            }

            if (mailed is { } sent && sent.DayNumber - date.DayNumber is >= 0 and < 60)
            {
                weight += 4;
                reason += $", in a mail of {sent:yyyy-MM-dd}";
            }

            weight += year == newest ? 2 : 0;
            reason += year == newest ? $", {year} the latest year named" : "";
            tied = best is not null && weight == best.Weight || tied && weight < best!.Weight;
            if (best is null || weight > best.Weight)
            {
                best = new Candidate(date, weight, reason);
                tied = false;
            }
        }

        return best is { Weight: >= Enough } && !tied ? best with { Weight = best.Weight + 2 } : null;
    }

    /// <summary>City, day and agency in front of the first sentence: "KABUL, July 3 (Reuters)".</summary>
    static bool IsDateline(ReadOnlySpan<char> s, WrittenDay day)
    {
        var end = day.Start + day.Length;
        if (day.Start > 60 || end >= s.Length)
        {
            return false;
        }

        var rest = s[end..].TrimStart(" .,");
        if (rest.IsEmpty || rest[0] is not ('(' or '-' or '–' or '—' or ':' or '/' or '|') && !rest.StartsWith("("))
        {
            return false;
        }

        foreach (var range in s[..day.Start].SplitAny(" ,"))
        {
            var word = s[range];
            if (!word.IsEmpty && char.IsLetter(word[0]) && char.IsLower(word[0]) && word is not ("de" or "al" or "of" or "the" or "and"))
            {
                return false;
            }
        }

        return true;
    }

    static bool Ahead(ReadOnlySpan<char> before)
    {
        var window = before[Math.Max(0, before.Length - 40)..];
        foreach (var range in window.Split(' '))
        {
            if (window[range] is "will" or "would" or "until" or "by" or "scheduled" or "expected" or "due" or "planned" or "deadline" or "next" or "beyond" or "before" or "after" or "effective" or "expire" or "expires" or "shall" or "through" or "since" or "till")
            {
                return true;
            }
        }

        return false;
    }

    static string? Bare(string text, List<Passage> coded)
    {
        var first = coded.FindIndex(p => p.Kind == PassageKind.Paragraph);
        if (first < 0)
        {
            return null;
        }

        var s = text.AsSpan(coded[first].Start, coded[first].End - coded[first].Start);
        return DayScanner.First(s) is { } day && day.Year is null && IsDateline(s, day) ? s[..(day.Start + day.Length)].ToString() : null;
    }

    sealed record Candidate(DateOnly Day, int Weight, string Reason);
}
