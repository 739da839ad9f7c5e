namespace Demarche;

/// <summary>The text that an article is a translation of, with which stretch of it each stretch of the translation renders.</summary>
/// <param name="Language">BCP 47 tag of the original.</param>
/// <param name="Text">Its words, unchanged.</param>
/// <param name="Stretches">Pairs of stretches, in order of the translation.</param>
public sealed record OriginalText(string Language, string Text, IReadOnlyList<TranslatedStretch> Stretches)
{
    /// <summary>Pairs the stretches of two texts: line by line where both have as many lines with words, else whole with whole.</summary>
    public static OriginalText Of(string language, string text, string translation)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(translation);
        var (ours, theirs) = (Lines(translation), Lines(text));
        return new OriginalText(language, text, ours.Count == theirs.Count && ours.Count > 0
            ? [.. ours.Zip(theirs, (o, t) => new TranslatedStretch(o.Start, o.End, t.Start, t.End))]
            : [new TranslatedStretch(0, translation.Length, 0, text.Length)]);
    }

    /// <summary>The stretch of the original that holds what stands at these offsets of the translation: of the smallest stretches that cover them.</summary>
    public (int Start, int End) At(int start, int end)
    {
        var met = Stretches.Where(s => s.Start < end && s.End > start).ToList();
        return met.Count == 0 ? (0, Text.Length) : (met.Min(s => s.OriginalStart), met.Max(s => s.OriginalEnd));
    }

    static List<(int Start, int End)> Lines(string text)
    {
        List<(int, int)> lines = [];
        var start = 0;
        while (start < text.Length)
        {
            var end = text.IndexOf('\n', start);
            end = end < 0 ? text.Length : end;
            if (!string.IsNullOrWhiteSpace(text[start..end]))
            {
                lines.Add((start, end));
            }

            start = end + 1;
        }

        return lines;
    }
}

/// <summary>A stretch of a translation and the stretch of the original that it renders; offsets in UTF-16 code units, ends exclusive.</summary>
/// <param name="Start">First unit in the translation.</param>
/// <param name="End">One past the last.</param>
/// <param name="OriginalStart">First unit in the original.</param>
/// <param name="OriginalEnd">One past the last.</param>
public readonly record struct TranslatedStretch(int Start, int End, int OriginalStart, int OriginalEnd);
