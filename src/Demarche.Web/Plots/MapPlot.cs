using Demarche.Store;
using Demarche.Web.Parts;
using Microsoft.AspNetCore.Components;

namespace Demarche.Web.Plots;

/// <summary>Where events happened: a mark for a place the text names, a dashed ring where only the country is known. Areas grow with numbers.</summary>
static class MapPlot
{
    /// <summary>Labels drawn at most; the list below names all.</summary>
    const int Labels = 14;

    /// <summary>Pixels of other marks that a name may stand on.</summary>
    const double MostCovered = 6;

    /// <summary>The map, whole on a wide page and cut to what it shows on a narrow one.</summary>
    public static MarkupString Draw(IReadOnlyList<PlaceCount> places, Func<PlaceCount, string> name)
    {
        var known = places.Where(p => p.Latitude is not null && p.Longitude is not null).Select(p => (Place: p, At: WorldOutline.Project(p.Latitude!.Value, p.Longitude!.Value))).ToList();
        var whole = (X: 0.0, Y: 0.0, W: WorldOutline.Width, H: WorldOutline.Height);
        return new Markup().Put($"<svg width=\"0\" height=\"0\" aria-hidden=\"true\" focusable=\"false\" class=\"defs\"><defs><path id=\"land\" d=\"{WorldOutline.Path}\"/></defs></svg>")
            .Put(One(known, name, "map-w", "chart clip mapw only-w", whole, WorldOutline.Width))
            .Put(One(known, name, "map-n", "chart clip mapn only-n", Around(known), 344)).Done();
    }

    /// <summary>Draws a part of the world at a width; marks and words keep their size however far it is drawn in.</summary>
    static Markup One(List<(PlaceCount Place, (double X, double Y) At)> known, Func<PlaceCount, string> name, string id, string css, (double X, double Y, double W, double H) view, double width)
    {
        var zoom = width / view.W;
        var (height, size) = (view.H * zoom, width < 500 ? .7 : 1);
        var most = Math.Max(12, known.Select(k => k.Place.Classes.All).DefaultIfEmpty(1).Max());
        double R(int n) => size * Math.Max(3, 15 * Math.Sqrt((double)n / most));
        var shown = known.Select(k => (k.Place, At: (X: (k.At.X - view.X) * zoom, Y: (k.At.Y - view.Y) * zoom))).OrderByDescending(k => k.Place.Classes.All).ToList();
        var m = new Markup().Put($"<svg class=\"{css}\" viewBox=\"0 0 {width} {height}\" role=\"img\" aria-labelledby=\"{id}-t {id}-d\"><title id=\"{id}-t\">Where the events took place</title><desc id=\"{id}-d\">Marks are places that a text names; dashed rings are events known only to the country. {(known.Count > 0 ? $"Most events: {name(known[0].Place)}, {known[0].Place.Classes.All}." : "No place is known.")} The list below says the same.</desc><g transform=\"scale({zoom}) translate({-view.X} {-view.Y})\"><use href=\"#land\" class=\"land\"/></g>");
        foreach (var (p, at) in shown)
        {
            var quad = QuadClass.All.MaxBy(q => p.Classes[q]);
            var (key, r) = (QuadClass.Key(quad), R(p.Classes.All));
            m.Put($"<g><title>{name(p)}{(p.Precision == PlacePrecision.Country ? ", country only" : "")}: {Words.Count(p.Classes.All, "event")}, most of them {QuadClass.Words(quad)}</title>");
            _ = p.Precision == PlacePrecision.Country
                ? m.Put($"<circle cx=\"{at.X}\" cy=\"{at.Y}\" r=\"{r}\" fill=\"none\" class=\"s-{key}\" stroke-width=\"1.6\" stroke-dasharray=\"2.9 2.2\"/>")
                : m.Put(Frame.Mark(key, at.X, at.Y, r * .8));
            m.Put($"</g>");
        }

        return m.Put(Names(shown, name, R, width, height)).Put($"</svg>");
    }

    /// <summary>Names of the places with most events, beside, above or below their marks: where they stand neither on one another nor, if it can be helped, on other marks.</summary>
    static Markup Names(List<(PlaceCount Place, (double X, double Y) At)> shown, Func<PlaceCount, string> name, Func<int, double> radius, double width, double height)
    {
        const double Letter = 7, Line = 14;
        var m = new Markup();
        List<(double X, double Y, double W)> taken = [];
        foreach (var (p, at) in shown.Where(s => s.At.X > 4 && s.At.X < width - 4 && s.At.Y > 8 && s.At.Y < height - 8).Take(Labels))
        {
            var text = $"{name(p)} {p.Classes.All}";
            var (w, gap) = (text.Length * Letter, radius(p.Classes.All) + 4);
            (string Anchor, double X, double Y)[] ways = [("start", at.X + gap, at.Y), ("end", at.X - gap - w, at.Y), ("middle", at.X - (w / 2), at.Y - gap - 5), ("middle", at.X - (w / 2), at.Y + gap + 5)];
            var best = ways.Where(way => way.X > 0 && way.X + w < width && way.Y > Line && way.Y < height - Line && !taken.Exists(t => t.X < way.X + w && way.X < t.X + t.W && Math.Abs(t.Y - way.Y) < Line))
                .Select(way => (Way: way, Covered: Covered(way.X, way.Y, w, p))).OrderBy(x => x.Covered).FirstOrDefault((Way: default, Covered: double.MaxValue));

            // A name over many marks says less than the list below it; the place of most events is named all the same.
            if (best.Covered <= (p == shown[0].Place ? double.MaxValue / 2 : MostCovered))
            {
                var (anchor, x, y) = best.Way;
                taken.Add((x, y, w));
                m.Put($"<text class=\"lab\" x=\"{(anchor == "start" ? x : anchor == "end" ? x + w : at.X)}\" y=\"{y + 4}\" text-anchor=\"{anchor}\">{text}</text>");
            }
        }

        return m;

        // Widths of other marks that the words would stand on.
        double Covered(double x, double y, double w, PlaceCount own) =>
            shown.Where(s => s.Place != own && s.At.X > x - radius(s.Place.Classes.All) && s.At.X < x + w + radius(s.Place.Classes.All) && Math.Abs(s.At.Y - y) < radius(s.Place.Classes.All) + (Line / 2)).Sum(s => radius(s.Place.Classes.All));
    }

    /// <summary>The part of the world that holds four fifths of the marks, never smaller than a third of it.</summary>
    static (double X, double Y, double W, double H) Around(List<(PlaceCount Place, (double X, double Y) At)> known)
    {
        if (known.Count == 0)
        {
            return (0, 0, WorldOutline.Width, WorldOutline.Height);
        }

        var xs = known.Select(k => k.At.X).Order().ToList();
        var ys = known.Select(k => k.At.Y).Order().ToList();
        double At(List<double> v, double share) => v[(int)((v.Count - 1) * share)];
        var w = Math.Clamp(At(xs, .9) - At(xs, .1) + 140, 360, WorldOutline.Width);
        var h = w * .8;
        var x = Math.Clamp(((At(xs, .9) + At(xs, .1)) / 2) - (w / 2), 0, WorldOutline.Width - w);
        var y = Math.Clamp(((At(ys, .9) + At(ys, .1)) / 2) - (h / 2), 0, Math.Max(0, WorldOutline.Height - h));
        return (x, y, w, h);
    }
}
