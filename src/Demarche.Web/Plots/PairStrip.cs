using Demarche.Store;
using Microsoft.AspNetCore.Components;

namespace Demarche.Web.Plots;

/// <summary>Twelve months of a pair in a table's cell: cooperation up, conflict down.</summary>
static class PairStrip
{
    public static MarkupString Draw(CountryPair pair)
    {
        var (up, down) = (Math.Max(1, pair.Months.Max(n => n.Cooperation)), Math.Max(1, pair.Months.Max(n => n.Conflict)));
        var unit = 34.0 / (up + down);
        var line = 1 + (up * unit);
        var step = 112.0 / pair.Months.Count;
        var m = new Markup().Put($"<svg width=\"112\" height=\"36\" aria-hidden=\"true\" focusable=\"false\">");
        for (var i = 0; i < pair.Months.Count; i++)
        {
            var n = pair.Months[i];
            m.Put($"<rect x=\"{i * step}\" width=\"{step * .7}\" y=\"{line - (n.Cooperation * unit)}\" height=\"{n.Cooperation * unit}\" class=\"f-mc\"/><rect x=\"{i * step}\" width=\"{step * .7}\" y=\"{line}\" height=\"{n.Conflict * unit}\" class=\"f-mf\"/>");
        }

        return m.Put($"<line class=\"base\" x1=\"0\" x2=\"112\" y1=\"{line}\" y2=\"{line}\"/></svg>").Done();
    }
}
