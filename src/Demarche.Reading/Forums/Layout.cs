namespace Demarche.Reading.Forums;

/// <summary>Names every stretch of a text: whose words, and what part of the article.</summary>
static class Layout
{
    /// <summary>Reads the layout of a plain text from an offset on.</summary>
    /// <param name="text">The whole text.</param>
    /// <param name="from">Where content starts, behind front matter.</param>
    /// <param name="title">Headline given apart; a line that repeats it is marked so.</param>
    public static TextLayout Read(string text, int from = 0, string? title = null)
    {
        var blocks = Block.Group(text, Line.Split(text, from));
        var head = PostParts.Mark(blocks);
        var article = blocks.Where(b => b.Kind is null).ToList();
        Marked(article);
        Top(article, blocks, title);
        BeforeBody(article);
        for (var i = 0; i < article.Count; i++)
        {
            article[i].Kind ??= IsHeading(article, i) ? PassageKind.Heading : PassageKind.Paragraph;
        }

        if (!article.Exists(b => b.Kind is PassageKind.Paragraph or PassageKind.Headline or PassageKind.Heading or PassageKind.Teaser or PassageKind.Caption))
        {
            // A text is never all furniture: what looks so is all there is to read.
            foreach (var b in article.Where(b => b.Kind is PassageKind.Furniture or PassageKind.Byline))
            {
                b.Kind = PassageKind.Paragraph;
            }
        }

        Repeats.Mark(blocks);
        return new TextLayout(Passages(text, blocks), head, Links(blocks));
    }

    /// <summary>Kinds that a line shows by itself.</summary>
    static void Marked(List<Block> article)
    {
        for (var i = 0; i < article.Count; i++)
        {
            var b = article[i];
            var s = b.Words;
            if (s[0] == '#' && Hashes(s) is > 0 and <= 6 and var n && s.Length > n + 1 && s[n] == ' ')
            {
                article[i].Kind = n == 1 && i <= 2 && !article.Take(i).Any(x => x.Kind == PassageKind.Headline) ? PassageKind.Headline : PassageKind.Heading;
            }
            else if (Shapes.Byline(s))
            {
                b.Kind = PassageKind.Byline;
            }
            else if (Shapes.DateLine(s) || Source(s) || Furniture(Shapes.Bare(s)))
            {
                b.Kind = PassageKind.Furniture;
            }
            else if (Shapes.CreditLine(s))
            {
                b.Kind = PassageKind.Credit;
            }
            else if (Shapes.Caption(s, out var credit))
            {
                b.Kind = PassageKind.Caption;
                b.CreditStart = credit;
            }
        }
    }

    /// <summary>A line of the page or the channel, not of the text. A single word opens many a headline ("Share prices fall"), so it counts only nearly alone.</summary>
    static bool Furniture(ReadOnlySpan<char> s) =>
        s.Length <= 120 && s[^1] != '.' && Cues.Opens(s, Cues.Furniture, out var cue)
        && Shapes.Words(s) is var words && words <= (s[..cue].ContainsAny(' ', ':') ? 14 : 2);

    /// <summary>Headline and teaser.</summary>
    static void Top(List<Block> article, List<Block> blocks, string? title)
    {
        var first = article.FindIndex(b => b.Kind is null);
        if (article.Count < 2 || first < 0)
        {
            return;
        }

        var marked = article.FindIndex(b => b.Kind == PassageKind.Headline);
        if (title is not null && marked >= 0 && Overlap.Plain(article[marked].Words) == Overlap.Plain(title))
        {
            article[marked].Kind = PassageKind.Repeated;
        }
        else if (title is not null && Overlap.Plain(article[first].Words) == Overlap.Plain(title))
        {
            article[first].Kind = PassageKind.Repeated;
            marked = first;
        }
        else if (marked < 0 && title is null && Shapes.Headline(article[first].Words) && More(article, first + 1))
        {
            // Only what stands at the very top is a headline; a caption or date may come before it.
            if (article.Take(first).All(b => b.Kind is PassageKind.Furniture or PassageKind.Byline or PassageKind.LinkCard))
            {
                article[first].Kind = PassageKind.Headline;
                marked = first;
            }
        }

        var next = article.FindIndex(Math.Max(0, marked + 1), b => b.Kind is null);
        if (marked >= 0 && next == marked + 1 && next + 1 < article.Count && IsTeaser(article, blocks, next))
        {
            article[next].Kind = PassageKind.Teaser;
        }
    }

    /// <summary>Between headline and text: lines that are only names, and words of a picture without any mark of one.</summary>
    static void BeforeBody(List<Block> article)
    {
        var headline = article.FindIndex(b => b.Kind is PassageKind.Headline or PassageKind.Repeated);
        var body = article.FindIndex(b => b.Kind is null && (b.Length >= 90 || b.Words[^1] is '.' or '”' or '"'));
        for (var i = headline + 1; headline >= 0 && i < body; i++)
        {
            var b = article[i];
            if (b.Kind is null)
            {
                b.Kind = Shapes.Names(b.Words) ? PassageKind.Byline
                    : i > headline + 1 && Shapes.Words(b.Words) >= 6 && Shapes.Headline(b.Words) && b.Words[^1] != '?' && !Repeated(article, b) ? PassageKind.Caption
                    : null;
            }
        }
    }

