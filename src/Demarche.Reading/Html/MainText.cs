using AngleSharp.Dom;

namespace Demarche.Reading.Html;

/// <summary>Chooses the blocks of a page that are the article.</summary>
static class MainText
{
    /// <summary>Blocks of the article in order; empty when the page holds no text to speak of.</summary>
    /// <param name="body">The page's body.</param>
    /// <param name="description">What the page says of itself in one line; a block with these words is the article's lead wherever it stands.</param>
    public static List<PageBlock> Find(IElement body, string? description)
    {
        var noise = new PageNoise(body);
        var strict = Choose(BlockWalk.Read(body, noise.Is), body, description);
        if (Chars(strict) >= 250)
        {
            return strict;
        }

        // A page whose whole article stands under a name that looks like noise.
        var loose = Choose(BlockWalk.Read(body, _ => false), body, description);
        return Chars(loose) > 2 * Chars(strict) ? loose : strict;
    }

    static int Chars(List<PageBlock> blocks) => blocks.Sum(b => b.Text.Length);

    /// <summary>The element with the largest sum of weights: text counts for, menus and link lists against.</summary>
    static List<PageBlock> Choose(List<PageBlock> blocks, IElement body, string? description)
    {
        var sums = new Dictionary<IElement, double>();
        var order = new List<IElement>();
        foreach (var block in blocks)
        {
            var weight = Weight(block);
            for (var e = block.Holder; e is not null; e = e.ParentElement)
            {
                if (!sums.TryGetValue(e, out var sum))
                {
                    order.Add(e);
                }

                sums[e] = sum + weight;
                if (ReferenceEquals(e, body))
                {
                    break;
                }
            }
        }

        IElement? best = null;
        double most = 0;
        foreach (var e in order)
        {
            // Inner elements come before outer ones, so that the smallest element with the same sum wins.
            var sum = sums[e];
            if (sum > most * 1.02 + 5)
            {
                best = e;
                most = sum;
            }
        }

        if (best is null)
        {
            return [];
        }

        best = Named(order, sums, most) ?? best;
        var parts = new HashSet<IElement>(order.Where(e => ReferenceEquals(e, best) || SameName(e, best) && sums[e] > 60));
        var inside = blocks.ConvertAll(b => Within(b.Holder, parts, body));
        var first = inside.IndexOf(true);
        Lead(blocks, inside, first, description);
        return Clean([.. blocks.Where((_, i) => inside[i])]);
    }

    /// <summary>The container that names itself the article's body, when it holds most of the text.</summary>
    static IElement? Named(List<IElement> order, Dictionary<IElement, double> sums, double most)
    {
        foreach (var e in order)
        {
            var named = e.GetAttribute("itemprop") == "articleBody"
                || e.ClassList.Any(c => Names.Body.Contains(c.ToLowerInvariant())) || e.Id is { } id && Names.Body.Contains(id.ToLowerInvariant());
            if (named && sums[e] > 0.6 * most)
            {
                return e;
            }
        }

        return null;
    }

    static double Weight(PageBlock b)
    {
        var n = b.Text.Length;
        var density = b.LinkDensity;
        if (density > 0.5)
        {
            return -Math.Max(10, Math.Min(n, 120) * 0.5);
        }

        if (b.Kind is PassageKind.Heading)
        {
            return density > 0.3 ? -10 : 0;
        }

        if (b.Kind is PassageKind.Caption or PassageKind.Credit)
        {
            return 0;
        }

        if (b.Tag is "li" or "td" or "dd" or "dt" && n < 80 && !b.EndsLikeSentence)
        {
            return -6;
        }

        return b.EndsLikeSentence || n > 80 ? n * (1 - density) : n < 25 ? -4 : 0;
    }

    /// <summary>Leaves out link lists, credits, lines of furniture and headings with nothing under them.</summary>
    static List<PageBlock> Clean(List<PageBlock> blocks)
    {
        var kept = new List<PageBlock>(blocks.Count);
        foreach (var b in blocks)
        {
            var links = b.LinkDensity;
            if (b.Kind == PassageKind.Credit || links > 0.8 && !(b.Tag == "p" && b.EndsLikeSentence && b.Text.Length > 120) || links > 0.5 && b.Tag is "li" or "td")
            {
                continue;
            }

            if (Furniture(b) || b.Kind == PassageKind.Caption && links > 0.3 || Forums.Shapes.Link(b.Text, out _))
            {
                continue;
            }

            kept.Add(b);
        }

        while (kept.Count > 0 && (kept[^1].Kind == PassageKind.Heading || kept[^1].Text[^1] == ':' && kept[^1].Text.Length < 60 || kept.Count > 4 && kept[^1].Marked))
        {
            kept.RemoveAt(kept.Count - 1);
        }

        return kept;
    }

    static bool Furniture(PageBlock b)
    {
        if (b.Text.Length > 160 || !Cues.Opens(b.Text, Cues.Furniture, out var cue))
        {
            return false;
        }

        // A heading that opens so is one only when it is all of it; a sentence, only when the cue is more than one common word.
        return b.Kind == PassageKind.Heading ? b.Text.Length <= cue + 12 : !b.EndsLikeSentence || b.LinkDensity > 0.15 || cue >= 9;
    }

    /// <summary>An article cut into several containers of one name.</summary>
    static bool SameName(IElement a, IElement b) =>
        b.ClassName is { Length: > 3 } name && a.ClassName == name && a.LocalName == b.LocalName && b.LocalName is not ("p" or "li" or "td" or "article");

    static bool Within(IElement e, HashSet<IElement> parts, IElement body)
    {
        for (var p = e; p is not null && !ReferenceEquals(p, body); p = p.ParentElement)
        {
            if (parts.Contains(p))
            {
                return true;
            }
        }

        return parts.Contains(body);
    }

    /// <summary>Takes in what stands between the headline and the text: the lead and the caption of the picture on top.</summary>
    static void Lead(List<PageBlock> blocks, List<bool> inside, int first, string? description)
    {
        var words = description is { Length: > 30 } ? Forums.Overlap.Plain(description) : null;
        words = words is { Length: > 60 } ? words[..60] : words;
        var headline = blocks.FindLastIndex(Math.Max(0, first), b => b.Tag == "h1");
        for (var i = 0; i < first; i++)
        {
            var b = blocks[i];
            var lead = words is not null && b.LinkDensity < 0.5 && Forums.Overlap.Plain(b.Text).StartsWith(words, StringComparison.Ordinal)
                || headline >= 0 && i > headline - 3 && (b.Kind == PassageKind.Caption && b.Text.Length > 40 || i > headline && Names.Holds(b.Holder.ClassName, Names.Lead) && b.LinkDensity < 0.3 && b.Text.Length > 30);
            if (lead)
            {
                inside[i] = true;
                b.Kind = b.Kind == PassageKind.Caption ? PassageKind.Caption : PassageKind.Teaser;
                words = lead && b.Kind == PassageKind.Teaser ? null : words;
            }
        }
    }
}
