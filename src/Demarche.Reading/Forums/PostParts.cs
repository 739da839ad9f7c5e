namespace Demarche.Reading.Forums;

/// <summary>
/// Tells a poster's own words from the article that is quoted: by mail headers, quote marks, "wrote:", [quote], a drawn line, or, where nothing is drawn, by voice.
/// What is found is marked on the blocks; blocks that stay unmarked are the article.
/// </summary>
static class PostParts
{
    public static PostHead Mark(List<Block> blocks)
    {
        var head = new PostHead();
        Headers(blocks, head);
        Forwarded(blocks, head);
        var parted = QuoteBlocks(blocks);
        parted |= Quoted(blocks);
        foreach (var block in blocks)
        {
            if (block.Kind is null && Shapes.Link(block.Words, out _))
            {
                block.Kind = PassageKind.LinkCard;
            }
        }

        if (!parted)
        {
            parted = Drawn(blocks);
        }

        if (!parted)
        {
            Voice(blocks);
        }

        var last = blocks.FindLast(b => b.Kind is null);
        if (last is not null && blocks.Count > 3 && last.Length < 400 && Shapes.SlangMarks(last.Words) > 0)
        {
            last.Kind = PassageKind.Comment;
        }

        foreach (var block in blocks)
        {
            if (Separators.Is(block.Words))
            {
                block.Kind = PassageKind.Furniture;
            }
        }

        return head;
    }

    /// <summary>Header lines of a mail at the top: at least two of them in a row.</summary>
    static void Headers(List<Block> blocks, PostHead head)
    {
        var n = 0;
        while (n < blocks.Count && Header(blocks[n].Words, out _, out _))
        {
            n++;
        }

        if (n >= 2)
        {
            TakeHeaders(blocks, 0, n, head);
        }
    }

    static void TakeHeaders(List<Block> blocks, int from, int to, PostHead head)
    {
        for (var i = from; i < to; i++)
        {
            blocks[i].Kind = PassageKind.Furniture;
            Header(blocks[i].Words, out var name, out var value);
            switch (name)
            {
                case "subject":
                    head.Subject = value;
                    break;
                case "date" or "sent":
                    head.Date = value;
                    break;
            }
        }
    }

    /// <summary>True for "Name: value" with a name that mails use.</summary>
    public static bool IsHeader(ReadOnlySpan<char> s) => Header(s, out _, out _);

    static bool Header(ReadOnlySpan<char> s, out string name, out string value)
    {
        name = value = "";
        var colon = s.IndexOf(':');
        if (colon is < 2 or > 30)
        {
            return false;
        }

        name = s[..colon].Trim('*').Trim().ToString().ToLowerInvariant();
        value = s[(colon + 1)..].Trim(" *").ToString();
        return Cues.Header.Contains(name) || name.StartsWith("x-");
    }

    /// <summary>"---------- Forwarded message" with or without headers after it: what stands before is the sender's own.</summary>
    static void Forwarded(List<Block> blocks, PostHead head)
    {
        for (var i = 0; i < blocks.Count; i++)
        {
            var bare = blocks[i].Words.Trim("-_=*[]> :");
            if (bare.Length > 90 || !Cues.Opens(bare, Cues.Marker, out var length))
            {
                continue;
            }

            blocks[i].Kind = PassageKind.Furniture;
            head.From ??= bare[length..].Trim(" :-").ToString() is { Length: > 1 } from ? from : null;
            for (var k = 0; k < i; k++)
            {
                blocks[k].Kind ??= PassageKind.Comment;
            }

            var n = i + 1;
            while (n < blocks.Count && Header(blocks[n].Words, out _, out _))
            {
                n++;
            }

            if (n > i + 1)
            {
                TakeHeaders(blocks, i + 1, n, head);
            }

            return;
        }
    }

