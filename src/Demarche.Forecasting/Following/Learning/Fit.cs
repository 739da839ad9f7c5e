namespace Demarche.Forecasting.Following.Learning;

/// <summary>
/// The models on all cascades whose rows had closed by a day: one for all, and one for each strand near it; with the moments of every cascade kept,
/// so that a model without some of them, or with some drawn twice, is a Newton step away.
/// </summary>
sealed class Fit
{
    static readonly double[] s_zero = new double[RowSet.Width];
    readonly IReadOnlyList<RowSet> _sets;
    readonly TrainingOptions _options;
    readonly DateOnly _by;
    readonly Moments[] _shared;
    readonly Moments[] _strand;

    Fit(IReadOnlyList<RowSet> sets, TrainingOptions options, DateOnly by, double[] shared, Moments[] sharedMoments, Dictionary<Strand, double[]> strands, Moments[] strandMoments) =>
        (_sets, _options, _by, Shared, _shared, Strands, _strand) = (sets, options, by, shared, sharedMoments, strands, strandMoments);

    /// <summary>Coefficients of all together.</summary>
    public double[] Shared { get; }

    /// <summary>Coefficients of each strand.</summary>
    public IReadOnlyDictionary<Strand, double[]> Strands { get; }

    /// <summary>Fits to convergence.</summary>
    public static Fit Of(IReadOnlyList<RowSet> sets, TrainingOptions options, DateOnly by, int threads, Fit? start = null)
    {
        var (shared, moments) = Newton(sets, _ => true, start?.Shared ?? s_zero, s_zero, options.Ridge, by, threads);
        Dictionary<Strand, double[]> strands = [];
        var own = new Moments[sets.Count];
        foreach (var strand in Enum.GetValues<Strand>())
        {
            var (beta, some) = Newton(sets, s => s.Cascade.Strand == strand, start?.Strands[strand] ?? shared, shared, options.FamilyRidge, by, threads);
            strands[strand] = beta;
            for (var i = 0; i < own.Length; i++)
            {
                own[i] = sets[i].Cascade.Strand == strand ? some[i] : own[i];
            }
        }

        return new Fit(sets, options, by, shared, moments, strands, own);
    }

    /// <summary>Coefficients of a strand with every cascade counted so many times (0 leaves it out).</summary>
    /// <param name="strand">Which.</param>
    /// <param name="times">For each set.</param>
    /// <param name="exact">Newton steps on the rows themselves after the first; 0 stops at the step from the kept moments.</param>
    public double[] With(Strand strand, IReadOnlyList<double> times, int exact)
    {
        var all = Sum(_shared, times, _ => true);
        var (shared, _) = Logistic.Step(all, Shared, s_zero, _options.Ridge);
        shared = Refine(shared, s_zero, _options.Ridge, times, _ => true, exact);
        var (beta, _) = Logistic.Step(Sum(_strand, times, s => s.Cascade.Strand == strand), Strands[strand], shared, _options.FamilyRidge);
        return Refine(beta, shared, _options.FamilyRidge, times, s => s.Cascade.Strand == strand, exact);
    }

    double[] Refine(double[] beta, double[] toward, double pull, IReadOnlyList<double> times, Func<RowSet, bool> which, int rounds)
    {
        for (var round = 0; round < rounds; round++)
        {
            var moments = new Moments();
            for (var i = 0; i < _sets.Count; i++)
            {
                if (times[i] > 0 && which(_sets[i]))
                {
                    moments.Add(Moments.Of(_sets[i], beta, _by), times[i]);
                }
            }

            (beta, var moved) = Logistic.Step(moments, beta, toward, pull);
            if (moved < 1e-3)
            {
                break;
            }
        }

        return beta;
    }

    Moments Sum(Moments[] all, IReadOnlyList<double> times, Func<RowSet, bool> which)
    {
        var sum = new Moments();
        for (var i = 0; i < all.Length; i++)
        {
            if (times[i] > 0 && which(_sets[i]))
            {
                sum.Add(all[i], times[i]);
            }
        }

        return sum;
    }

    static (double[] Beta, Moments[] Moments) Newton(IReadOnlyList<RowSet> sets, Func<RowSet, bool> which, double[] start, double[] toward, double pull, DateOnly by, int threads)
    {
        var beta = start;
        var moments = new Moments[sets.Count];
        for (var round = 0; round < 15; round++)
        {
            Parallel.For(0, sets.Count, new ParallelOptions { MaxDegreeOfParallelism = threads }, i => moments[i] = which(sets[i]) ? Moments.Of(sets[i], beta, by) : moments[i]);
            var sum = new Moments();
            for (var i = 0; i < sets.Count; i++)
            {
                if (which(sets[i]))
                {
                    sum.Add(moments[i], 1);
                }
            }

            var (next, moved) = Logistic.Step(sum, beta, toward, pull);
            if (moved < 5e-3)
            {
                break;
            }

            beta = next;
        }

        return (beta, moments);
    }
}
