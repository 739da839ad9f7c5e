using Demarche.Web.Parts;
using Microsoft.AspNetCore.Components;

namespace Demarche.Web.Plots;

/// <summary>One period of a dyad, both directions together as the reader asked.</summary>
/// <param name="Start">First day.</param>
/// <param name="Label">As on the axis.</param>
/// <param name="Counts">Events by class.</param>
/// <param name="Score">Mean PLOVER score; null under three events.</param>
/// <param name="Documents">Documents read.</param>
/// <param name="Thin">Fewer documents than a typical period would have.</param>
public sealed record DyadBar(DateOnly Start, string Label, Store.QuadCounts Counts, double? Score, int Documents, bool Thin);

/// <summary>Three panels on the same periods: mirrored bars, mean score, documents read. Thin coverage is a band through all three.</summary>
static class DyadPlot
{
    const double Gap = 38;
    const double ScoreHeight = 72;
    const double CoverHeight = 34;
    const double Top = 26;

    /// <summary>Draws.</summary>
    /// <param name="bars">Periods without gaps, oldest first.</param>
    /// <param name="pair">"Russia and Ukraine".</param>
    /// <param name="finding">What the plot shows, in one sentence.</param>
    /// <param name="notes">Periods to name, with their words; one above, one below the line at most.</param>
    public static MarkupString Draw(IReadOnlyList<DyadBar> bars, string pair, string finding, IReadOnlyList<(DateOnly Period, string Words)> notes) =>
        Frame.Three("dyad", (w, id, css) => One(bars, w, id, css, pair, finding, notes));

    static Markup One(IReadOnlyList<DyadBar> bars, int width, string id, string css, string pair, string finding, IReadOnlyList<(DateOnly Period, string Words)> notes)
    {
        var narrow = width < 500;
        double left = narrow ? 30 : 46, right = narrow ? 8 : 96;
        var (up, down) = (Math.Max(1, bars.Max(b => b.Counts.Cooperation)), Math.Max(1, bars.Max(b => b.Counts.Conflict)));
        var unit = (narrow ? 220.0 : 272.0) / (up + down);
        var line = Top + (up * unit);
        var foot = line + (down * unit);
        var score = foot + Gap;
        var cover = score + ScoreHeight + Gap;
        var step = (width - left - right) / bars.Count;
        double X(int i) => left + (i * step);
        var m = new Markup().Put($"<svg class=\"{css}\" viewBox=\"0 0 {width} {cover + CoverHeight + 26}\" role=\"img\" aria-labelledby=\"{id}-t {id}-d\"><title id=\"{id}-t\">{pair}, events from {bars[0].Label} to {bars[^1].Label}</title><desc id=\"{id}-d\">Cooperation is drawn upward, conflict downward. {finding} The table below holds the same numbers.</desc>").Put(Frame.Hatches(id));
        m.Put(ThinBands(bars, X, step, cover + CoverHeight - Top + 8, narrow));
        foreach (var (most, sign) in new[] { (up, -1), (down, 1) })
        {
            foreach (var v in Frame.Steps(most))
            {
                m.Put($"<line class=\"grid\" x1=\"{left}\" x2=\"{width - right}\" y1=\"{line + (sign * v * unit)}\" y2=\"{line + (sign * v * unit)}\"/><text class=\"ax\" x=\"{left - 6}\" y=\"{line + (sign * v * unit) + 4}\" text-anchor=\"end\">{v}</text>");
            }
        }

        m.Put($"<text class=\"ax\" x=\"{left - 6}\" y=\"{line + 4}\" text-anchor=\"end\">0</text>");
        for (var i = 0; i < bars.Count; i++)
        {
            var c = bars[i].Counts;
            m.Put($"<g><title>{bars[i].Label}: {c[1]} words and {c[2]} deeds of cooperation, {c[3]} words and {c[4]} deeds of conflict</title>").Put(Frame.Stack(id, X(i) + ((step - Bar(step)) / 2), Bar(step), line, unit, c)).Put($"</g>");
        }

        m.Put($"<line class=\"base\" x1=\"{left}\" x2=\"{width - right}\" y1=\"{line}\" y2=\"{line}\"/>");
        if (!narrow)
        {
            var x = width - right + 10;
            m.Put($"<text x=\"{x}\" y=\"{line - 14}\" class=\"lab\">cooperation</text><text x=\"{x}\" y=\"{line + 22}\" class=\"lab\">conflict</text>");
        }

        m.Put(Notes(bars, notes, X, step, line, unit, width, narrow));
        m.Put(Scores(bars, X, step, score, left, width - right, narrow)).Put(Coverage(bars, X, step, cover, left, width - right));
        var every = Math.Max(1, (int)Math.Ceiling(bars.Count * (narrow ? 62.0 : 44.0) / (width - left - right)));
        for (var i = 0; i < bars.Count; i++)
        {
            if ((bars.Count - 1 - i) % every == 0)
            {
                m.Put($"<text class=\"ax\" x=\"{X(i) + (step / 2)}\" y=\"{cover + CoverHeight + 17}\" text-anchor=\"middle\">{bars[i].Label}</text>");
            }
        }

        return m.Put($"</svg>");
    }

