namespace Demarche.Forecasting.Following;

/// <summary>
/// What earlier cascades tell of a state: with whom it used to move, how often, how early. Learnt from acts known at the end of the year before,
/// never from the cascade in question or its twins.
/// </summary>
public sealed class Habits(World world, IReadOnlyList<Timeline> timelines)
{
    readonly Dictionary<(Family, int), Sums> _sums = [];
    readonly Lock _lock = new();

    /// <summary>Habits as known at the beginning of a year, for one cascade.</summary>
    public HabitsOf For(Cascade cascade, int year)
    {
        Sums all;
        lock (_lock)
        {
            if (!_sums.TryGetValue((cascade.Family, year), out all!))
            {
                all = new Sums(world.Count);
                foreach (var t in timelines.Where(t => t.Cascade.Family == cascade.Family))
                {
                    Add(all, t, year, 1);
                }

                _sums.Add((cascade.Family, year), all);
            }
        }

        var own = all.Copy();
        foreach (var t in timelines.Where(t => t.Cascade.Family == cascade.Family && t.Cascade.TellsOf(cascade)))
        {
            Add(own, t, year, -1);
        }

        var result = new HabitsOf(world.Count);
        own.Normalise(result.Together);
        var (same, kin) = (new double[world.Count * 2], new double[world.Count * 2]);
        foreach (var t in timelines)
        {
            if (!t.Cascade.TellsOf(cascade) && t.Cascade.Family == cascade.Family && t.Cascade.Kind.Side == cascade.Kind.Side)
            {
                Count(t, year, kin, result.Lead);
                if (t.Cascade.Kind.Group == cascade.Kind.Group)
                {
                    Count(t, year, same, null);
                }
            }
        }

        Groups(cascade, year, result);
        for (var i = 0; i < world.Count; i++)
        {
            result.SameKind[i] = (float)Math.Log((same[2 * i] + 1) / (same[(2 * i) + 1] + 1));
            result.SameSide[i] = (float)Math.Log((kin[2 * i] + 2) / (kin[(2 * i) + 1] + 2));
        }

        return result;
    }

    void Groups(Cascade cascade, int year, HabitsOf result)
    {
        var cut = new DateOnly(year - 1, 12, 31).DayNumber;
        var recent = new double[world.Count * 2];
        foreach (var t in timelines.Where(t => !t.Cascade.TellsOf(cascade)))
        {
            var took = Array.ConvertAll(t.MovedOn, d => d <= cut);
            if (took.Count(x => x) >= 3)
            {
                result.Acts.Add(took);
            }

            if (t.Cascade.Family == cascade.Family)
            {
                Recent(t, cut, recent);
            }
        }

        for (var i = 0; i < world.Count; i++)
        {
            result.Recent[i] = (float)Math.Log((recent[2 * i] + 1) / (recent[(2 * i) + 1] + 1));
        }
    }

    /// <summary>Acts of three years, and those expected of a state that could still act.</summary>
    void Recent(Timeline t, int cut, double[] counts)
    {
        var from = cut - 1096;
        var (open, moved) = (0, 0);
        for (var i = 0; i < world.Count; i++)
        {
            if (t.MovedOn[i] > from && world.Exists(i, DateOnly.FromDayNumber(cut)))
            {
                open++;
                moved += t.MovedOn[i] <= cut ? 1 : 0;
            }
        }

        if (moved == 0)
        {
            return;
        }

        for (var i = 0; i < world.Count; i++)
        {
            if (t.MovedOn[i] > from)
            {
                counts[2 * i] += t.MovedOn[i] <= cut ? 1 : 0;
                counts[(2 * i) + 1] += moved / (double)open;
            }
        }
    }

    /// <summary>Adds observed and expected acts of one cascade.</summary>
    void Count(Timeline t, int year, double[] counts, float[]? lead)
    {
        var cut = new DateOnly(year - 1, 12, 31);
        var (existing, moved) = (0, 0);
        for (var i = 0; i < world.Count; i++)
        {
            if (world.Exists(i, cut))
            {
                existing++;
                moved += t.MovedOn[i] <= cut.DayNumber ? 1 : 0;
            }
        }

        if (moved == 0)
        {
            return;
        }

        var share = moved / (double)existing;
        for (var i = 0; i < world.Count; i++)
        {
            if (world.Exists(i, cut))
            {
                counts[(2 * i) + 1] += share;
                if (t.MovedOn[i] <= cut.DayNumber)
                {
                    counts[2 * i]++;
                    if (lead is not null)
                    {
                        // Near the start of the cascade: a leader; the scale is two years.
                        lead[i] += (float)Math.Exp(-(t.MovedOn[i] - t.Cascade.Start.DayNumber) / 730.0);
                    }
                }
            }
        }
    }

    void Add(Sums sums, Timeline t, int year, int sign)
    {
        var cut = new DateOnly(year - 1, 12, 31).DayNumber;
        List<int> who = [];
        for (var i = 0; i < world.Count; i++)
        {
            if (t.MovedOn[i] <= cut)
            {
                who.Add(i);
            }
        }

        if (who.Count < 2)
        {
            return;
        }

        // An act of few says more of its doers than one of nearly all.
        var weight = (float)(sign * Math.Log((world.Count + 1.0) / (who.Count + 1)));
        foreach (var i in who)
        {
            sums.Norm[i] += weight;
            foreach (var j in who)
            {
                sums.Both[(i * world.Count) + j] += weight;
            }
        }
    }

    sealed class Sums(int n)
    {
        public float[] Both { get; private init; } = new float[n * n];

        public float[] Norm { get; private init; } = new float[n];

        public Sums Copy() => new(n) { Both = [.. Both], Norm = [.. Norm] };

        public void Normalise(float[] into)
        {
            for (var i = 0; i < n; i++)
            {
                for (var j = 0; j < n; j++)
                {
                    into[(i * n) + j] = i == j ? 0 : Math.Max(0, Both[(i * n) + j]) / MathF.Sqrt((Norm[i] + 1.5f) * (Norm[j] + 1.5f));
                }
            }
        }
    }
}
