using Demarche.Reading.Dates;

namespace Demarche.Reading;

/// <summary>Lines <c>key: value</c> between two lines <c>---</c> at the head of a Markdown file.</summary>
static class FrontMatter
{
    public static Known Read(string text, Known known)
    {
        if (!text.StartsWith("---\n") && !text.StartsWith("---\r\n"))
        {
            return known;
        }

        var at = text.IndexOf('\n') + 1;
        var result = known;
        while (at < text.Length)
        {
            var end = text.IndexOf('\n', at);
            end = end < 0 ? text.Length : end;
            var line = text.AsSpan(at, end - at).Trim();
            at = Math.Min(text.Length, end + 1);
            if (line is "---")
            {
                return result with { ContentFrom = at };
            }

            var colon = line.IndexOf(':');
            if (colon > 0)
            {
                result = With(result, line[..colon].Trim().ToString().ToLowerInvariant(), line[(colon + 1)..].Trim().Trim("\"'").ToString());
            }
        }

        // Never closed: no front matter after all.
        return known;
    }

    static Known With(Known known, string key, string value) => (key, value) switch
    {
        (_, "") => known,
        ("title", _) => known with { Title = known.Title ?? value },
        ("publisher" or "source" or "outlet", _) => known with { Publisher = known.Publisher ?? value },
        ("url" or "link", _) => known with { Url = known.Url ?? value },
        ("lang" or "language", _) => known with { Language = known.Language ?? value },
        ("date" or "published", _) when DayScanner.First(value) is { Date: { } day } => known with { Published = known.Published ?? new PublicationDate(day, "header", $"front matter \"{key}: {value}\"") },
        _ => known,
    };
}