    /// <summary>[quote] … [/quote] as forums write it.</summary>
    static bool QuoteBlocks(List<Block> blocks)
    {
        var open = blocks.FindIndex(b => b.Words.StartsWith("[quote", StringComparison.OrdinalIgnoreCase));
        var close = blocks.FindLastIndex(b => b.Words.EndsWith("[/quote]", StringComparison.OrdinalIgnoreCase));
        if (open < 0 || close <= open)
        {
            return false;
        }

        for (var i = 0; i < blocks.Count; i++)
        {
            if (i < open || i > close)
            {
                blocks[i].Kind ??= Separators.Is(blocks[i].Words) ? PassageKind.Furniture : PassageKind.Comment;
            }
        }

        // The marks stand alone as a rule; a mark on a line of text is part of that passage's edge.
        Trim(blocks, open, first: true);
        Trim(blocks, close, first: false);
        return true;
    }

    static void Trim(List<Block> blocks, int i, bool first)
    {
        var b = blocks[i];
        var at = first ? b.Words.IndexOf(']') + 1 : b.Words.LastIndexOf('[');
        var (start, end) = first ? (b.Start + at, b.End) : (b.Start, b.Start + at);
        if (b.Words[(start - b.Start)..(end - b.Start)].IsWhiteSpace())
        {
            b.Kind = PassageKind.Furniture;
        }
        else
        {
            blocks[i] = b.Within(start, end);
        }
    }

    /// <summary>Lines behind ">": the article is the depth that holds most of the words.</summary>
    static bool Quoted(List<Block> blocks)
    {
        var chars = new SortedDictionary<int, int>();
        foreach (var b in blocks.Where(b => b.Kind is null))
        {
            chars[b.Depth] = chars.GetValueOrDefault(b.Depth) + b.Length;
        }

        var attribution = Attribution(blocks);
        if (!chars.Keys.Any(d => d > 0))
        {
            if (attribution < 0)
            {
                return false;
            }

            // "X wrote:" without marks: all that follows is quoted.
            for (var i = 0; i <= attribution; i++)
            {
                blocks[i].Kind ??= i == attribution ? PassageKind.Furniture : PassageKind.Comment;
            }

            return true;
        }

        var deepest = chars.Where(p => p.Key > 0).MaxBy(p => p.Value);
        if (attribution < 0 && deepest.Value * 2 < chars.GetValueOrDefault(0))
        {
            return false;
        }

        foreach (var b in blocks)
        {
            if (b.Kind is null && b.Depth != deepest.Key)
            {
                b.Kind = EndsWithWrote(b.Words) || Separators.Is(b.Words) ? PassageKind.Furniture
                    : Shapes.Link(b.Words, out _) ? PassageKind.LinkCard : PassageKind.Comment;
            }
        }

        return true;
    }

    static int Attribution(List<Block> blocks)
    {
        for (var i = 0; i < Math.Min(blocks.Count - 1, 12); i++)
        {
            if (blocks[i].Kind is null && EndsWithWrote(blocks[i].Words))
            {
                return i;
            }
        }

        return -1;
    }

    static bool EndsWithWrote(ReadOnlySpan<char> s) =>
        s.Length <= 200 && (s.EndsWith(" wrote:", StringComparison.OrdinalIgnoreCase) || s.EndsWith(" writes:", StringComparison.OrdinalIgnoreCase)
            || s.EndsWith(" posted:", StringComparison.OrdinalIgnoreCase) || s.EndsWith(" said in a post:", StringComparison.OrdinalIgnoreCase));

    /// <summary>A drawn line after a short beginning, where an article with its own headline starts behind it.</summary>
    static bool Drawn(List<Block> blocks)
    {
        var line = blocks.FindIndex(b => Separators.Is(b.Words));
        var first = blocks.FindIndex(b => b.Kind is null);
        if (line <= first || first < 0 || line >= blocks.Count - 2)
        {
            return false;
        }

        int before = 0, total = 0;
        for (var i = first; i < blocks.Count; i++)
        {
            before += i < line ? blocks[i].Length : 0;
            total += blocks[i].Length;
        }

        var next = blocks.FindIndex(line + 1, b => b.Kind is null && !Separators.Is(b.Words));
        if (before > 1200 || before * 3 > total || next < 0 || !Voiced(blocks, first, line, next))
        {
            return false;
        }

        for (var i = first; i < line; i++)
        {
            blocks[i].Kind ??= PassageKind.Comment;
        }

        Afterword(blocks, line, total);
        return true;
    }

