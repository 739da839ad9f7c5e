using System.Text.Encodings.Web;
using System.Text.Json;
using Demarche.Cli.Output;
using Demarche.Forecasting.Following;
using Demarche.Forecasting.Following.Scoring;

namespace Demarche.Cli.Verbs;

/// <summary>Writes an answer to "who may follow" in every format.</summary>
static class FollowOutput
{
    static readonly JsonSerializerOptions s_json = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    internal static void Write(Sink sink, FollowForecast forecast, FollowRecord? record, int limit)
    {
        Candidate[] some = [.. forecast.Candidates.Take(limit)];
        if (sink.Format == OutputFormat.Json)
        {
            sink.Writer.WriteLine(JsonSerializer.Serialize(Object(forecast, record), s_json));
            return;
        }

        if (sink.Format == OutputFormat.Table)
        {
            Head(sink.Writer, forecast);
        }

        var ranks = some.Select((c, i) => (c, i)).ToDictionary(x => x.c.Id, x => x.i + 1);
        var little = forecast.TooLittle is not null;
        object? P(double p) => little ? null : Math.Round(p, 4);
        RowWriter.Write(sink, new Listing<Candidate>(
            [
                new("rank", c => ranks[c.Id]), new("candidate", c => c.Id), new("name", c => c.Name), new("p", c => P(c.P)), new("p_low", c => P(c.Low)), new("p_high", c => P(c.High)),
                new("p_without_if", c => c.Before is { } b ? P(b) : null), new("base_rate", _ => Math.Round(forecast.BaseRate, 4)), new("kin_rate", c => Math.Round(c.Kin, 4)),
                new("within_months", _ => forecast.Months), new("as_of", _ => forecast.AsOf), new("cascade", _ => forecast.Cascade.Id), new("note", _ => forecast.TooLittle),
                new("reasons", c => (IEnumerable<string>)[.. c.Reasons.Select(r => $"{(r.Weight > 0 ? "+" : "−")}{Math.Abs(r.Weight):0.00} {r.Text}")]),
            ],
            [
                new("", c => ranks[c.Id]), new("state", c => c.Name), new("p", c => little ? "–" : $"{c.P:0.0%}"), new("90 %", c => little ? "" : $"{c.Low:0.0%}–{c.High:0.0%}"),
                .. forecast.Candidates.Any(c => c.Before is not null) ? [new Column<Candidate>("without", c => c.Before is { } b && !little ? $"{b:0.0%}" : "")] : Array.Empty<Column<Candidate>>(),
                new("kin rate", c => $"{c.Kin:0.0%}"), new("because", c => string.Join("\n", c.Reasons.Take(3).Select(r => $"{(r.Weight > 0 ? "+" : "−")} {r.Text}{Fact(r)}"))),
            ]), some);
        if (sink.Format == OutputFormat.Table)
        {
            Foot(sink.Writer, forecast, record);
        }
    }

    static string Fact(Reason reason) => reason.Evidence is [var f, ..] ? $" [{f.Date}{(f.Source == "recalled" ? ", unverified" : "")}: {f.Text}]" : "";

    static void Head(TextWriter w, FollowForecast f)
    {
        Act[] done = [.. f.Cascade.Acts.Where(a => a.Known <= f.AsOf)];
        w.WriteLine($"{f.Cascade.Label}: who may follow within {f.Months} months, as of {f.AsOf:yyyy-MM-dd}");
        w.WriteLine(done.Length == 0 ? "nobody has moved yet" : $"moved so far: {string.Join(", ", done.TakeLast(8).Select(a => $"{a.Actor} {a.DateText}{(a.Recalled ? " (unverified)" : "")}"))}{(done.Length > 8 ? $" and {done.Length - 8} before" : "")}");
        w.WriteLine($"base rate: {f.BaseRate:0.0%} of the states that could follow in such a cascade of this age do so within {f.Months} months");
        if (f.TooLittle is { } little)
        {
            w.WriteLine(little);
        }
    }

    static void Foot(TextWriter w, FollowForecast f, FollowRecord? record)
    {
        w.WriteLine($"latest evidence {f.LastEvidence:yyyy-MM-dd}; the model had learnt from nothing after {f.LearntBy:yyyy-MM-dd}; 90 %: over bootstrap draws of cascades; reasons: + speaks for, − against");
        if (record is null)
        {
            w.WriteLine("no backtest ships beside the program; measure one with: demarche backtest");
            return;
        }

        string Of(string figure, string format = "0.00") => record.Find(f.Cascade.Family, figure) is { } l ? $"{l.Value.ToString(format)}{(double.IsNaN(l.Low) ? "" : $" [{l.Low.ToString(format)}, {l.High.ToString(format)}]")}" : "not measured";
        w.WriteLine($"record, {EnumNames.Of(f.Cascade.Family)} family: {Of("cascades", "0")} cascades left out in turn, {Of("forecasts", "#,0")} forecasts, {Of("followed", "#,0")} followed; Brier {Of("brier", "0.0000")}, log score {Of("log_score", "0.0000")}");
        w.WriteLine($"  skill over climatology: Brier {Of("brier_skill_over_climatology", "0.000")}, log {Of("log_skill_over_climatology", "0.000")}; over the kin-weighted rate: Brier {Of("brier_skill_over_kin", "0.000")}, log {Of("log_skill_over_kin", "0.000")}");
        w.WriteLine($"  within-step AUC {Of("auc_within_step")}; calibration slope {Of("calibration_slope")}; next follower among the first ten {Of("next_among_first_ten")}");
        w.WriteLine("  forecast → observed (n): " + string.Join("  ", Bins(record, f.Cascade.Family).Select(b => $"{b.Low:0.0%} → {b.Value:0.0%} ({b.N:#,0})")));
    }

    static IEnumerable<RecordLine> Bins(FollowRecord record, Family family) => record.Lines.Where(l => l.Family == EnumNames.Of(family) && l.Figure.StartsWith("bin_", StringComparison.Ordinal));

    static object Object(FollowForecast f, FollowRecord? record)
    {
        var little = f.TooLittle is not null;
        double? P(double p) => little ? null : Math.Round(p, 5);
        return new
        {
            Cascade = f.Cascade.Id,
            f.Cascade.Label,
            Family = EnumNames.Of(f.Cascade.Family),
            Kind = f.Cascade.Kind.Name,
            f.Cascade.ObjectId,
            AsOf = f.AsOf,
            WithinMonths = f.Months,
            BaseRate = Math.Round(f.BaseRate, 5),
            Note = f.TooLittle,
            ModelLearntBy = f.LearntBy,
            f.LastEvidence,
            Moved = f.Cascade.Acts.Where(a => a.Known <= f.AsOf).Select(a => new { a.Actor, Date = a.DateText, a.Source }),
            Candidates = f.Candidates.Select((c, i) => new
            {
                Rank = i + 1,
                Candidate = c.Id,
                c.Name,
                P = P(c.P),
                PLow = P(c.Low),
                PHigh = P(c.High),
                PWithoutIf = c.Before is { } b ? P(b) : null,
                KinRate = Math.Round(c.Kin, 5),
                Reasons = c.Reasons.Select(r => new { r.Theme, Weight = Math.Round(r.Weight, 3), r.Text, Evidence = r.Evidence.Select(e => new { e.Date, e.Text, e.Source }) }),
            }),
            Record = record?.Lines.Where(l => l.Family == EnumNames.Of(f.Cascade.Family)).Select(l => new { l.Figure, l.Value, Low = double.IsNaN(l.Low) ? (double?)null : l.Low, High = double.IsNaN(l.High) ? (double?)null : l.High, l.N }),
        };
    }
}
