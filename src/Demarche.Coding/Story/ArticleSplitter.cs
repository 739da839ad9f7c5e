using Demarche.Language;

namespace Demarche.Coding.Story;

/// <summary>Cuts an article into numbered sentences, each in its passage and section, and has them analysed.</summary>
static class ArticleSplitter
{
    // No newsroom writes a longer topic before its report.
    const int LongestTopic = 80;

    /// <summary>The article's sentences, analysed, in order: title (0), then the text from 1.</summary>
    /// <param name="article">The article.</param>
    /// <param name="annotator">Gives tags and trees.</param>
    /// <param name="isTopic">True for a word by which a topic before a colon is known.</param>
    public static List<StorySentence> Split(Article article, Annotator annotator, Func<string, bool> isTopic)
    {
        List<StorySentence> all = [];
        if (article.Title is { Length: > 0 } title)
        {
            Add(all, annotator, isTopic, title, Field.Title, new Passage(PassageKind.Headline, 0, title.Length), -1, 0, number: 0);
        }

        var number = 1;
        var section = 0;
        var index = 0;
        foreach (var p in article.Passages.Count > 0 ? article.Passages : Paragraphs(article.Text))
        {
            if (p.Kind == PassageKind.Heading)
            {
                section++;
            }

            if (p.IsCoded || p.Kind is PassageKind.Comment or PassageKind.Repeated)
            {
                number = Add(all, annotator, isTopic, article.Text, Field.Text, p, index, section, number);
            }

            index++;
        }

        return all;
    }

    static int Add(List<StorySentence> all, Annotator annotator, Func<string, bool> isTopic, string text, Field field, Passage p, int index, int section, int number)
    {
        foreach (var (start, end) in Pieces(text, p, isTopic))
        {
            foreach (var tree in annotator.Annotate(text, start, end))
            {
                all.Add(new StorySentence { Tree = tree, Field = field, Number = field == Field.Title ? 0 : number++, Kind = p.Kind, Passage = index, Section = section });
            }
        }

        return number;
    }

    /// <summary>Lines between blank lines, for a text whose layout nobody has read.</summary>
    static List<Passage> Paragraphs(string text)
    {
        List<Passage> found = [];
        var start = 0;
        while (start < text.Length)
        {
            var blank = text.AsSpan(start).IndexOf("\n\n");
            var end = blank < 0 ? text.Length : start + blank;
            if (!text.AsSpan(start, end - start).IsWhiteSpace())
            {
                found.Add(new Passage(PassageKind.Paragraph, start, end));
            }

            start = blank < 0 ? text.Length : end + 2;
        }

        return found;
    }

    /// <summary>"X does Y: will others follow?" is a statement and a question, "Syrian civil war: the army takes X" a topic and a report; they are read apart.</summary>
    static IEnumerable<(int Start, int End)> Pieces(string text, Passage p, Func<string, bool> isTopic)
    {
        if (Topic(text, p, isTopic) is { } topic)
        {
            yield return (p.Start, topic);
            yield return (topic + 2, p.End);
            yield break;
        }

        if (p.Kind is PassageKind.Headline or PassageKind.Heading && text.AsSpan(p.Start, p.End - p.Start).TrimEnd().EndsWith("?"))
        {
            var colon = text.IndexOf(": ", p.Start, p.End - p.Start, StringComparison.Ordinal);
            if (colon > p.Start)
            {
                yield return (p.Start, colon);
                yield return (colon + 2, p.End);
                yield break;
            }
        }

        yield return (p.Start, p.End);
    }

    /// <summary>Where the colon behind a topic stands; null when the passage begins with none.</summary>
    static int? Topic(string text, Passage p, Func<string, bool> isTopic)
    {
        var head = text.AsSpan(p.Start, Math.Min(LongestTopic, p.End - p.Start));
        var colon = head.IndexOf(": ", StringComparison.Ordinal);
        if (colon < 4 || colon + 2 >= head.Length || char.IsLower(head[colon + 2]) || head[..colon].IndexOfAny(",.!?\"") >= 0)
        {
            return null;
        }

        foreach (var word in head[..colon].Split(' '))
        {
            if (isTopic(head[..colon][word].ToString().ToLowerInvariant()))
            {
                return p.Start + colon;
            }
        }

        return null;
    }
}
