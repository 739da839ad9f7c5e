namespace Demarche.Forecasting.Trees;

/// <summary>Cuts of every feature into at most 128 bins, at quantiles of a sample.</summary>
sealed class Bins
{
    /// <summary>Most bins of a feature.</summary>
    public const int Most = 128;

    readonly float[][] _cuts;

    public Bins(float[][] cuts) => _cuts = cuts;

    public IReadOnlyList<float[]> Cuts => _cuts;

    public int Features => _cuts.Length;

    /// <summary>Chooses cuts from rows of <paramref name="features"/> numbers each.</summary>
    public static Bins Of(ReadOnlySpan<float> rows, int features)
    {
        var n = rows.Length / features;
        var cuts = new float[features][];
        var column = new float[n];
        for (var f = 0; f < features; f++)
        {
            for (var i = 0; i < n; i++)
            {
                column[i] = rows[(i * features) + f];
            }

            if (n == 0)
            {
                cuts[f] = [];
                continue;
            }

            Array.Sort(column);
            var chosen = new List<float>();
            for (var k = 1; k < Most; k++)
            {
                var cut = column[(int)((long)k * (n - 1) / Most)];
                if (chosen.Count == 0 || cut > chosen[^1])
                {
                    chosen.Add(cut);
                }
            }

            // Rare large values share few quantiles: a few more cuts above the last one keep them apart.
            for (var k = 1; k < 8 && chosen.Count < Most - 1; k++)
            {
                var cut = column[(int)((n - 1) * (1 - (Math.Pow(0.5, k) / Most)))];
                if (cut > chosen[^1])
                {
                    chosen.Add(cut);
                }
            }

            cuts[f] = [.. chosen];
        }

        return new Bins(cuts);
    }

    /// <summary>Bin of a value: the number of cuts below it.</summary>
    public byte Bin(int feature, float value)
    {
        var cuts = _cuts[feature];
        int low = 0, high = cuts.Length;
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (cuts[middle] < value)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return (byte)low;
    }

    /// <summary>A number in 16 bits: eight of them tell its digits, so whole numbers up to 256 stay what they are.</summary>
    public static ushort Narrow(float x) => (ushort)((BitConverter.SingleToUInt32Bits(x) + 0x8000) >> 16);

    /// <summary>The number that 16 bits stand for.</summary>
    public static float Widen(ushort x) => BitConverter.UInt32BitsToSingle((uint)x << 16);

    /// <summary>Bins of a whole row; numbers are rounded as those were that the cuts were chosen from.</summary>
    public void Row(ReadOnlySpan<float> values, Span<byte> bins)
    {
        for (var f = 0; f < values.Length; f++)
        {
            bins[f] = Bin(f, Widen(Narrow(values[f])));
        }
    }
}
