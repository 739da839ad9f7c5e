using System.Globalization;
using System.Text.Json;
using Demarche.Cli.Output;
using Demarche.Forecasting.Following;
using Demarche.Forecasting.Following.Scoring;

namespace Demarche.Cli.Verbs;

/// <summary>Writes a backtest: a table of families and cascades, or every forecast with its outcome.</summary>
static class BacktestOutput
{
    internal static IReadOnlyList<FamilyRecord> Write(Sink sink, IReadOnlyList<CascadeResult> results, World world)
    {
        List<CascadeResult> scored = [.. results.Where(r => r.Steps.Count > 0)];
        List<FamilyRecord> records = [];
        foreach (var family in Enum.GetValues<Family>())
        {
            if (scored.Where(r => r.Cascade.Family == family).ToList() is { Count: > 0 } some)
            {
                records.Add(FamilyRecord.Of(family, [.. some.Select(r => (r.Scores, r.Steps))]));
            }
        }

        var latest = scored.SelectMany(r => r.Steps).Select(s => s.LastEvidence).DefaultIfEmpty().Max();
        if (sink.Format == OutputFormat.Json)
        {
            Json(sink.Writer, scored, records, world, latest);
            return records;
        }

        if (sink.Format == OutputFormat.Table)
        {
            Families(sink.Writer, records);
        }

        RowWriter.Write(sink, Listing(), scored);
        if (sink.Format == OutputFormat.Table)
        {
            foreach (var r in results.Where(r => r.Steps.Count == 0))
            {
                sink.Writer.WriteLine($"{r.Cascade.Id}: not scored, no step has {Backtest.FewestCandidates} candidates and twelve complete months");
            }

            sink.Writer.WriteLine($"latest date used: {latest:yyyy-MM-dd}; every step used only what was known at its end, and no cascade was forecast by a model that had seen it or a twin of it");
        }

        return records;
    }

    static Listing<CascadeResult> Listing()
    {
        static double R(double v) => Math.Round(v, 5);
        return new(
            [
                new("cascade", r => r.Cascade.Id), new("family", r => EnumNames.Of(r.Cascade.Family)), new("kind", r => r.Cascade.Kind.Name), new("object_id", r => r.Cascade.ObjectId),
                new("steps", r => r.Scores.Steps), new("forecasts", r => r.Scores.N), new("followed", r => r.Scores.Followed),
                new("brier", r => R(r.Scores.Brier)), new("brier_climatology", r => R(r.Scores.BrierClimatology)), new("brier_kin", r => R(r.Scores.BrierKin)),
                new("log_score", r => R(r.Scores.Log)), new("log_climatology", r => R(r.Scores.LogClimatology)), new("log_kin", r => R(r.Scores.LogKin)),
                new("auc", r => r.Scores.Auc is { } a ? R(a) : null), new("next_among_first_ten", r => r.Scores.FirstTen.Steps > 0 ? R(r.Scores.FirstTen.Among) : null),
                new("first_step", r => r.Steps[0].AsOf), new("last_step", r => r.Steps[^1].AsOf), new("latest_evidence", r => r.Steps.Max(s => s.LastEvidence)),
            ],
            [
                new("cascade", r => r.Cascade.Id), new("steps", r => r.Scores.Steps), new("n", r => r.Scores.N), new("followed", r => r.Scores.Followed),
                new("Brier", r => r.Scores.Brier.ToString("0.0000")), new("clim.", r => r.Scores.BrierClimatology.ToString("0.0000")), new("kin", r => r.Scores.BrierKin.ToString("0.0000")),
                new("log", r => r.Scores.Log.ToString("0.000")), new("clim. ", r => r.Scores.LogClimatology.ToString("0.000")), new("kin ", r => r.Scores.LogKin.ToString("0.000")),
                new("AUC", r => r.Scores.Auc?.ToString("0.00")), new("first 10", r => r.Scores.FirstTen.Steps > 0 ? r.Scores.FirstTen.Among.ToString("0.00") : ""),
            ]);
    }

    static void Families(TextWriter w, IReadOnlyList<FamilyRecord> records)
    {
        static string F(Figure f, string format = "0.000") => $"{f.Value.ToString(format)} [{f.Low.ToString(format)}, {f.High.ToString(format)}]";
        foreach (var r in records)
        {
            w.WriteLine($"{(r.Family is { } f ? EnumNames.Of(f) : "all")}: {r.Cascades} cascades, {r.N:#,0} forecasts, {r.Followed:#,0} followed; means over cascades, 90 % over bootstrap draws of cascades");
            w.WriteLine($"  Brier {r.Brier:0.00000}, skill over climatology {F(r.BrierOverClimatology)}, over the kin-weighted rate {F(r.BrierOverKin)}");
            w.WriteLine($"  log score {r.Log:0.0000}, skill over climatology {F(r.LogOverClimatology)}, over the kin-weighted rate {F(r.LogOverKin)}");
            w.WriteLine($"  within-step AUC {F(r.Auc)}; calibration slope {F(r.Slope, "0.00")}; next follower among the first ten {F(r.FirstTen, "0.00")}");
            w.WriteLine("  forecast → observed (n): " + string.Join("  ", r.Bins.Select(b => $"{b.Mean:0.0%} → {b.Observed:0.0%} ({b.N:#,0})")));
        }

        w.WriteLine();
    }

    static void Json(TextWriter writer, List<CascadeResult> results, List<FamilyRecord> records, World world, DateOnly latest)
    {
        writer.Flush();
        using var buffer = new MemoryStream();
        using var w = new Utf8JsonWriter(buffer);
        void Drain()
        {
            w.Flush();
            writer.Write(System.Text.Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length));
            buffer.SetLength(0);
        }

        string Day(DateOnly d) => d.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        w.WriteStartObject();
        w.WriteString("latest_date_used", Day(latest));
        w.WriteNumber("horizon_months", 12);
        w.WriteStartArray("families");
        foreach (var l in FollowRecord.Of(records).Lines)
        {
            w.WriteStartObject();
            w.WriteString("family", l.Family);
            w.WriteString("figure", l.Figure);
            void Number(string name, double v)
            {
                if (double.IsFinite(v))
                {
                    w.WriteNumber(name, Math.Round(v, 6));
                }
            }

            Number("value", l.Value);
            Number("low", l.Low);
            Number("high", l.High);
            w.WriteNumber("n", l.N);
            w.WriteEndObject();
        }

        w.WriteEndArray();
        w.WriteStartArray("forecasts");
        foreach (var r in results)
        {
            foreach (var step in r.Steps)
            {
                foreach (var f in step.Forecasts)
                {
                    w.WriteStartObject();
                    w.WriteString("event_id", r.Cascade.Id);
                    w.WriteString("family", EnumNames.Of(r.Cascade.Family));
                    w.WriteString("as_of", Day(step.AsOf));
                    w.WriteString("candidate", world.States[f.State].Id);
                    w.WriteNumber("p", Math.Round(f.P, 6));
                    w.WriteNumber("p_climatology", Math.Round(f.Climatology, 6));
                    w.WriteNumber("p_kin", Math.Round(f.Kin, 6));
                    w.WriteNumber("outcome", f.Follows ? 1 : 0);
                    w.WriteNumber("followers", step.Followers);
                    w.WriteString("latest_evidence", Day(step.LastEvidence));
                    w.WriteEndObject();
                }

                Drain();
            }
        }

        w.WriteEndArray();
        w.WriteEndObject();
        Drain();
        writer.WriteLine();
    }
}
