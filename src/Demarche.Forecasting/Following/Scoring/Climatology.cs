namespace Demarche.Forecasting.Following.Scoring;

/// <summary>The rate at which candidates of a family follow within twelve months, by the age of the cascade; every cascade counts the same.</summary>
public sealed class Climatology
{
    static readonly int[] s_ages = [0, 1, 3, 6, 12, 24, 36, 60, 120, 240, int.MaxValue];
    readonly List<(Cascade Cascade, double[] N, double[] Y)> _counts = [];

    /// <summary>Adds the outcomes of one step.</summary>
    public void Add(Cascade cascade, DateOnly asOf, int candidates, int followed)
    {
        ArgumentNullException.ThrowIfNull(cascade);
        if (_counts.Count == 0 || _counts[^1].Cascade.Id != cascade.Id)
        {
            _counts.Add((cascade, new double[s_ages.Length], new double[s_ages.Length]));
        }

        var age = AgeAt(cascade.Start, asOf);
        _counts[^1].N[age] += candidates;
        _counts[^1].Y[age] += followed;
    }

    /// <summary>The rate for a cascade at a day: the mean of the other cascades of its family at that age, lightly held at the family's mean of all ages.</summary>
    public double Rate(Cascade cascade, DateOnly asOf)
    {
        ArgumentNullException.ThrowIfNull(cascade);
        return Rate(cascade.Family, AgeAt(cascade.Start, asOf), cascade);
    }

    /// <summary>Rates of a family at every age.</summary>
    public double[] Table(Family family) => [.. Enumerable.Range(0, s_ages.Length).Select(age => Rate(family, age, null))];

    double Rate(Family family, int age, Cascade? but)
    {
        double here = 0, n = 0, all = 0, m = 0;
        foreach (var (other, count, followed) in _counts)
        {
            if (other.Family != family || (but is not null && other.TellsOf(but)))
            {
                continue;
            }

            if (count[age] > 0)
            {
                here += followed[age] / count[age];
                n++;
            }

            if (count.Sum() is var total and > 0)
            {
                all += followed.Sum() / total;
                m++;
            }
        }

        var overall = m > 0 ? all / m : 0.02;
        return Math.Clamp((here + overall) / (n + 1), 1e-4, 0.999);
    }

    /// <summary>Cascades that count for another.</summary>
    public int Others(Cascade cascade) => _counts.Count(c => c.Cascade.Family == cascade.Family && !c.Cascade.TellsOf(cascade));

    /// <summary>The kin-weighted rate of each candidate: climatology times its kin's share of followers over the candidates' mean share.</summary>
    public static double[] KinWeighted(double rate, IReadOnlyList<double> kin)
    {
        ArgumentNullException.ThrowIfNull(kin);
        const double Floor = 0.01;
        var mean = kin.Count > 0 ? kin.Average() : 0;
        return [.. kin.Select(k => Math.Clamp(rate * (k + Floor) / (mean + Floor), 1e-4, 0.99))];
    }

    /// <summary>Adds every step of a cascade whose outcome was known by a day.</summary>
    public void AddAll(World world, Timeline timeline, DateOnly by, bool scoredOnly = false)
    {
        ArgumentNullException.ThrowIfNull(world);
        ArgumentNullException.ThrowIfNull(timeline);
        foreach (var day in Calendar.Steps(timeline.Cascade))
        {
            if (day.AddMonths(12) > by)
            {
                break;
            }

            int n = 0, y = 0;
            for (var s = 0; s < world.Count; s++)
            {
                if (world.Exists(s, day) && timeline.MovedOn[s] > day.DayNumber && (!scoredOnly || timeline.MayScore(s)) && Outcomes.Follows(timeline, s, day) is { } follows)
                {
                    n++;
                    y += follows ? 1 : 0;
                }
            }

            if (n > 0)
            {
                Add(timeline.Cascade, day, n, y);
            }
        }
    }

    /// <summary>Age class of a cascade at a day.</summary>
    public static int AgeAt(DateOnly start, DateOnly asOf)
    {
        var months = Math.Max(0, ((asOf.Year - start.Year) * 12) + asOf.Month - start.Month);
        return Array.FindLastIndex(s_ages, a => months >= a);
    }
}
