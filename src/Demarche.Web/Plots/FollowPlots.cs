using System.Globalization;
using Demarche.Forecasting.Following;
using Demarche.Forecasting.Following.Scoring;
using Demarche.Web.Parts;
using Microsoft.AspNetCore.Components;

namespace Demarche.Web.Plots;

/// <summary>Plots of a forecast: one row a candidate on a shared scale, a reason's weight, reliability with n, and what was said to those who did and did not follow.</summary>
static class FollowPlots
{
    /// <summary>End of the scale of a ranking: a round share above the highest interval shown.</summary>
    public static double Scale(IEnumerable<Candidate> shown)
    {
        var most = shown.Select(c => c.High).DefaultIfEmpty(.1).Max();
        return new[] { .05, .1, .2, .3, .5, .75 }.FirstOrDefault(s => s >= most, 1);
    }

    /// <summary>The scale over the rows.</summary>
    public static MarkupString Axis(double scale)
    {
        var m = new Markup().Put($"<svg aria-hidden=\"true\" focusable=\"false\">");
        for (var i = 0; i <= 4; i++)
        {
            m.Put($"<text class=\"ax{(i % 2 == 1 ? " odd" : "")}\" x=\"{i * 25}%\" y=\"24\" text-anchor=\"{(i == 0 ? "start" : i == 4 ? "end" : "middle")}\">{Words.Percent(scale * i / 4, scale < .2 ? 1 : 0)}</text><line class=\"grid\" x1=\"{i * 25}%\" x2=\"{i * 25}%\" y1=\"30\" y2=\"38\"/>");
        }

        return m.Put($"</svg>").Done();
    }

    /// <summary>Interval as a bar, probability as a dot, base rate as a tick.</summary>
    public static MarkupString Row(Candidate c, double baseRate, double scale)
    {
        double X(double p) => Math.Min(100, p / scale * 100);
        return new Markup().Put($"<svg aria-hidden=\"true\" focusable=\"false\"><line class=\"grid\" x1=\"0%\" x2=\"100%\" y1=\"12\" y2=\"12\"/><line class=\"ci\" x1=\"{X(c.Low)}%\" x2=\"{X(c.High)}%\" y1=\"12\" y2=\"12\"/><line class=\"tick\" x1=\"{X(baseRate)}%\" x2=\"{X(baseRate)}%\" y1=\"4\" y2=\"20\"/><circle class=\"dot\" cx=\"{X(c.P)}%\" cy=\"12\" r=\"4.5\"/></svg>").Done();
    }

    /// <summary>A reason's weight: to the right speaks for, to the left against.</summary>
    public static MarkupString Weight(double weight)
    {
        var w = Math.Min(48, Math.Abs(weight) * 60);
        return new Markup().Put($"<svg width=\"100%\" aria-hidden=\"true\" focusable=\"false\"><line class=\"base\" x1=\"50%\" x2=\"50%\" y1=\"1\" y2=\"15\"/><rect class=\"{(weight >= 0 ? "pos" : "neg")}\" x=\"{(weight >= 0 ? 50 : 50 - w)}%\" y=\"4\" width=\"{w}%\" height=\"8\"/></svg>").Done();
    }

    /// <summary>How often what was said came true, bin by bin, with the number of cases under it.</summary>
    public static MarkupString Reliability(IReadOnlyList<RecordLine> bins)
    {
        const double S = 300, L = 44, T = 14;
        // Both axes end where the points and their intervals do, at a round share: followers are few.
        var end = new[] { .1, .2, .4 }.FirstOrDefault(e => bins.All(b => b.Low <= e && b.Value <= e && Wilson(b.Value, b.N).High <= e), 1);
        double X(double v) => L + (v / end * S);
        double Y(double v) => T + S - (v / end * S);
        var m = new Markup().Put($"<svg class=\"chart square\" viewBox=\"0 0 358 {T + S + 150}\" role=\"img\" aria-labelledby=\"rel-t rel-d\"><title id=\"rel-t\">Reliability diagram</title><desc id=\"rel-d\">Points near the dashed diagonal mean that states followed as often as the forecast said. Hollow points have fewer than 20 cases. Bars below give the number of cases in each bin. The table holds the same numbers.</desc>");
        for (var i = 0; i <= 4; i++)
        {
            var v = end * i / 4;
            m.Put($"<line class=\"grid\" x1=\"{X(v)}\" x2=\"{X(v)}\" y1=\"{T}\" y2=\"{T + S}\"/><line class=\"grid\" x1=\"{L}\" x2=\"{L + S}\" y1=\"{Y(v)}\" y2=\"{Y(v)}\"/><text class=\"ax\" x=\"{X(v)}\" y=\"{T + S + 17}\" text-anchor=\"middle\">{Math.Round(v * 100, 1)}</text><text class=\"ax\" x=\"{L - 7}\" y=\"{Y(v) + 4}\" text-anchor=\"end\">{Math.Round(v * 100, 1)}</text>");
        }

        m.Put($"<path class=\"lead\" stroke-dasharray=\"4 4\" d=\"M{X(0)} {Y(0)}L{X(end)} {Y(end)}\"/>");
        for (var i = 0; i < bins.Count; i++)
        {
            var b = bins[i];
            if (i > 0)
            {
                m.Put($"<path class=\"line\" d=\"M{X(bins[i - 1].Low)} {Y(bins[i - 1].Value)}L{X(b.Low)} {Y(b.Value)}\"/>");
            }

            var (low, high) = Wilson(b.Value, b.N);
            m.Put($"<line class=\"ci\" x1=\"{X(b.Low)}\" x2=\"{X(b.Low)}\" y1=\"{Y(low)}\" y2=\"{Y(high)}\"/><circle class=\"{(b.N < 20 ? "dot-o" : "dot")}\" cx=\"{X(b.Low)}\" cy=\"{Y(b.Value)}\" r=\"4.2\"><title>said {Words.Percent(b.Low)}, followed {Words.Percent(b.Value)}, n = {Words.Number(b.N)}</title></circle>");
        }

        m.Put($"<text class=\"ax\" x=\"{L + (S * .03)}\" y=\"{T + (S * .06)}\">followed more often than said</text><text class=\"ax\" x=\"{L + (S * .98)}\" y=\"{T + (S * .9)}\" text-anchor=\"end\">less often than said</text><text class=\"ax\" x=\"{L + (S / 2)}\" y=\"{T + S + 36}\" text-anchor=\"middle\">probability said (%)</text><text class=\"ax\" transform=\"translate(12 {T + (S / 2)}) rotate(-90)\" text-anchor=\"middle\">how often it happened (%)</text>");
        return m.Put(Cases(bins, L, S, T + S + 60)).Put($"</svg>").Done();
    }

