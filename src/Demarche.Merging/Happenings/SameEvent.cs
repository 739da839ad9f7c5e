using System.Globalization;

namespace Demarche.Merging.Happenings;

/// <summary>Says how likely it is that two tellings are of one happening, and why: a pure function of the two and of two fixed tables.</summary>
sealed class SameEvent(float[] weights)
{
    /// <summary>Reads <c>pair-weights.tsv</c> of a folder.</summary>
    public static SameEvent Load(string folder) => new(Read(folder));

    internal static float[] Read(string folder)
    {
        using var reader = new StreamReader(Path.Combine(folder, "pair-weights.tsv"));
        var weights = new float[Comparison.Names.Length];
        foreach (var row in Table.Read(reader, "pair-weights.tsv"))
        {
            var at = Comparison.At(row["feature"]);
            weights[at >= 0 ? at : throw new FormatException($"pair-weights.tsv line {row.Line}: '{row["feature"]}' is no feature; one of {string.Join(' ', Comparison.Names)}")] = float.Parse(row["weight"], CultureInfo.InvariantCulture);
        }

        return weights;
    }

    /// <summary>Probability that the two are one happening; 0 when they cannot be.</summary>
    public float Likeness(Prepared a, Prepared b)
    {
        Span<float> f = stackalloc float[Comparison.Names.Length];
        if (!Comparison.Fill(a, b, f))
        {
            return 0;
        }

        var sum = 0f;
        for (var i = 0; i < f.Length; i++)
        {
            sum += weights[i] * f[i];
        }

        return 1 / (1 + MathF.Exp(-sum));
    }

    /// <summary>The reason in words a reader can check.</summary>
    public static string Reason(Prepared a, Prepared b)
    {
        Span<float> f = stackalloc float[Comparison.Names.Length];
        if (!Comparison.Fill(a, b, f))
        {
            return "different days or parties";
        }

        List<string> said = [];
        var (x, y) = (a.Telling, b.Telling);
        said.Add(f[1] > 0 ? $"same act {x.Cameo}" : $"acts {Ordered(x.Cameo, y.Cameo)}{(f[5] > 0 ? " (unlike)" : "")}");
        Add(f[6] > 0, "same actor");
        Add(f[7] > 0, "actors of one side");
        Add(f[8] > 0, "actors doubtful");
        Add(f[9] > 0, "same recipient");
        Add(f[10] > 0, "recipients of one side");
        Add(f[11] > 0, "recipients doubtful");
        Add(f[12] > 0, "direction turned");
        Add(f[14] > 0, "same day told");
        Add(f[15] > 0, "dates fit");
        Add(f[16] + f[17] > 0, "a day or two apart");
        Add(f[18] > 0, "same place");
        Add(f[19] > 0, "places near");
        Add(f[20] > 0, "places apart");
        Add(f[21] > 0, "same number of victims");
        Add(f[22] > 0, "numbers of victims near");
        Add(f[23] > 0, "numbers of victims apart");
        said.Add(string.Create(CultureInfo.InvariantCulture, $"wording {f[24]:0.00}"));
        return string.Join(", ", said);

        void Add(bool holds, string words)
        {
            if (holds)
            {
                said.Add(words);
            }
        }
    }

    static string Ordered(string a, string b) => string.CompareOrdinal(a, b) <= 0 ? $"{a}/{b}" : $"{b}/{a}";
}
