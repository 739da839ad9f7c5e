using System.Globalization;

namespace Demarche.Reading.Dates;

/// <summary>What a text says in passing about the time it was written: bare weekdays, years, and "four years ago".</summary>
sealed class StoryClues
{
    static readonly string[] Weekdays = CultureInfo.InvariantCulture.DateTimeFormat.DayNames;

    StoryClues(HashSet<DayOfWeek> weekdays, SortedSet<int> years, List<(int Years, string Words)> ago)
    {
        Named = weekdays;
        Years = years;
        Ago = ago;
    }

    /// <summary>Weekdays named without a date: news time.</summary>
    public HashSet<DayOfWeek> Named { get; }

    /// <summary>Years named, none later than the limit.</summary>
    public SortedSet<int> Years { get; }

    /// <summary>"N years ago".</summary>
    public List<(int Years, string Words)> Ago { get; }

    public static StoryClues Read(string text, IEnumerable<Passage> coded, int lastYear)
    {
        var weekdays = new HashSet<DayOfWeek>();
        var years = new SortedSet<int>();
        var ago = new List<(int, string)>();
        foreach (var p in coded)
        {
            Read(text.AsSpan(p.Start, p.End - p.Start), lastYear, weekdays, years, ago);
        }

        return new StoryClues(weekdays, years, ago);
    }

    /// <summary>A year in which "N years ago" and a year of the text agree with the given one, in words; null when nothing does.</summary>
    public string? Agreement(int year)
    {
        foreach (var (n, words) in Ago)
        {
            if (Years.Contains(year - n))
            {
                return $"\"{words}\" and {year - n} agree on {year}";
            }
        }

        return null;
    }

    static void Read(ReadOnlySpan<char> s, int lastYear, HashSet<DayOfWeek> weekdays, SortedSet<int> years, List<(int, string)> ago)
    {
        for (var i = 0; i < s.Length; i++)
        {
            if (i > 0 && char.IsLetterOrDigit(s[i - 1]) || !char.IsLetterOrDigit(s[i]))
            {
                continue;
            }

            var end = i + 1;
            while (end < s.Length && char.IsLetterOrDigit(s[end]))
            {
                end++;
            }

            var word = s[i..end];
            if (word.Length == 4 && int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year >= 1900 && year <= lastYear
                && (end >= s.Length || s[end] != ',' || end + 1 >= s.Length || !char.IsAsciiDigit(s[end + 1])))
            {
                years.Add(year);
            }
            else if (char.IsUpper(word[0]) && word.EndsWith("day"))
            {
                var day = Array.IndexOf(Weekdays, word.ToString());
                if (day >= 0 && DayScanner.First(s[end..Math.Min(s.Length, end + 16)]) is null)
                {
                    weekdays.Add((DayOfWeek)day);
                }
            }
            else if (word is "ago" && Count(s[..i], out var n, out var start))
            {
                ago.Add((n, s[start..end].ToString()));
            }
        }
    }

    /// <summary>Reads "four years " backwards from "ago".</summary>
    static bool Count(ReadOnlySpan<char> before, out int n, out int start)
    {
        n = start = 0;
        before = before.TrimEnd();
        if (!before.EndsWith("years") && !before.EndsWith("year"))
        {
            return false;
        }

        before = before[..before.LastIndexOf('y')].TrimEnd();
        start = before.LastIndexOf(' ') + 1;
        var word = before[start..].ToString().ToLowerInvariant();
        return Cues.Number.TryGetValue(word, out n) || int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out n) && n is > 0 and < 200;
    }
}
