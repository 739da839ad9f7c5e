using AngleSharp.Dom;

namespace Demarche.Reading.Html;

/// <summary>Chooses the blocks of a page that are the article.</summary>
static class MainText
{
    /// <summary>Blocks of the article in order; empty when the page holds no text to speak of.</summary>
    public static List<PageBlock> Find(IElement body)
    {
        var strict = Choose(BlockWalk.Read(body, IsNoise), body);
        if (Chars(strict) >= 250)
        {
            return strict;
        }

        // A page whose whole article stands under a name that looks like noise.
        var loose = Choose(BlockWalk.Read(body, _ => false), body);
        return Chars(loose) > 2 * Chars(strict) ? loose : strict;
    }

    static int Chars(List<PageBlock> blocks) => blocks.Sum(b => b.Text.Length);

    /// <summary>The element with the largest sum of weights: text counts for, menus and link lists against.</summary>
    static List<PageBlock> Choose(List<PageBlock> blocks, IElement body)
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
        return Clean([.. blocks.Where(b => best.Contains(b.Holder) || ReferenceEquals(best, b.Holder))]);
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

    /// <summary>Leaves out link lists and lines of furniture inside the chosen element.</summary>
    static List<PageBlock> Clean(List<PageBlock> blocks)
    {
        var kept = new List<PageBlock>(blocks.Count);
        foreach (var b in blocks)
        {
            var links = b.LinkDensity;
            if (links > 0.8 && !(b.Tag == "p" && b.EndsLikeSentence && b.Text.Length > 120) || links > 0.5 && b.Tag is "li" or "td")
            {
                continue;
            }

            if (b.Text.Length <= 120 && b.Kind != PassageKind.Heading && Cues.Opens(b.Text, Cues.Furniture, out _) && !b.EndsLikeSentence)
            {
                continue;
            }

            kept.Add(b);
        }

        return kept;
    }

    static bool IsNoise(IElement e)
    {
        var name = e.LocalName;
        if (name is "body" or "html" or "main" or "article" or "p" or "h1")
        {
            return false;
        }

        var role = e.GetAttribute("role");
        if (role is "navigation" or "banner" or "complementary" or "contentinfo" or "search" or "dialog" or "menu" or "alert")
        {
            return true;
        }

        if (name == "header" && !InArticle(e))
        {
            return true;
        }

        return Names.Holds(e.ClassName, Names.Noise) || Names.Holds(e.Id, Names.Noise);
    }

    static bool InArticle(IElement e)
    {
        for (var p = e.ParentElement; p is not null; p = p.ParentElement)
        {
            if (p.LocalName is "article" or "main")
            {
                return true;
            }
        }

        return false;
    }
}
