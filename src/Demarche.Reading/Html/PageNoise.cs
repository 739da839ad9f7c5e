using AngleSharp.Dom;

namespace Demarche.Reading.Html;

/// <summary>Tells which elements of one page stand around an article: by name and role, unless most of the page's text is inside.</summary>
sealed class PageNoise
{
    readonly Dictionary<IElement, int> _chars = [];
    readonly int _all;

    public PageNoise(IElement body)
    {
        foreach (var p in body.QuerySelectorAll("p"))
        {
            var n = p.TextContent.Length;
            if (n < 40)
            {
                continue;
            }

            _all += n;
            for (var e = p.ParentElement; e is not null && !ReferenceEquals(e, body); e = e.ParentElement)
            {
                _chars[e] = _chars.GetValueOrDefault(e) + n;
            }
        }
    }

    public bool Is(IElement e)
    {
        var name = e.LocalName;
        if (name is "body" or "html" or "main" or "article" or "p" or "h1")
        {
            return false;
        }

        return Named(e, name) && _chars.GetValueOrDefault(e) * 10L <= _all * 4L;
    }

    static bool Named(IElement e, string name)
    {
        var role = e.GetAttribute("role");
        if (role is "navigation" or "banner" or "complementary" or "contentinfo" or "search" or "dialog" or "menu" or "alert" || name == "header" && !InArticle(e) && !(e.QuerySelector("h1") is not null && e.TextContent.Length < 1500))
        {
            return true;
        }

        return Names.Holds(e.ClassName, Names.Noise) || Names.Holds(e.Id, Names.Noise)
            || Names.Holds(e.ClassName, Names.Author);
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
