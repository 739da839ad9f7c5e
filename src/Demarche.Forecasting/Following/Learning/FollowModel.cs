using System.Globalization;

namespace Demarche.Forecasting.Following.Learning;

/// <summary>
/// All that a forecast needs besides the facts: for each strand and each year a model that had learnt nothing later, as a readable table.
/// </summary>
public sealed class FollowModel
{
    readonly List<StrandModel> _models;

    internal FollowModel(Scale scale, IEnumerable<StrandModel> models)
    {
        Scale = scale;
        _models = [.. models];
    }

    /// <summary>Brings features to one scale.</summary>
    public Scale Scale { get; }

    /// <summary>Every model.</summary>
    public IReadOnlyList<StrandModel> Models => _models;

    /// <summary>The latest model of a strand that had learnt from nothing after a day; null when that is before the first.</summary>
    public StrandModel? For(Strand strand, DateOnly asOf) => _models.Where(m => m.Strand == strand && m.By <= asOf).MaxBy(m => m.By);

    /// <summary>Writes the table.</summary>
    public void Save(TextWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.NewLine = "\n";
        writer.WriteLine("# Who may follow: coefficients of the hazard, one line a model; all it learnt from had happened by the day. draw 0 is the fit, 1… are bootstrap draws over cascades, whose mean probability is the forecast and whose calibrations give its interval.");
        writer.WriteLine("# source: learnt from data/cascades and data/covariates by: demarche train following");
        writer.WriteLine(string.Join('\t', ["by", "strand", "draw", "cascades", "calibration_intercept", "calibration_slope", "calibration_bend", "calibration_top", "horizons", "rates", .. Features.All.Select(f => f.Name), "intercept"]));
        void Line(string by, string strand, int draw, StrandModel? m, Calibration? curve, IEnumerable<double> values)
        {
            string Text(double v) => v.ToString("0.####", CultureInfo.InvariantCulture);
            writer.WriteLine(string.Join('\t', [by, strand, draw.ToString(CultureInfo.InvariantCulture), m?.Cascades.ToString(CultureInfo.InvariantCulture) ?? "",
                curve is { } i ? Text(i.Intercept) : "", curve is { } c ? Text(c.Slope) : "", curve is { } b ? Text(b.Bend) : "", curve is { } t ? Text(t.Top) : "",
                m is null ? "" : string.Join(';', m.Horizons.Select(Text)), m is null ? "" : string.Join(';', m.Rates.Select(r => r.ToString("0.######", CultureInfo.InvariantCulture))), .. values.Select(Text)]));
        }

        Line("", "mean", 0, null, null, Scale.Mean.Select(v => (double)v).Append(0));
        Line("", "spread", 0, null, null, Scale.Spread.Select(v => (double)v).Append(1));
        foreach (var m in _models)
        {
            var by = m.By.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            var strand = EnumNames.Of(m.Strand);
            Line(by, strand, 0, m, m.Calibration, m.Coefficients.Take(Features.Count + 1));
            for (var d = 0; d < m.Draws.Count; d++)
            {
                Line(by, strand, d + 1, null, d < m.Curves.Count ? m.Curves[d] : null, m.Draws[d].Take(Features.Count + 1));
            }
        }
    }

    /// <summary>Reads the table.</summary>
    /// <exception cref="FormatException">When its features are not those of this program.</exception>
    public static FollowModel Load(TextReader reader, string name)
    {
        float[] mean = [], spread = [];
        List<StrandModel> models = [];
        List<double[]> draws = [];
        List<Calibration> curves = [];
        foreach (var r in Table.Read(reader, name))
        {
            var values = new double[RowSet.Width];
            for (var i = 0; i < Features.Count; i++)
            {
                values[i] = Number(r[Features.All[i].Name]);
            }

            values[Features.Count] = Number(r["intercept"]);
            if (r["strand"] is "mean" or "spread")
            {
                var row = values.Take(Features.Count).Select(v => (float)v).ToArray();
                (mean, spread) = r["strand"] == "mean" ? (row, spread) : (mean, row);
            }
            else if (r["draw"] == "0")
            {
                (draws, curves) = ([], []);
                models.Add(new StrandModel(Enum.Parse<Strand>(r["strand"], ignoreCase: true), DateOnly.Parse(r["by"], CultureInfo.InvariantCulture), int.Parse(r["cascades"], CultureInfo.InvariantCulture), values, draws,
                    Curve(r), curves, Numbers(r["horizons"]), Numbers(r["rates"])));
            }
            else
            {
                draws.Add(values);
                if (r["calibration_slope"].Length > 0)
                {
                    curves.Add(Curve(r));
                }
            }
        }

        return new FollowModel(new Scale { Mean = mean, Spread = spread }, models);
    }

    static Calibration Curve(TableRow r) => new(Number(r["calibration_intercept"]), Number(r["calibration_slope"]), Number(r["calibration_bend"]), Number(r["calibration_top"]));

    static double Number(string cell) => double.Parse(cell, CultureInfo.InvariantCulture);

    static double[] Numbers(string cell) => [.. cell.Split(';').Select(Number)];
}
