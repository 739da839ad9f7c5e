using Demarche.Web.Parts;
using Microsoft.AspNetCore.Components;

namespace Demarche.Web.Plots;

/// <summary>One act on an axis of years that all rows share; positions are shares of the width, so one drawing fits any.</summary>
static class HistoryTrack
{
    /// <summary>The years over the rows.</summary>
    public static MarkupString Axis(DateOnly from, DateOnly to)
    {
        var years = to.Year - from.Year + 1;
        var step = Frame.Steps(years) is [var first, ..] ? first : 1;
        var m = new Markup().Put($"<svg class=\"years\" focusable=\"false\"><line class=\"base\" x1=\"0%\" x2=\"100%\" y1=\"26\" y2=\"26\"/>");
        var last = -100.0;
        for (var y = from.Year; y <= to.Year; y++)
        {
            var at = Share(new DateOnly(y, 1, 1), from, to);
            if ((y % step == 0 || y == from.Year) && at - last > 9 && at < 96)
            {
                m.Put($"<line class=\"base\" x1=\"{at}%\" x2=\"{at}%\" y1=\"22\" y2=\"26\"/><text class=\"ax\" x=\"{at}%\" y=\"16\" text-anchor=\"{(at < 2 ? "start" : "middle")}\">{y}</text>");
                last = at;
            }
        }

        return m.Put($"</svg>").Done();
    }

    /// <summary>The row of an act.</summary>
    public static MarkupString Draw(Event e, DateOnly from, DateOnly to)
    {
        var key = QuadClass.Key(QuadClass.Of(e));
        var (a, b) = (e.Date.From ?? e.Date.To ?? from, e.Date.To ?? e.Date.From ?? to);
        var (x, end) = (Share(a, from, to), Share(b, from, to));
        var m = new Markup().Put($"<svg class=\"track\" aria-hidden=\"true\" focusable=\"false\"><line class=\"grid\" x1=\"0%\" x2=\"100%\" y1=\"12\" y2=\"12\"/>");
        if (e.Date.Precision is not (DatePrecision.Day or DatePrecision.Week or DatePrecision.Month) || e.Date.Open != OpenEnd.None)
        {
            m.Put($"<rect class=\"f-{key} s-{key}\" x=\"{x}%\" y=\"7\" width=\"{Math.Max(.6, end - x)}%\" height=\"10\" opacity=\"{(e.Date.Open == OpenEnd.None ? 1 : .5)}\"/>");
        }

        return m.Put($"<svg x=\"{(x + end) / 2}%\" y=\"12\" class=\"over\">").Put(Frame.Mark(key, 0, 0, 4.4)).Put($"</svg></svg>").Done();
    }

    static double Share(DateOnly day, DateOnly from, DateOnly to) => 1 + (97.0 * (day.DayNumber - from.DayNumber) / Math.Max(1, to.DayNumber - from.DayNumber));
}
