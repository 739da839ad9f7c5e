namespace Demarche.Forecasting.Trees;

/// <summary>Boosted trees of one depth, laid out as heaps: a node's children stand at 2i + 1 and 2i + 2. Every node keeps its value, so that a score splits into what each feature gave.</summary>
sealed class Forest
{
    public Forest(int depth, Bins bins)
    {
        Depth = depth;
        Bins = bins;
    }

    public int Depth { get; }

    public Bins Bins { get; }

    /// <summary>Nodes of a tree.</summary>
    public int Nodes => (1 << (Depth + 1)) - 1;

    public int Trees { get; private set; }

    /// <summary>Feature asked at a node; -1 where the tree ends.</summary>
    public List<short> Feature { get; } = [];

    /// <summary>Rows with a bin up to this go left.</summary>
    public List<byte> Cut { get; } = [];

    public List<float> Value { get; } = [];

    public void Add(short[] feature, byte[] cut, float[] value)
    {
        Feature.AddRange(feature);
        Cut.AddRange(cut);
        Value.AddRange(value);
        Trees++;
    }

    short[] _feature = [];
    byte[] _cut = [];
    float[] _value = [];

    void Freeze()
    {
        if (_feature.Length != Feature.Count)
        {
            _value = [.. Value];
            _cut = [.. Cut];
            _feature = [.. Feature];
        }
    }

    /// <summary>Sum of the trees for a row of bins.</summary>
    public float Score(ReadOnlySpan<byte> row)
    {
        Freeze();
        float sum = 0;
        var nodes = Nodes;
        for (int t = 0, at = 0; t < Trees; t++, at += nodes)
        {
            var i = 0;
            for (int f; (f = _feature[at + i]) >= 0;)
            {
                i = (2 * i) + (row[f] <= _cut[at + i] ? 1 : 2);
            }

            sum += _value[at + i];
        }

        return sum;
    }

    /// <summary>Adds to each feature what it changed on the way to the leaf, over all trees.</summary>
    public void Explain(ReadOnlySpan<byte> row, Span<float> byFeature)
    {
        Freeze();
        var nodes = Nodes;
        for (int t = 0, at = 0; t < Trees; t++, at += nodes)
        {
            var i = 0;
            for (int f; (f = _feature[at + i]) >= 0;)
            {
                var next = (2 * i) + (row[f] <= _cut[at + i] ? 1 : 2);
                byFeature[f] += _value[at + next] - _value[at + i];
                i = next;
            }
        }
    }
}
