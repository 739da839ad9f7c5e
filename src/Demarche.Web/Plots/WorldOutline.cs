using System.Globalization;
using System.Text;
using Demarche.Pipeline;

namespace Demarche.Web.Plots;

/// <summary>Outline of the world in the Equal Earth projection, drawn once from <c>data/map/outline.tsv</c>.</summary>
static class WorldOutline
{
    /// <summary>Width of the drawing.</summary>
    public const double Width = 1080;

    /// <summary>Height of the drawing.</summary>
    public const double Height = 500;

    static readonly Lazy<string> s_path = new(Draw);

    /// <summary>All land as one path.</summary>
    public static string Path => s_path.Value;

    /// <summary>Where a point of the Earth lies in the drawing.</summary>
    public static (double X, double Y) Project(double latitude, double longitude)
    {
        const double A1 = 1.340264, A2 = -0.081106, A3 = 0.000893, A4 = 0.003796;
        var t = Math.Asin(Math.Sqrt(3) / 2 * Math.Sin(latitude * Math.PI / 180));
        var t2 = t * t;
        var t6 = t2 * t2 * t2;
        var x = 2 * Math.Sqrt(3) * (longitude * Math.PI / 180) * Math.Cos(t) / (3 * ((9 * A4 * t6 * t2) + (7 * A3 * t6) + (3 * A2 * t2) + A1));
        var y = t * ((A4 * t6 * t2) + (A3 * t6) + (A2 * t2) + A1);
        return ((Width / 2) + (x * Width / 5.42), 268 - (y * Width / 5.42));
    }

    static string Draw()
    {
        var path = new StringBuilder();
        using var reader = new StreamReader(System.IO.Path.Combine(Installation.Data, "map", "outline.tsv"));
        foreach (var row in Table.Read(reader, "outline.tsv"))
        {
            foreach (var ring in row["rings"].Split(';'))
            {
                var (start, px, py) = (true, 0.0, 0.0);
                foreach (var point in ring.Split(','))
                {
                    var at = point.IndexOf(' ', StringComparison.Ordinal);
                    var (x, y) = Project(double.Parse(point.AsSpan(at + 1), CultureInfo.InvariantCulture), double.Parse(point.AsSpan(0, at), CultureInfo.InvariantCulture));
                    (x, y) = (Math.Round(x, 1), Math.Round(y, 1));
                    if (start)
                    {
                        path.Append(CultureInfo.InvariantCulture, $"M{x} {y}l");
                    }
                    else
                    {
                        path.Append(CultureInfo.InvariantCulture, $"{Math.Round(x - px, 1)} {Math.Round(y - py, 1)} ");
                    }

                    (start, px, py) = (false, x, y);
                }

                path.Append('Z');
            }
        }

        return path.ToString();
    }
}
