namespace Demarche.Merging.Happenings;

/// <summary>What two tellings have in common, as numbers: a pure and symmetric function of the two.</summary>
static class Comparison
{
    /// <summary>Names of the features, in order.</summary>
    public static readonly string[] Names =
    [
        "bias", "code_same", "code_root", "code_type", "code_group", "code_other",
        "source_same", "source_side", "source_doubtful", "target_same", "target_side", "target_doubtful", "turned",
        "countries", "day_same", "day_fits", "day_next", "day_near",
        "place_same", "place_near", "place_far", "dead_same", "dead_near", "dead_far",
        "words", "words_part", "wider", "rare", "day_apart_told", "names_differ",
    ];

    /// <summary>Index of a feature.</summary>
    public static int At(string name) => Array.IndexOf(Names, name);

    /// <summary>Fills the features; false when the two cannot be one happening whatever else is said of them.</summary>
    public static bool Fill(Prepared a, Prepared b, Span<float> f)
    {
        f.Clear();
        f[0] = 1;
        return !ToldApart(a, b) && When(a, b, f) && Where(a, b, f) && Act(a, b, f) && Who(a, b, f) && Harm(a, b, f) && Told(a, b, f);
    }

    /// <summary>One document tells the two: whoever coded it joined what is one and took these for two, and what they share in words is only the sentence.</summary>
    static bool ToldApart(Prepared a, Prepared b) => a.Telling.DocumentId == b.Telling.DocumentId;

    static bool When(Prepared a, Prepared b, Span<float> f)
    {
        if (a.Window is not { } x || b.Window is not { } y)
        {
            return a.Window is null && b.Window is null;
        }

        if (x.IsWide || y.IsWide)
        {
            f[15] = 1;
            return x == y;
        }

        var gap = Window.Gap(x, y);
        if (gap > 2)
        {
            return false;
        }

        f[14] = gap == 0 && x.Told && y.Told ? 1 : 0;
        f[15] = gap == 0 && !(x.Told && y.Told) ? 1 : 0;
        f[16] = gap == 1 ? 1 : 0;
        f[17] = gap == 2 ? 1 : 0;
        f[28] = gap > 0 && x.Told && y.Told ? 1 : 0;
        return true;
    }

    static bool Where(Prepared a, Prepared b, Span<float> f)
    {
        if (a.Telling.Place is not { } p || b.Telling.Place is not { } q)
        {
            return true;
        }

        var fine = p.Precision <= PlacePrecision.City && q.Precision <= PlacePrecision.City;
        if (p.GeoNamesId is { } g && g == q.GeoNamesId)
        {
            f[18] = fine ? 1 : 0.5f;
            return true;
        }

        if (fine && p is { Latitude: { } la, Longitude: { } lo } && q is { Latitude: { } lb, Longitude: { } lp })
        {
            var km = Kilometres(la, lo, lb, lp);
            f[19] = km <= 60 ? 1 : 0;
            f[20] = km > 60 ? 1 : 0;
        }
        else if (p.Country is { } c && q.Country is { } d && c != d)
        {
            f[20] = 1;
        }

        return true;
    }

    static bool Act(Prepared a, Prepared b, Span<float> f)
    {
        var (x, y) = (a.Telling, b.Telling);
        var at = x.Cameo == y.Cameo ? 1 : x.Cameo[..2] == y.Cameo[..2] ? 2 : x.Plover == y.Plover ? 3 : a.Group == b.Group ? 4 : 5;
        f[at] = 1;
        return true;
    }