    /// <summary>Width of a bar: most of its period, but no slab where periods are few.</summary>
    static double Bar(double step) => Math.Min(step * .72, 64);

    static Markup ThinBands(IReadOnlyList<DyadBar> bars, Func<int, double> x, double step, double height, bool narrow)
    {
        var m = new Markup();
        var named = false;
        for (var i = 0; i < bars.Count; i++)
        {
            if (!bars[i].Thin)
            {
                continue;
            }

            var from = i;
            while (i + 1 < bars.Count && bars[i + 1].Thin)
            {
                i++;
            }

            m.Put($"<rect class=\"thin\" x=\"{x(from)}\" y=\"{Top - 8}\" width=\"{(i - from + 1) * step}\" height=\"{height}\"/>");
            if (!named && (i - from + 1) * step > (narrow ? 30 : 110))
            {
                named = true;
                m.Put($"<text x=\"{x(from) + 4}\" y=\"{Top + 7}\" class=\"ax\">{(narrow ? "thin" : "few documents read")}</text>");
            }
        }

        return m;
    }

    static Markup Notes(IReadOnlyList<DyadBar> bars, IReadOnlyList<(DateOnly Period, string Words)> notes, Func<int, double> x, double step, double line, double unit, int width, bool narrow)
    {
        var m = new Markup();
        if (narrow)
        {
            return m;
        }

        foreach (var (period, words) in notes)
        {
            var i = bars.ToList().FindIndex(b => b.Start == period);
            if (i < 0)
            {
                continue;
            }

            var at = x(i) + (step / 2);
            var end = at > width * .55;
            var top = line - (bars[i].Counts.Cooperation * unit);
            m.Put($"<path class=\"lead\" d=\"M{at} {Top - 9}V{top - 3}\"/><text x=\"{at + (end ? -6 : 6)}\" y=\"{Top - 12}\" text-anchor=\"{(end ? "end" : "start")}\" class=\"lab\">{words}</text>");
        }

        return m;
    }

    static Markup Scores(IReadOnlyList<DyadBar> bars, Func<int, double> x, double step, double top, double left, double right, bool narrow)
    {
        double Y(double v) => top + (ScoreHeight / 2) - (v * (ScoreHeight / 2) / 10);
        var m = new Markup().Put($"<text x=\"{left}\" y=\"{top - 9}\" class=\"lab\">Mean score per event</text>");
        if (!narrow)
        {
            m.Put($"<text x=\"{left + 150}\" y=\"{top - 9}\" class=\"ax\">PLOVER scale, −10 to +10; none under three events</text>");
        }

        foreach (var v in (ReadOnlySpan<int>)[-5, 0, 5])
        {
            m.Put($"<line class=\"{(v == 0 ? "base" : "grid")}\" x1=\"{left}\" x2=\"{right}\" y1=\"{Y(v)}\" y2=\"{Y(v)}\"/><text class=\"ax\" x=\"{left - 6}\" y=\"{Y(v) + 4}\" text-anchor=\"end\">{(v > 0 ? "+" : v < 0 ? "−" : "")}{Math.Abs(v)}</text>");
        }

        for (var i = 0; i < bars.Count; i++)
        {
            if (bars[i].Score is not { } s)
            {
                continue;
            }

            var at = x(i) + (step / 2);
            if (i > 0 && bars[i - 1].Score is { } before)
            {
                m.Put($"<path class=\"line\" d=\"M{x(i - 1) + (step / 2)} {Y(before)}L{at} {Y(s)}\"/>");
            }

            m.Put($"<circle class=\"dot\" cx=\"{at}\" cy=\"{Y(s)}\" r=\"2.4\"><title>{bars[i].Label}: {Words.Signed(s)}</title></circle>");
        }

        return m;
    }

    static Markup Coverage(IReadOnlyList<DyadBar> bars, Func<int, double> x, double step, double top, double left, double right)
    {
        var most = Math.Max(1, bars.Max(b => b.Documents));
        var m = new Markup().Put($"<text x=\"{left}\" y=\"{top - 9}\" class=\"lab\">Documents read</text><text x=\"{left + 112}\" y=\"{top - 9}\" class=\"ax\">most {Words.Number(most)}</text>");
        for (var i = 0; i < bars.Count; i++)
        {
            var h = bars[i].Documents * CoverHeight / most;
            m.Put($"<rect class=\"cover\" x=\"{x(i) + ((step - Bar(step)) / 2)}\" width=\"{Bar(step)}\" y=\"{top + CoverHeight - h}\" height=\"{h}\"><title>{bars[i].Label}: {Words.Count(bars[i].Documents, "document")}</title></rect>");
        }

        return m.Put($"<line class=\"base\" x1=\"{left}\" x2=\"{right}\" y1=\"{top + CoverHeight}\" y2=\"{top + CoverHeight}\"/>");
    }
}