    /// <summary>True when what stands before the line is a poster's, not the article's own headline underlined.</summary>
    static bool Voiced(List<Block> blocks, int first, int line, int next)
    {
        var marks = 0;
        for (var i = first; i < line; i++)
        {
            marks += Shapes.CommentMarks(blocks[i].Words);
        }

        if (!Shapes.Headline(blocks[next].Words))
        {
            return marks >= 2;
        }

        if (line - first > 1)
        {
            return marks > 0 || !Shapes.Headline(blocks[first].Words);
        }

        var title = blocks[first];
        var drawn = blocks[line].Length;
        if (drawn >= 8 && Math.Abs(drawn - title.Length) <= 3)
        {
            return false;
        }

        var body = Body(blocks, next + 1);
        var mine = Overlap.ShareIn(Overlap.Stems(title.Words), body);
        return marks > 0 || mine < 0.75 || mine < Overlap.ShareIn(Overlap.Stems(blocks[next].Words), body);
    }

    /// <summary>A second line near the end with a few words behind it: the poster again.</summary>
    static void Afterword(List<Block> blocks, int line, int total)
    {
        var last = blocks.FindLastIndex(b => Separators.Is(b.Words));
        if (last <= line)
        {
            return;
        }

        var rest = 0;
        var marks = 0;
        for (var i = last + 1; i < blocks.Count; i++)
        {
            rest += blocks[i].Length;
            marks += blocks[i].Kind is null ? Shapes.CommentMarks(blocks[i].Words) : 0;
        }

        if (rest * 6 <= total && marks > 0)
        {
            for (var i = last + 1; i < blocks.Count; i++)
            {
                blocks[i].Kind ??= PassageKind.Comment;
            }
        }
    }

    /// <summary>No mark at all: opening paragraphs in a poster's voice, with the article's headline behind them.</summary>
    static void Voice(List<Block> blocks)
    {
        var open = new List<int>();
        for (var i = 0; i < blocks.Count && open.Count < 6; i++)
        {
            if (blocks[i].Kind is null)
            {
                open.Add(i);
            }
        }

        for (var k = Math.Min(open.Count - 3, 3); k >= 1; k--)
        {
            var title = blocks[open[k]];
            if (!Shapes.Headline(title.Words))
            {
                continue;
            }

            var body = Body(blocks, open[k] + 1);
            var anchored = Overlap.ShareIn(Overlap.Stems(title.Words), body);
            var mine = true;
            for (var i = 0; i < k; i++)
            {
                var words = blocks[open[i]].Words;
                var marks = Shapes.CommentMarks(words);
                var own = Overlap.ShareIn(Overlap.Stems(words), body);
                // Without any mark of a voice, only a second headline that the body follows far better shows that the first is not the article's.
                mine &= words.Length <= 600 && (marks > 0 && own < 0.75 || Shapes.Headline(words) && own <= 0.34 && anchored >= 0.6);
            }

            if (!mine || anchored < 0.4)
            {
                continue;
            }

            for (var i = 0; i < open[k]; i++)
            {
                blocks[i].Kind ??= PassageKind.Comment;
            }

            return;
        }
    }

    static HashSet<string> Body(List<Block> blocks, int from)
    {
        var body = new HashSet<string>();
        for (var i = from; i < blocks.Count; i++)
        {
            if (blocks[i].Kind is null)
            {
                body.UnionWith(Overlap.Stems(blocks[i].Words));
            }
        }

        return body;
    }
}

/// <summary>What the head of a mail or forwarded post tells.</summary>
sealed class PostHead
{
    public string? Subject { get; set; }

    public string? Date { get; set; }

    public string? From { get; set; }
}
