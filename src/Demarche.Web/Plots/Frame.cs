using Microsoft.AspNetCore.Components;

namespace Demarche.Web.Plots;

/// <summary>A plot is drawn at three widths and the style sheet shows the one that fits, so that its text stays readable; every drawing has ids of its own.</summary>
static class Frame
{
    /// <summary>Wide, middle and narrow drawing of one plot.</summary>
    /// <param name="draw">Draws at a width, with that prefix for ids and that class.</param>
    /// <param name="id">Prefix of ids.</param>
    public static MarkupString Three(string id, Func<int, string, string, Markup> draw) => new Markup()
        .Put(draw(1080, id + "w", "chart only-w has-m"))
        .Put(draw(680, id + "m", "chart only-m"))
        .Put(draw(344, id + "n", "chart only-n")).Done();

    /// <summary>Hatches for the two classes of words.</summary>
    public static Markup Hatches(string id)
    {
        var m = new Markup().Put($"<defs>");
        foreach (var (key, turn) in new[] { ("vc", 45), ("vf", -45) })
        {
            m.Put($"<pattern id=\"{id}-{key}\" class=\"hatch\" width=\"5\" height=\"5\" patternUnits=\"userSpaceOnUse\" patternTransform=\"rotate({turn})\"><rect width=\"5\" height=\"5\" class=\"f-{key}\"/><line x1=\"0\" y1=\"0\" x2=\"0\" y2=\"5\" class=\"s-{key}\"/></pattern>");
        }

        return m.Put($"</defs>");
    }

    /// <summary>A bar of one class; nothing when it has no height.</summary>
    public static Markup Bar(string id, string key, double x, double width, double y, double height)
    {
        var m = new Markup();
        if (height > 0)
        {
            _ = key[0] == 'v'
                ? m.Put($"<rect x=\"{x}\" width=\"{width}\" y=\"{y}\" height=\"{height}\" fill=\"url(#{id}-{key})\" class=\"s-{key}\" stroke-width=\"1\"/>")
                : m.Put($"<rect x=\"{x}\" width=\"{width}\" y=\"{y}\" height=\"{height}\" class=\"f-{key} s-{key}\" stroke-width=\"1\"/>");
        }

        return m;
    }

    /// <summary>The four bars of one period about a base line: cooperation up, conflict down, deeds next to the line.</summary>
    public static Markup Stack(string id, double x, double width, double baseline, double unit, Store.QuadCounts n) => new Markup()
        .Put(Bar(id, "mc", x, width, baseline - (n[2] * unit), n[2] * unit))
        .Put(Bar(id, "vc", x, width, baseline - ((n[2] + n[1]) * unit), n[1] * unit))
        .Put(Bar(id, "mf", x, width, baseline, n[4] * unit))
        .Put(Bar(id, "vf", x, width, baseline + (n[4] * unit), n[3] * unit));

    /// <summary>Round steps for an axis up to a value: at most four.</summary>
    public static IReadOnlyList<int> Steps(int most)
    {
        if (most <= 0)
        {
            return [];
        }

        var step = 1;
        while (most / step > 4)
        {
            step = step.ToString(System.Globalization.CultureInfo.InvariantCulture)[0] switch { '1' => step * 2, '2' => step / 2 * 5, _ => step * 2 };
        }

        return [.. Enumerable.Range(1, most / step).Select(i => i * step)];
    }

    /// <summary>A mark of a class at a point.</summary>
    public static Markup Mark(string key, double x, double y, double size) => key[1] == 'c'
        ? new Markup().Put($"<circle cx=\"{x}\" cy=\"{y}\" r=\"{size}\" class=\"o-{key}\"/>")
        : new Markup().Put($"<path d=\"M{x} {y - size - 1}l{size + 1} {size + 1} {-size - 1} {size + 1} {-size - 1} {-size - 1}Z\" class=\"o-{key}\"/>");
}
