using System.Text;
using AngleSharp.Dom;

namespace Demarche.Reading.Html;

/// <summary>A paragraph of a page: text between two block-level tags, with what its tags tell.</summary>
sealed class PageBlock(string text, int linkChars, int markedChars, IElement holder, PassageKind kind, string tag)
{
    public string Text { get; } = text;

    /// <summary>Characters inside links.</summary>
    public int LinkChars { get; } = linkChars;

    /// <summary>True when all of it is set in bold or italics, as notes about the author or the outlet are.</summary>
    public bool Marked { get; } = markedChars * 100 >= text.Replace(" ", "").Length * 97;

    /// <summary>The innermost block-level element around it.</summary>
    public IElement Holder { get; } = holder;

    public PassageKind Kind { get; set; } = kind;

    /// <summary>Name of the innermost block-level element, lower case.</summary>
    public string Tag { get; } = tag;

    public double LinkDensity => Text.Length == 0 ? 1 : (double)LinkChars / Text.Length;

    public bool EndsLikeSentence => Text.Length > 0 && Text[^1] is '.' or '!' or '?' or '”' or '"' or '…' or ')' or '’' or ':' or '»';
}

/// <summary>Walks a parsed page and cuts it into blocks, leaving out what never holds an article's words.</summary>
sealed class BlockWalk
{
    const int MaxBlocks = 50_000;

    static readonly HashSet<string> Inline = ["a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "del", "dfn", "em", "font", "i", "ins", "kbd", "label", "mark", "nobr", "q", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr", "amp-img", "img"];

    readonly List<PageBlock> _blocks = [];
    readonly StringBuilder _text = new();
    readonly Func<IElement, bool> _noise;
    int _links;
    int _marked;
    int _emphasis;
    bool _inCaption;
    bool _inCredit;

    BlockWalk(Func<IElement, bool> noise) => _noise = noise;

    public static List<PageBlock> Read(IElement root, Func<IElement, bool> noise)
    {
        var walk = new BlockWalk(noise);
        walk.Visit(root, root, false, 0);
        walk.Flush(root);
        return walk._blocks;
    }

    void Visit(IElement element, IElement holder, bool inLink, int depth)
    {
        foreach (var node in element.ChildNodes)
        {
            if (node is IText text)
            {
                Append(text.Data, inLink);
            }
            else if (node is IElement child && depth < 600 && _blocks.Count < MaxBlocks)
            {
                Child(child, holder, inLink, depth);
            }
        }
    }

    void Child(IElement child, IElement holder, bool inLink, int depth)
    {
        var name = child.LocalName;
        if (name == "br")
        {
            // One break is a line, two are a paragraph; both end a block here, and lines join where a sentence runs on.
            _text.Append('\n');
            return;
        }

        if (Names.Drop.Contains(name) || IsHidden(child) || _noise(child))
        {
            return;
        }

        if (Inline.Contains(name))
        {
            if (_inCaption && (Names.Holds(child.ClassName, Names.Credit) || Names.Holds(child.ClassName, Names.Author)))
            {
                return;
            }

            var emphasis = name is "em" or "i" or "strong" or "b" ? 1 : 0;
            _emphasis += emphasis;
            Visit(child, holder, inLink || name == "a", depth + 1);
            _emphasis -= emphasis;
            return;
        }

        Flush(holder);
        var caption = _inCaption;
        var credit = _inCredit;
        _inCaption |= name is "figcaption" or "figure" || Names.Holds(child.ClassName, Names.Caption);
        _inCredit |= _inCaption && Names.Holds(child.ClassName, Names.Credit);
        Visit(child, child, inLink, depth + 1);
        Flush(child);
        _inCaption = caption;
        _inCredit = credit;
    }

    void Append(string data, bool inLink)
    {
        foreach (var c in data)
        {
            if (char.IsWhiteSpace(c) || c == '\u200B' || c == '\u00AD')
            {
                if (_text.Length > 0 && _text[^1] is not (' ' or '\n') && c is not ('\u200B' or '\u00AD'))
                {
                    _text.Append(' ');
                }

                continue;
            }

            _text.Append(c);
            _links += inLink ? 1 : 0;
            _marked += _emphasis > 0 ? 1 : 0;
        }
    }

    void Flush(IElement holder)
    {
        if (_text.Length == 0)
        {
            return;
        }

        var all = _text.ToString();
        _text.Clear();
        var links = _links;
        _links = 0;
        var marked = _marked;
        _marked = 0;
        var name = holder.LocalName;
        var kind = _inCredit ? PassageKind.Credit : _inCaption ? PassageKind.Caption
            : name is "h1" or "h2" or "h3" or "h4" or "h5" or "h6" ? PassageKind.Heading : PassageKind.Paragraph;
        var parts = all.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var total = parts.Sum(p => p.Length);
        foreach (var part in parts)
        {
            _blocks.Add(new PageBlock(part, total == 0 ? 0 : (int)((long)links * part.Length / total), parts.Length == 1 ? marked : 0, holder, kind, name));
        }
    }

    static bool IsHidden(IElement e) =>
        e.HasAttribute("hidden") || e.GetAttribute("aria-hidden") == "true" && e.LocalName != "p"
        || e.GetAttribute("style") is { } style && (style.Contains("display:none", StringComparison.OrdinalIgnoreCase) || style.Contains("display: none", StringComparison.OrdinalIgnoreCase));
}
