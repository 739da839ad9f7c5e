using Demarche.Forecasting.Following.Learning;
using Demarche.Forecasting.Following.Scoring;

namespace Demarche.Forecasting.Following;

/// <summary>Answers "who may follow" for any cascade, from what was known by the end of a day. Safe for several threads.</summary>
public sealed class FollowForecaster(World world, CascadeCatalog catalog, FollowModel model, Engagement record)
{
    /// <summary>Other cascades of the same kind it takes before a probability is told.</summary>
    public const int FewestCascades = 2;

    /// <summary>Forecasts.</summary>
    /// <param name="cascade">The act and who has done it; acts after <paramref name="asOf"/> are not looked at.</param>
    /// <param name="asOf">Evidence ends with this day.</param>
    /// <param name="months">Horizon, 1 to 60 months.</param>
    /// <param name="supposed">Acts that are supposed to have happened by that day.</param>
    /// <param name="only">States to tell about; null for all candidates.</param>
    public FollowForecast Forecast(Cascade cascade, DateOnly asOf, int months = 12, IReadOnlyList<Act>? supposed = null, IReadOnlySet<string>? only = null)
    {
        ArgumentNullException.ThrowIfNull(cascade);
        var known = Known(cascade, asOf);
        var (others, plain) = Prepare(known, asOf, []);
        var (told, timeline) = supposed is { Count: > 0 } ? Supposing(known, others, asOf, supposed) : (plain, new Timeline(world, known));
        var strand = model.For(cascade.Strand, asOf) ?? model.Models.Where(m => m.Strand == cascade.Strand).MinBy(m => m.By) ?? throw new InvalidOperationException($"no model of {cascade.Strand}");
        var rate = strand.Rates[Climatology.AgeAt(cascade.Start, asOf)];
        var kin = Climatology.KinWeighted(rate, told.Kin);
        var reasons = new Reasons(world, catalog, others, timeline, asOf, record, strand);
        var before = plain.Candidates.Select((s, k) => (s, k)).ToDictionary(x => x.s, x => strand.Within(strand.Probability(Scaled(plain, x.k)), months));
        List<(Candidate Candidate, int K, float[] Row)> all = [];
        var mean = new double[Features.Count];
        for (var k = 0; k < told.Candidates.Length; k++)
        {
            var row = Scaled(told, k);
            for (var i = 0; i < mean.Length; i++)
            {
                mean[i] += row[i] / (double)told.Candidates.Length;
            }

            var state = world.States[told.Candidates[k]];
            if (only is not null && !only.Contains(state.Id))
            {
                continue;
            }

            var (low, high) = strand.Interval(row);
            all.Add((new Candidate(state.Id, state.Name, strand.Within(strand.Probability(row), months), strand.Within(low, months), strand.Within(high, months), strand.Within(kin[k], months),
                supposed is { Count: > 0 } && before.TryGetValue(told.Candidates[k], out var b) ? b : null, []), k, row));
        }

        List<Candidate> ranked = [.. all.OrderByDescending(x => x.Candidate.P).ThenBy(x => x.Candidate.Id, StringComparer.Ordinal).Select(x => x.Candidate with { Reasons = reasons.Of(told.Candidates[x.K], x.Row, mean) })];
        return new FollowForecast(timeline.Cascade, asOf, months, strand.Within(rate, months), TooLittle(cascade, strand, asOf), strand.By, told.LastEvidence, ranked);
    }

    float[] Scaled(Step step, int k)
    {
        var row = new float[RowSet.Width];
        step.Row(k).CopyTo(row);
        model.Scale.Apply(row.AsSpan(0, Features.Count));
        row[Features.Count] = 1;
        return row;
    }

    (Timeline[] Others, Step Step) Prepare(Cascade known, DateOnly asOf, IReadOnlyList<Act> supposed)
    {
        Timeline[] others = [.. catalog.All.Select(c => new Timeline(world, With(Known(c, asOf), supposed)))];
        var step = new StepBuilder(world, catalog.Objects, others, record).Build(new Timeline(world, With(known, supposed)), asOf);
        return (others, step);
    }

    (Step Step, Timeline Timeline) Supposing(Cascade known, Timeline[] others, DateOnly asOf, IReadOnlyList<Act> supposed)
    {
        _ = others;
        return (Prepare(known, asOf, supposed).Step, new Timeline(world, With(known, supposed)));
    }

    /// <summary>The cascade as it stood at the end of a day.</summary>
    static Cascade Known(Cascade cascade, DateOnly asOf) => cascade with { Acts = [.. cascade.Acts.Where(a => a.Known <= asOf)] };

    /// <summary>A supposed act goes into the cascades it would belong to.</summary>
    Cascade With(Cascade cascade, IReadOnlyList<Act> supposed)
    {
        List<Act> more = [.. supposed.Where(a => a.ObjectId == cascade.ObjectId && catalog.Kinds.Find(a.Kind)?.Group == cascade.Kind.Group)];
        return more.Count == 0 ? cascade : cascade with { Acts = [.. cascade.Acts, .. more] };
    }

    string? TooLittle(Cascade cascade, StrandModel strand, DateOnly asOf)
    {
        var alike = catalog.All.Count(c => c.Kind.Group == cascade.Kind.Group && !c.TellsOf(cascade) && c.Start <= asOf.AddMonths(-12));
        return alike < FewestCascades ? $"too little data: {alike} other cascade{(alike == 1 ? "" : "s")} of this kind before {asOf:yyyy-MM-dd}, {FewestCascades} are needed; the order stands, the probabilities do not"
            : strand.Cascades < 8 ? $"too little data: only {strand.Cascades} cascades of its strand before {asOf:yyyy-MM-dd}" : null;
    }
}
