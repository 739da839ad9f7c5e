using System.Globalization;

namespace Demarche.Forecasting.Following.Scoring;

/// <summary>The record of the forecaster, as forecasts show it: figures with intervals, and the reliability bins, by family.</summary>
public sealed class FollowRecord
{
    FollowRecord(IReadOnlyList<RecordLine> lines) => Lines = lines;

    /// <summary>All lines.</summary>
    public IReadOnlyList<RecordLine> Lines { get; }

    /// <summary>A figure of a family; null when it was not measured.</summary>
    public RecordLine? Find(Family family, string figure) => Lines.FirstOrDefault(l => l.Family == EnumNames.Of(family) && l.Figure == figure);

    /// <summary>Puts the records of families into lines.</summary>
    public static FollowRecord Of(IEnumerable<FamilyRecord> records)
    {
        ArgumentNullException.ThrowIfNull(records);
        List<RecordLine> lines = [];
        foreach (var r in records)
        {
            var family = r.Family is { } f ? EnumNames.Of(f) : "all";
            void Figure(string name, Figure v, int n) => lines.Add(new RecordLine(family, name, v.Value, v.Low, v.High, n));
            lines.Add(new RecordLine(family, "cascades", r.Cascades, double.NaN, double.NaN, r.Cascades));
            lines.Add(new RecordLine(family, "forecasts", r.N, double.NaN, double.NaN, r.N));
            lines.Add(new RecordLine(family, "followed", r.Followed, double.NaN, double.NaN, r.Followed));
            lines.Add(new RecordLine(family, "brier", r.Brier, double.NaN, double.NaN, r.N));
            lines.Add(new RecordLine(family, "log_score", r.Log, double.NaN, double.NaN, r.N));
            Figure("brier_skill_over_climatology", r.BrierOverClimatology, r.N);
            Figure("brier_skill_over_kin", r.BrierOverKin, r.N);
            Figure("log_skill_over_climatology", r.LogOverClimatology, r.N);
            Figure("log_skill_over_kin", r.LogOverKin, r.N);
            Figure("auc_within_step", r.Auc, r.N);
            Figure("calibration_slope", r.Slope, r.N);
            Figure("next_among_first_ten", r.FirstTen, r.N);
            lines.AddRange(r.Bins.Select(b => new RecordLine(family, $"bin_{b.From.ToString("0.##", CultureInfo.InvariantCulture)}_{b.To.ToString("0.##", CultureInfo.InvariantCulture)}", b.Observed, b.Mean, b.Mean, b.N)));
        }

        return new FollowRecord(lines);
    }

    /// <summary>Writes the table.</summary>
    public void Save(TextWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.NewLine = "\n";
        writer.WriteLine("# The backtest's record, shown beside every forecast. low and high: 5th and 95th percentile over bootstrap draws of cascades; of a bin: its mean forecast, value being the share that followed.");
        writer.WriteLine("# source: measured by: demarche backtest --save FILE");
        writer.WriteLine("family\tfigure\tvalue\tlow\thigh\tn");
        foreach (var l in Lines)
        {
            string Text(double v) => double.IsNaN(v) ? "" : v.ToString("0.#####", CultureInfo.InvariantCulture);
            writer.WriteLine($"{l.Family}\t{l.Figure}\t{Text(l.Value)}\t{Text(l.Low)}\t{Text(l.High)}\t{l.N}");
        }
    }

    /// <summary>Reads the table.</summary>
    public static FollowRecord Load(TextReader reader, string name)
    {
        static double Number(string s) => s.Length == 0 ? double.NaN : double.Parse(s, CultureInfo.InvariantCulture);
        return new FollowRecord([.. Table.Read(reader, name).Select(r => new RecordLine(r["family"], r["figure"], Number(r["value"]), Number(r["low"]), Number(r["high"]), int.Parse(r["n"], CultureInfo.InvariantCulture)))]);
    }
}

/// <summary>One figure of the record.</summary>
/// <param name="Family">Family, or <c>all</c>.</param>
/// <param name="Figure">Its name.</param>
/// <param name="Value">Its value.</param>
/// <param name="Low">Lower end of its interval; not a number when it has none.</param>
/// <param name="High">Upper end.</param>
/// <param name="N">Forecasts behind it.</param>
public sealed record RecordLine(string Family, string Figure, double Value, double Low, double High, int N);
