using System.Globalization;
using Demarche.Coding.Actions;
using Demarche.Language;

namespace Demarche.Coding.Story;

/// <summary>Lengths of time that the text gives an act: "a 10-year war", "a decade-long conflict".</summary>
static class Durations
{
    /// <summary>Whole years said of a word of the trigger, or of a noun above it ("a 10-year war with fighters backed by …"); null when none are.</summary>
    public static int? Years(Sentence s, Frame f)
    {
        foreach (var t in f.TriggerTokens)
        {
            if (Years(s, t) is { } told)
            {
                return told;
            }
        }

        for (var (t, steps) = (f.Trigger, 0); t >= 0 && steps < 6; t = s.Head(t), steps++)
        {
            if (s.Upos(t) == Upos.NOUN && Years(s, t) is { } above)
            {
                return above;
            }
        }

        return null;
    }

    static int? Years(Sentence s, int trigger)
    {
        for (var i = Math.Max(0, trigger - 6); i < trigger; i++)
        {
            var lemma = s.Lemma(i);
            if (lemma is not ("year" or "decade") || !Modifies(s, i, trigger) || IsAge(s, i))
            {
                continue;
            }

            var unit = lemma == "decade" ? 10 : 1;
            for (var j = i - 1; j >= 0 && j >= i - 2; j--)
            {
                if (int.TryParse(s.Form(j), NumberStyles.None, CultureInfo.InvariantCulture, out var n) || (n = Word(s.Lemma(j))) > 0)
                {
                    return n * unit;
                }
            }

            if (unit == 10)
            {
                return 10;
            }
        }

        return null;
    }

    /// <summary>"decades-old ties" have lasted so long, and last no longer.</summary>
    static bool IsAge(Sentence s, int unit) => (unit + 1 < s.Count && s.Form(unit + 1) is "old") || (unit + 2 < s.Count && s.Form(unit + 1) is "-" or "–" or "‑" && s.Form(unit + 2) is "old");

    static bool Modifies(Sentence s, int i, int trigger)
    {
        for (var (t, steps) = (i, 0); t >= 0 && steps < 4; t = s.Head(t), steps++)
        {
            if (t == trigger)
            {
                return true;
            }
        }

        return false;
    }

    static int Word(string lemma) => Array.IndexOf(s_words, lemma) + 1;

    static readonly string[] s_words = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];
}