    static bool Who(Prepared a, Prepared b, Span<float> f)
    {
        var (x, y) = (a.Telling, b.Telling);
        var (source, target) = (Parties.Fit(x.Source, y.Source), Parties.Fit(x.Target, y.Target));
        var (turnedSource, turnedTarget) = (Parties.Fit(x.Source, y.Target), Parties.Fit(x.Target, y.Source));
        if (Worth(turnedSource) + Worth(turnedTarget) > Worth(source) + Worth(target))
        {
            // Neither is the source of both: the better fit stands first, so that the two may come in either order.
            (source, target) = (turnedSource > turnedTarget ? turnedSource : turnedTarget, turnedSource > turnedTarget ? turnedTarget : turnedSource);
            f[12] = x.Mutual || y.Mutual ? 0 : 1;
        }

        // What Spain did and what Ireland did on the same day are two, however alike they are told.
        if (source == PartyFit.Different || target == PartyFit.Different)
        {
            return false;
        }

        f[6] = source == PartyFit.Same ? 1 : 0;
        f[7] = source == PartyFit.SameSide ? 1 : 0;
        f[8] = source == PartyFit.Doubtful ? 1 : 0;
        f[9] = target == PartyFit.Same ? 1 : 0;
        f[10] = target == PartyFit.SameSide ? 1 : 0;
        f[11] = target == PartyFit.Doubtful ? 1 : 0;
        var shared = a.Countries.Count(c => b.Countries.Contains(c));
        var all = a.Countries.Length + b.Countries.Length - shared;
        f[13] = all == 0 ? 0 : shared / (float)all;
        return true;
    }

    /// <summary>A known difference weighs more than a match: two of the same country are still two.</summary>
    static int Worth(PartyFit fit) => fit switch { PartyFit.Same => 3, PartyFit.SameSide => 2, PartyFit.Open => 0, PartyFit.Doubtful => -2, _ => -9 };

    static bool Harm(Prepared a, Prepared b, Span<float> f)
    {
        var (x, y) = (Worst(a.Telling), Worst(b.Telling));
        if (x is not { } m || y is not { } n)
        {
            return true;
        }

        var ratio = Math.Min(m, n) / (float)Math.Max(m, n);
        f[21] = m == n ? 1 : 0;
        f[22] = m != n && ratio >= 0.5f ? 1 : 0;
        f[23] = ratio < 0.5f ? 1 : 0;
        return true;
    }

    static int? Worst(Telling t) => t.Casualties.Where(c => c.Kind == "killed" && c.N > 0).Select(c => (int?)c.N).Max() ?? t.Casualties.Where(c => c.N > 0).Select(c => (int?)c.N).Max();

    static bool Told(Prepared a, Prepared b, Span<float> f)
    {
        var (shared, rare) = Shared(a.Words, b.Words);
        var (x, y) = (a.Words.Sum, b.Words.Sum);
        f[24] = x * y > 0 ? shared / MathF.Sqrt(x * y) : 0;
        f[25] = Math.Min(x, y) > 0 ? shared / Math.Min(x, y) : 0;
        var (wider, _) = Shared(a.Wider, b.Wider);
        f[26] = a.Wider.Sum * b.Wider.Sum > 0 ? wider / MathF.Sqrt(a.Wider.Sum * b.Wider.Sum) : 0;
        f[27] = Math.Min(rare, 3);
        f[29] = a.Names.Length > 0 && b.Names.Length > 0 && !a.Names.AsSpan().ContainsAny(b.Names) ? 1 : 0;
        return true;
    }

    /// <summary>Weight of the stems in both, and how many of them are rare.</summary>
    static (float Sum, int Rare) Shared((ulong[] Stems, float[] Weights, float Sum) a, (ulong[] Stems, float[] Weights, float Sum) b)
    {
        var (i, j, sum, rare) = (0, 0, 0f, 0);
        while (i < a.Stems.Length && j < b.Stems.Length)
        {
            if (a.Stems[i] == b.Stems[j])
            {
                sum += a.Weights[i];
                rare += a.Weights[i] > 6 ? 1 : 0;
                i++;
                j++;
            }
            else if (a.Stems[i] < b.Stems[j])
            {
                i++;
            }
            else
            {
                j++;
            }
        }

        return (sum, rare);
    }

    static double Kilometres(double lat1, double lon1, double lat2, double lon2)
    {
        const double Degree = Math.PI / 180;
        var h = Math.Pow(Math.Sin((lat2 - lat1) * Degree / 2), 2) + (Math.Cos(lat1 * Degree) * Math.Cos(lat2 * Degree) * Math.Pow(Math.Sin((lon2 - lon1) * Degree / 2), 2));
        return 12742 * Math.Asin(Math.Min(1, Math.Sqrt(h)));
    }
}
