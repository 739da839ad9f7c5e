using System.Globalization;
using Demarche.Store;
using Demarche.Web.Parts;
using Microsoft.AspNetCore.Components;

namespace Demarche.Web.Plots;

/// <summary>Events by day, cooperation above the line and conflict below, with documents read under them.</summary>
static class DaysPlot
{
    public static MarkupString Draw(IReadOnlyList<ActivityDay> days, DateOnly last, int shown)
    {
        var by = days.ToDictionary(d => d.Day);
        var all = Enumerable.Range(0, shown).Select(i => last.AddDays(i + 1 - shown)).Select(d => by.GetValueOrDefault(d) ?? new ActivityDay(d, 0, 0, 0, 0)).ToList();
        return Frame.Three("days", (w, id, css) => One(all, w, id, css));
    }

    static Markup One(List<ActivityDay> days, int width, string id, string css)
    {
        const double Half = 58;
        const double Covered = 26;
        var narrow = width < 500;
        if (narrow)
        {
            days = days[^30..];
        }

        double left = narrow ? 28 : 40, right = 8;
        var most = Math.Max(1, days.Max(d => Math.Max(d.Classes.Cooperation, d.Classes.Conflict)));
        var documents = Math.Max(1, days.Max(d => d.Documents));
        var (unit, step) = (Half / most, (width - left - right) / days.Count);
        const double Base = 14 + Half;
        const double Under = Base + Half + 26 + Covered;
        var said = string.Create(CultureInfo.InvariantCulture, $"{days.Sum(d => d.Classes.Cooperation)} acts of cooperation and {days.Sum(d => d.Classes.Conflict)} of conflict on {days.Count} days; the most on one day is {days.Max(d => d.Classes.Cooperation + d.Classes.Conflict)}.");
        var m = new Markup().Put($"<svg class=\"{css}\" viewBox=\"0 0 {width} {Under + 22}\" role=\"img\" aria-labelledby=\"{id}-t {id}-d\"><title id=\"{id}-t\">Events per day, {days.Count} days</title><desc id=\"{id}-d\">{said} The table below holds the same numbers.</desc>").Put(Frame.Hatches(id));
        foreach (var v in Frame.Steps(most).TakeLast(2))
        {
            m.Put($"<line class=\"grid\" x1=\"{left}\" x2=\"{width - right}\" y1=\"{Base - (v * unit)}\" y2=\"{Base - (v * unit)}\"/><text class=\"ax\" x=\"{left - 6}\" y=\"{Base - (v * unit) + 4}\" text-anchor=\"end\">{v}</text>");
        }

        for (var i = 0; i < days.Count; i++)
        {
            var (d, x) = (days[i], left + (i * step));
            m.Put($"<g><title>{Words.Day(d.Day)}: {d.Classes.Cooperation} of cooperation, {d.Classes.Conflict} of conflict, {d.Documents} documents</title>").Put(Frame.Stack(id, x + (step * .14), step * .72, Base, unit, d.Classes));
            if (d.Documents > 0)
            {
                m.Put($"<rect class=\"cover\" x=\"{x + (step * .14)}\" width=\"{step * .72}\" y=\"{Under - (d.Documents * Covered / documents)}\" height=\"{d.Documents * Covered / documents}\"/>");
            }

            m.Put($"</g>");
            if ((days.Count - 1 - i) % (narrow ? 10 : 14) == 0)
            {
                m.Put($"<text class=\"ax\" x=\"{x + (step / 2)}\" y=\"{Under + 16}\" text-anchor=\"{(i == days.Count - 1 ? "end" : "middle")}\">{d.Day.ToString("d MMM", CultureInfo.InvariantCulture)}</text>");
            }
        }

        return m.Put($"<line class=\"base\" x1=\"{left}\" x2=\"{width - right}\" y1=\"{Base}\" y2=\"{Base}\"/><text class=\"lab\" x=\"{left}\" y=\"{Under - Covered - 6}\">Documents read, most {documents}</text><line class=\"base\" x1=\"{left}\" x2=\"{width - right}\" y1=\"{Under}\" y2=\"{Under}\"/></svg>");
    }
}
