namespace Demarche.Forecasting.Following.Learning;

/// <summary>Rows of one cascade to learn from. A row ends with a 1 for the intercept and is padded to whole vectors.</summary>
public sealed class RowSet
{
    readonly List<float> _x = [];
    readonly List<float> _weight = [];
    readonly List<bool> _follows = [];

    /// <summary>Width of a row.</summary>
    public static int Width { get; } = (Features.Count + 1 + 7) / 8 * 8;

    /// <summary>Name of the cascade's fold.</summary>
    public required Cascade Cascade { get; init; }

    /// <summary>Last day of the window that tells each row's outcome.</summary>
    public List<DateOnly> Closed { get; } = [];

    /// <summary>Number of rows.</summary>
    public int Count => _follows.Count;

    /// <summary>Values.</summary>
    public float[] X { get; private set; } = [];

    /// <summary>Weights.</summary>
    public float[] Weights { get; private set; } = [];

    /// <summary>Outcomes.</summary>
    public bool[] Follows { get; private set; } = [];

    /// <summary>True for rows that may be scored: their own act, if any, has a source.</summary>
    public List<bool> Scored { get; } = [];

    /// <summary>Adds a row.</summary>
    public void Add(ReadOnlySpan<float> features, bool follows, float weight, bool scored, DateOnly closed)
    {
        foreach (var v in features)
        {
            _x.Add(v);
        }

        _x.Add(1);
        for (var i = Features.Count + 1; i < Width; i++)
        {
            _x.Add(0);
        }

        _follows.Add(follows);
        _weight.Add(weight);
        Scored.Add(scored);
        Closed.Add(closed);
    }

    /// <summary>Lays the rows out.</summary>
    public void Seal()
    {
        (X, Weights, Follows) = ([.. _x], [.. _weight], [.. _follows]);
        _x.Clear();
        _x.TrimExcess();
    }

    /// <summary>One row.</summary>
    public ReadOnlySpan<float> Row(int i) => X.AsSpan(i * Width, Width);
}
