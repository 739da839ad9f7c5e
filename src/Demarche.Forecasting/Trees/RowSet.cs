namespace Demarche.Forecasting.Trees;

/// <summary>Candidates to learn from, a row of bins each, grouped by question; the first rows wait as numbers until the bins can be chosen.</summary>
sealed class RowSet(int features, int waiting = 150_000, Bins? bins = null)
{
    readonly List<float> _numbers = [];
    byte[] _rows = new byte[1 << 20];

    /// <summary>Rows binned before.</summary>
    public RowSet(int features, Bins bins, int[] start, byte[] marks, float[] offset, byte[] rows)
        : this(features, 0, bins)
    {
        _rows = rows;
        Count = marks.Length;
        Start.AddRange(start);
        Offset.AddRange(offset);
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

    /// <summary>Rows only the day-batch protocol may see.</summary>
    public List<bool> BatchOnly { get; } = [];

    public byte[] Rows => _rows;

    public void Begin() => Start.Add(Count);

    public void Add(ReadOnlySpan<float> values, bool answer, float offset, bool batchOnly)
    {
        if ((Count + 1) * (long)features > _rows.LongLength)
        {
            Array.Resize(ref _rows, (int)Math.Min(Array.MaxLength, _rows.LongLength * 2));
        }

        if (Bins is null)
        {
            _numbers.AddRange(values);
        }
        else
        {
            Bins.Row(values, _rows.AsSpan(Count * features, features));
        }

        Count++;
        IsAnswer.Add(answer);
        Offset.Add(offset);
        BatchOnly.Add(batchOnly);
        if (Bins is null && Count >= waiting)
        {
            ChooseBins();
        }
    }

    /// <summary>Ends the last question.</summary>
    public void Close()
    {
        if (Bins is null)
        {
            ChooseBins();
        }

        Start.Add(Count);
    }

    void ChooseBins()
    {
        var numbers = System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_numbers);
        Bins = Bins.Of(numbers, features);
        for (var i = 0; i < Count; i++)
        {
            Bins.Row(numbers.Slice(i * features, features), _rows.AsSpan(i * features, features));
        }

        _numbers.Clear();
        _numbers.TrimExcess();
    }
}