    static bool Repeated(List<Block> article, Block b)
    {
        var plain = Overlap.Plain(b.Words);
        return article.Exists(x => !ReferenceEquals(x, b) && x.Length == b.Length && Overlap.Plain(x.Words) == plain);
    }

    static bool More(List<Block> article, int from)
    {
        for (var i = from; i < article.Count; i++)
        {
            if (article[i].Length >= 60)
            {
                return true;
            }
        }

        return false;
    }

    static bool IsTeaser(List<Block> article, List<Block> blocks, int i)
    {
        var b = article[i];
        if (b.Length is < 20 or > 320)
        {
            return false;
        }

        var plain = Overlap.Plain(b.Words);
        var next = blocks[blocks.IndexOf(b) + 1];
        return next.Kind is PassageKind.Byline or PassageKind.Furniture or PassageKind.Caption or PassageKind.Credit or PassageKind.LinkCard
            || article.Skip(i + 1).Any(x => Overlap.Plain(x.Words) == plain);
    }

    static bool IsHeading(List<Block> article, int i)
    {
        if (i + 1 >= article.Count || !Shapes.Heading(article[i].Words))
        {
            return false;
        }

        // A heading stands over text.
        for (var k = i + 1; k < article.Count; k++)
        {
            if (article[k].Kind is null or PassageKind.Paragraph)
            {
                return article[k].Length > article[i].Length && article[k].Length >= 30 && !Shapes.Headline(article[k].Words);
            }

            if (article[k].Kind is not (PassageKind.Caption or PassageKind.Credit or PassageKind.Furniture))
            {
                return false;
            }
        }

        return false;
    }

    static bool Source(ReadOnlySpan<char> s) => s.Length <= 120 && (s.StartsWith("Source:", StringComparison.OrdinalIgnoreCase) || s.StartsWith("Link:", StringComparison.OrdinalIgnoreCase) || s.StartsWith("Via:", StringComparison.OrdinalIgnoreCase) || s.StartsWith("Sources:", StringComparison.OrdinalIgnoreCase));

    static int Hashes(ReadOnlySpan<char> s)
    {
        var n = 0;
        while (n < s.Length && s[n] == '#')
        {
            n++;
        }

        return n;
    }

    static List<Passage> Passages(string text, List<Block> blocks)
    {
        var passages = new List<Passage>(blocks.Count + 4);
        foreach (var b in blocks)
        {
            var kind = b.Kind ?? PassageKind.Paragraph;
            var start = b.Start;
            if (kind is PassageKind.Headline or PassageKind.Heading && b.Words[0] == '#')
            {
                start += Hashes(b.Words);
                start += b.Words[(start - b.Start)..].IndexOfAnyExcept(' ');
            }

            var stop = b.End;
            while (stop - start > 4 && text[start] is '*' or '_' && text[stop - 1] == text[start])
            {
                // A line set all in bold or italics: the marks are not its words.
                start++;
                stop--;
            }

            if (b.CreditStart > 0)
            {
                var credit = b.Start + b.CreditStart;
                var end = credit;
                while (end > start && b.Words[end - 1 - b.Start] == ' ')
                {
                    end--;
                }

                passages.Add(new Passage(kind, start, end));
                passages.Add(new Passage(PassageKind.Credit, credit, b.End));
                continue;
            }

            passages.Add(new Passage(kind, start, stop));
        }

        return passages;
    }

    /// <summary>Addresses in the text, those that stand alone first, the last of them before the others: a link card closes a post.</summary>
    static List<TextLink> Links(List<Block> blocks)
    {
        var links = new List<TextLink>();
        for (var i = blocks.Count - 1; i >= 0; i--)
        {
            if (blocks[i].Kind == PassageKind.LinkCard && Shapes.Link(blocks[i].Words, out var host))
            {
                links.Add(new TextLink(blocks[i].Words.Trim("<>()[]").ToString(), host));
            }
        }

        foreach (var b in blocks)
        {
            if (b.Kind is PassageKind.Comment or PassageKind.Furniture or PassageKind.LinkCard && Shapes.LinkIn(b.Words, out var url, out var host))
            {
                links.Add(new TextLink(url, host));
            }
        }

        return links;
    }
}

/// <summary>An address found in a text.</summary>
readonly record struct TextLink(string Url, string Host)
{
    /// <summary>True for an address with a path, which names one page.</summary>
    public bool IsPage => Url.StartsWith("http", StringComparison.OrdinalIgnoreCase) && Url.AsSpan(Url.IndexOf("://", StringComparison.Ordinal) + 3).IndexOf('/') is var slash && slash > 0
        && Url.Length > Url.IndexOf("://", StringComparison.Ordinal) + 3 + slash + 1;
}

/// <summary>What the layout of a text tells.</summary>
sealed record TextLayout(List<Passage> Passages, PostHead Head, List<TextLink> Links);
