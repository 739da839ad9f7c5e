using System.Globalization;
using System.Net;
using System.Runtime.CompilerServices;
using System.Text;
using Microsoft.AspNetCore.Components;

namespace Demarche.Web.Plots;

/// <summary>Markup being written: every word put into it is encoded, every number written the same on every machine.</summary>
sealed class Markup
{
    readonly StringBuilder _text = new();

    /// <summary>Adds markup; what stands in braces is encoded.</summary>
    public Markup Put([InterpolatedStringHandlerArgument("")] ref Hole text)
    {
        _ = text;
        return this;
    }

    /// <summary>Adds finished markup.</summary>
    public Markup Put(Markup other)
    {
        _text.Append(other._text);
        return this;
    }

    /// <summary>What was written, for a page.</summary>
    public MarkupString Done() => new(_text.ToString());

    public override string ToString() => _text.ToString();

    /// <summary>Takes the pieces of an interpolated string.</summary>
    [InterpolatedStringHandler]
    public readonly ref struct Hole
    {
        readonly StringBuilder _to;

        public Hole(int literals, int holes, Markup markup)
        {
            _ = literals + holes;
            _to = markup._text;
        }

        public void AppendLiteral(string text) => _to.Append(text);

        public void AppendFormatted(string? text) => _to.Append(WebUtility.HtmlEncode(text));

        public void AppendFormatted(int value) => _to.Append(value.ToString(CultureInfo.InvariantCulture));

        public void AppendFormatted(double value) => _to.Append(value.ToString("0.##", CultureInfo.InvariantCulture));

        public void AppendFormatted(Markup markup) => _to.Append(markup._text);
    }
}