    static Markup Cases(IReadOnlyList<RecordLine> bins, double left, double width, double top)
    {
        var most = Math.Sqrt(Math.Max(1, bins.Max(b => b.N)));
        var step = width / bins.Count;
        var foot = top + 68;
        var m = new Markup().Put($"<text class=\"lab\" x=\"{left}\" y=\"{top + 4}\">Cases per bin</text><text class=\"ax\" x=\"{left + width}\" y=\"{top + 4}\" text-anchor=\"end\">root scale; from % said</text>");
        for (var i = 0; i < bins.Count; i++)
        {
            var h = Math.Sqrt(bins[i].N) / most * 34;
            var x = left + (i * step) + (step / 2);
            m.Put($"<rect class=\"cover\" x=\"{x - 11}\" width=\"22\" y=\"{foot - h}\" height=\"{h}\"/><text class=\"tiny\" x=\"{x}\" y=\"{foot - h - 4}\" text-anchor=\"middle\">{Short(bins[i].N)}</text><text class=\"ax\" x=\"{x}\" y=\"{foot + 16}\" text-anchor=\"middle\">{From(bins[i]) * 100}</text>");
        }

        return m.Put($"<line class=\"base\" x1=\"{left}\" x2=\"{left + width}\" y1=\"{foot}\" y2=\"{foot}\"/>");
    }

    /// <summary>Above the line what was said of states that did follow, below of those that did not.</summary>
    public static MarkupString Discrimination(IReadOnlyList<RecordLine> bins)
    {
        const double L = 44, Wide = 300, Base = 130;
        var step = Wide / bins.Count;
        var yes = bins.Select(b => (int)Math.Round(b.Value * b.N)).ToList();
        var no = bins.Select((b, i) => b.N - yes[i]).ToList();
        var (up, down) = (Math.Sqrt(Math.Max(1, yes.Max())), Math.Sqrt(Math.Max(1, no.Max())));
        var m = new Markup().Put($"<svg class=\"chart square\" viewBox=\"0 0 358 298\" role=\"img\" aria-labelledby=\"dis-t dis-d\"><title id=\"dis-t\">Discrimination histogram</title><desc id=\"dis-d\">Above the line the probabilities said for states that did follow, below for those that did not. A useful forecast puts the upper bars to the right of the lower ones.</desc>");
        for (var i = 0; i < bins.Count; i++)
        {
            var (a, b) = (Math.Sqrt(yes[i]) / up * 84, Math.Sqrt(no[i]) / down * 84);
            var x = L + (i * step);
            m.Put($"<rect class=\"pos\" x=\"{x + 2}\" width=\"{step - 4}\" y=\"{Base - a}\" height=\"{a}\"/><text class=\"tiny\" x=\"{x + (step / 2)}\" y=\"{Base - a - 5}\" text-anchor=\"middle\">{Short(yes[i])}</text><rect class=\"neg\" x=\"{x + 2}\" width=\"{step - 4}\" y=\"{Base}\" height=\"{b}\"/><text class=\"tiny\" x=\"{x + (step / 2)}\" y=\"{Base + b + 14}\" text-anchor=\"middle\">{Short(no[i])}</text><text class=\"ax\" x=\"{x + (step / 2)}\" y=\"{Base + 132}\" text-anchor=\"middle\">{From(bins[i]) * 100}</text>");
        }

        return m.Put($"<line class=\"base\" x1=\"{L}\" x2=\"{L + Wide}\" y1=\"{Base}\" y2=\"{Base}\"/><text class=\"lab\" x=\"{L + Wide}\" y=\"20\" text-anchor=\"end\">did follow</text><text class=\"lab\" x=\"{L + Wide}\" y=\"{Base + 114}\" text-anchor=\"end\">did not follow</text><text class=\"ax\" x=\"{L}\" y=\"20\">root scales</text><text class=\"ax\" x=\"{L + (Wide / 2)}\" y=\"{Base + 152}\" text-anchor=\"middle\">probability said, from (%)</text></svg>").Done();
    }

    static double From(RecordLine bin) => double.TryParse(bin.Figure.Split('_')[1], CultureInfo.InvariantCulture, out var v) ? v : 0;

    static string Short(int n) => n >= 10_000 ? (n / 1000).ToString(CultureInfo.InvariantCulture) + "k" : Words.Number(n);

    /// <summary>95 % interval of a share.</summary>
    static (double Low, double High) Wilson(double share, int n)
    {
        const double Z = 1.96;
        var middle = (share + (Z * Z / (2 * n))) / (1 + (Z * Z / n));
        var half = Z * Math.Sqrt((share * (1 - share) / n) + (Z * Z / (4.0 * n * n))) / (1 + (Z * Z / n));
        return (Math.Max(0, middle - half), Math.Min(1, middle + half));
    }
}
