namespace Demarche.Forecasting.Trees;

/// <summary>
/// Candidates to learn from, a row of bins each, grouped by question. Until the set is closed, rows wait as numbers of 16 bits, so that the bins
/// are chosen from a sample of all of them: counts grow with the history, and bins of its first days would not tell its last ones apart.
/// </summary>
sealed class RowSet(int features, Bins? bins = null)
{
    const int Sampled = 200_000;
    const int Block = 1 << 16;

    readonly List<ushort[]> _numbers = [];
    byte[] _rows = [];

    /// <summary>Rows binned before.</summary>
    public RowSet(int features, Bins bins, int[] start, byte[] marks, float[] offset, float[] given, byte[] rows)
        : this(features, bins)
    {
        _rows = rows;
        Count = marks.Length;
        Start.AddRange(start);
        Offset.AddRange(offset);
        Given.AddRange(given);
        foreach (var mark in marks)
        {
            IsAnswer.Add((mark & 1) != 0);
            BatchOnly.Add((mark & 2) != 0);
        }
    }

    public int Features => features;

    public int Count { get; private set; }

    public Bins? Bins { get; private set; } = bins;

    /// <summary>Where each question begins; one more entry than questions once closed.</summary>
    public List<int> Start { get; } = [];

    public List<bool> IsAnswer { get; } = [];

    /// <summary>Logarithm of how many rows one stands for.</summary>
    public List<float> Offset { get; } = [];

    /// <summary>Score of a row before any tree.</summary>
    public List<float> Given { get; } = [];

    /// <summary>Rows only the day-batch protocol may see.</summary>
    public List<bool> BatchOnly { get; } = [];

    public byte[] Rows => _rows;

    public void Begin() => Start.Add(Count);

    public void Add(ReadOnlySpan<float> values, bool answer, float offset, bool batchOnly, float given = 0)
    {
        if (Count % Block == 0)
        {
            _numbers.Add(new ushort[Block * features]);
        }

        var row = _numbers[^1].AsSpan(Count % Block * features, features);
        for (var f = 0; f < features; f++)
        {
            row[f] = Trees.Bins.Narrow(values[f]);
        }

        Count++;
        IsAnswer.Add(answer);
        Offset.Add(offset);
        Given.Add(given);
        BatchOnly.Add(batchOnly);
    }

    /// <summary>Ends the last question and turns all rows into bins.</summary>
    public void Close()
    {
        Start.Add(Count);
        var numbers = new float[features];
        if (Bins is null)
        {
            // Every so many rows one, so that all days are in the sample.
            int step = Math.Max(1, Count / Sampled), n = (Count + step - 1) / step;
            var sample = new float[n * features];
            for (var i = 0; i < n; i++)
            {
                Numbers(i * step, sample.AsSpan(i * features, features));
            }

            Bins = Bins.Of(sample, features);
        }

        _rows = new byte[(long)Count * features];
        for (var i = 0; i < Count; i++)
        {
            Numbers(i, numbers);
            Bins.Row(numbers, _rows.AsSpan(i * features, features));
            if (i % Block == Block - 1)
            {
                _numbers[i / Block] = [];
            }
        }

        _numbers.Clear();
    }

    void Numbers(int row, Span<float> to)
    {
        var from = _numbers[row / Block].AsSpan(row % Block * features, features);
        for (var f = 0; f < features; f++)
        {
            to[f] = Trees.Bins.Widen(from[f]);
        }
    }
}
