namespace Demarche.Forecasting.Trees;

/// <summary>
/// Grows trees on a softmax over the candidates of each question. Slopes and weights are rounded to whole numbers packed in one 64-bit
/// word, so sums are the same in any order and any number of threads.
/// </summary>
sealed unsafe partial class TreeTrainer
{
    readonly RowSet _set;
    readonly TreeOptions _options;
    readonly int _features;
    readonly int[] _rowOf;
    readonly int[] _start;
    readonly float[] _score;
    readonly bool[] _answer;
    readonly float[] _offset;
    readonly long[] _packed;
    readonly int[] _order;
    readonly int[] _spare;
    readonly int[] _nodeStart;
    readonly int[] _nodeCount;
    readonly List<long[]> _free = [];

    /// <param name="set">Rows; batch-only ones are left out unless <paramref name="batch"/>.</param>
    /// <param name="options">How trees are grown.</param>
    /// <param name="features">The first so many features are used.</param>
    /// <param name="batch">True to see batch-only rows.</param>
    public TreeTrainer(RowSet set, TreeOptions options, int features, bool batch)
    {
        _set = set;
        _options = options;
        _features = features;
        var rows = new List<int>();
        var start = new List<int>();
        for (var q = 0; q + 1 < set.Start.Count; q++)
        {
            var from = rows.Count;
            var answers = 0;
            for (var i = set.Start[q]; i < set.Start[q + 1]; i++)
            {
                if (batch || !set.BatchOnly[i])
                {
                    rows.Add(i);
                    answers += set.IsAnswer[i] ? 1 : 0;
                }
            }

            if (answers == 0)
            {
                rows.RemoveRange(from, rows.Count - from);
            }
            else
            {
                start.Add(from);
            }
        }

        start.Add(rows.Count);
        _rowOf = [.. rows];
        _start = [.. start];
        _score = new float[_rowOf.Length];
        _answer = new bool[_rowOf.Length];
        _offset = new float[_rowOf.Length];
        for (var i = 0; i < _rowOf.Length; i++)
        {
            _answer[i] = set.IsAnswer[_rowOf[i]];
            _offset[i] = set.Offset[_rowOf[i]];
            _score[i] = set.Given[_rowOf[i]];
        }

        _packed = new long[_rowOf.Length];
        _order = new int[_rowOf.Length];
        _spare = new int[_rowOf.Length];
        _nodeStart = new int[1 << (options.Depth + 1)];
        _nodeCount = new int[1 << (options.Depth + 1)];
    }

    /// <summary>Grows all trees. <paramref name="each"/> is called after every tree with the mean loss of an answer before it.</summary>
    public Forest Train(Action<int, double>? each = null)
    {
        var forest = new Forest(_options.Depth, _set.Bins!);
        var random = new Random(_options.Seed);
        var slope = new float[_rowOf.Length];
        var weight = new float[_rowOf.Length];
        for (var t = 0; t < _options.Trees; t++)
        {
            var loss = Slopes(slope, weight);
            each?.Invoke(t, loss);
            var features = Choose(random, _features, Math.Max(1, (int)(_features * _options.Features)));
            Grow(forest, random, slope, weight, features);
        }

        return forest;
    }

    static int[] Choose(Random random, int n, int k)
    {
        var all = new int[n];
        for (var i = 0; i < n; i++)
        {
            all[i] = i;
        }

        random.Shuffle(all);
        Array.Resize(ref all, k);
        Array.Sort(all);
        return all;
    }

    void Grow(Forest forest, Random random, float[] slope, float[] weight, int[] features)
    {
        int depth = _options.Depth, count = 0;
        double slopes = 0, weights = 0;
        for (var q = 0; q + 1 < _start.Length; q++)
        {
            if (random.NextDouble() >= _options.Questions)
            {
                continue;
            }

            for (var i = _start[q]; i < _start[q + 1]; i++)
            {
                _order[count++] = i;
                slopes += MathF.Abs(slope[i]);
                weights += weight[i];
            }
        }

        // 31 bits for the sum of slopes, 32 for the sum of weights; rounding is by chance so that small numbers do not vanish.
        double unit = 1.0e9 / Math.Max(1, slopes), weightUnit = 3.0e9 / Math.Max(1, weights);
        Parallel.For(0, 16, part =>
        {
            var dice = new Random(HashCode(_options.Seed, forest.Trees, part));
            for (int k = (int)((long)count * part / 16), to = (int)((long)count * (part + 1) / 16); k < to; k++)
            {
                var i = _order[k];
                var s = (long)Math.Floor((slope[i] * unit) + dice.NextSingle());
                var w = (long)Math.Floor((weight[i] * weightUnit) + dice.NextSingle());
                _packed[i] = (s << 32) + w;
            }
        });

        var nodes = forest.Nodes;
        var feature = new short[nodes];
        var cut = new byte[nodes];
        var value = new float[nodes];
        Array.Fill(feature, (short)-1);
        var sums = new long[nodes];
        var histograms = new long[nodes][];
        _nodeStart[0] = 0;
        _nodeCount[0] = count;
        histograms[0] = Histogram(0, count, features);
        sums[0] = Total(histograms[0]);
        value[0] = Leaf(sums[0], unit, weightUnit);
        for (var level = 0; level < depth; level++)
        {
            for (int node = (1 << level) - 1, end = (1 << (level + 1)) - 1; node < end; node++)
            {
                if (histograms[node] is not { } histogram)
                {
                    continue;
                }

                var (bestFeature, bestCut) = Split(histogram, sums[node], features, unit, weightUnit);
                if (bestFeature >= 0)
                {
                    feature[node] = (short)features[bestFeature];
                    cut[node] = (byte)bestCut;
                    var leftCount = Partition(node, features[bestFeature], (byte)bestCut);
                    int left = (2 * node) + 1, right = left + 1, start = _nodeStart[node], total = _nodeCount[node];
                    (_nodeStart[left], _nodeCount[left]) = (start, leftCount);
                    (_nodeStart[right], _nodeCount[right]) = (start + leftCount, total - leftCount);
                    long sum = 0;
                    for (var b = 0; b <= bestCut; b++)
                    {
                        sum += histogram[(bestFeature * Bins.Most) + b];
                    }

                    sums[left] = sum;
                    sums[right] = sums[node] - sum;
                    value[left] = Leaf(sums[left], unit, weightUnit);
                    value[right] = Leaf(sums[right], unit, weightUnit);
                    if (level + 1 < depth)
                    {
                        var small = leftCount <= total - leftCount ? left : right;
                        var large = small == left ? right : left;
                        histograms[small] = Histogram(_nodeStart[small], _nodeCount[small], features);
                        Subtract(histogram, histograms[small]);
                        histograms[large] = histogram;
                        histograms[node] = null!;
                        continue;
                    }
                }

                _free.Add(histogram);
                histograms[node] = null!;
            }
        }

        forest.Add(feature, cut, value);
        Raise(feature, cut, value);
    }

    static int HashCode(int a, int b, int c) => unchecked((((a * 486187739) + b) * 486187739) + c) & int.MaxValue;

    float Leaf(long sum, double unit, double weightUnit)
    {
        var (s, w) = Unpack(sum);
        return (float)(-_options.Rate * (s / unit) / ((w / weightUnit) + _options.Ridge));
    }

    static (double Slope, double Weight) Unpack(long packed)
    {
        var w = (uint)packed;
        return ((packed - w) >> 32, w);
    }

    long Total(long[] histogram)
    {
        long sum = 0;
        for (var b = 0; b < Bins.Most; b++)
        {
            sum += histogram[b];
        }

        return sum;
    }

    static void Subtract(long[] from, long[] what)
    {
        for (var i = 0; i < from.Length; i++)
        {
            from[i] -= what[i];
        }
    }

    long[] Histogram(int start, int count, int[] features)
    {
        var size = features.Length * Bins.Most;
        var histogram = Take(size);
        if (count < 20_000 || Environment.ProcessorCount == 1)
        {
            Sum(histogram, start, count, features, 0, features.Length);
            return histogram;
        }

        var half = features.Length / 2;
        Parallel.Invoke(
            () => Sum(histogram, start, count, features, 0, half),
            () => Sum(histogram, start, count, features, half, features.Length));
        return histogram;
    }

    long[] Take(int size)
    {
        while (_free.Count > 0)
        {
            var last = _free[^1];
            _free.RemoveAt(_free.Count - 1);
            if (last.Length == size)
            {
                Array.Clear(last);
                return last;
            }
        }

        return new long[size];
    }

    void Sum(long[] histogram, int start, int count, int[] features, int first, int end)
    {
        var width = _set.Features;
        fixed (byte* rows = _set.Rows)
        fixed (long* h = histogram, packed = _packed)
        fixed (int* order = _order, rowOf = _rowOf, f = features)
        {
            for (var k = start; k < start + count; k++)
            {
                var i = order[k];
                var row = rows + ((long)rowOf[i] * width);
                var x = packed[i];
                var to = h + (first * Bins.Most);
                for (var j = first; j < end; j++, to += Bins.Most)
                {
                    to[row[f[j]]] += x;
                }
            }
        }
    }

    (int Feature, int Cut) Split(long[] histogram, long total, int[] features, double unit, double weightUnit)
    {
        var (slope, weight) = Unpack(total);
        double s = slope / unit, w = weight / weightUnit, ridge = _options.Ridge, least = _options.LeastWeight;
        if (w < 2 * least)
        {
            return (-1, 0);
        }

        var best = (s * s / (w + ridge)) + 1e-6;
        int bestFeature = -1, bestCut = 0;
        for (var j = 0; j < features.Length; j++)
        {
            var at = j * Bins.Most;
            long sum = 0;
            var last = _set.Bins!.Cuts[features[j]].Length;
            for (var b = 0; b < last; b++)
            {
                if (histogram[at + b] == 0)
                {
                    continue;
                }

                sum += histogram[at + b];
                var (ls, lw) = Unpack(sum);
                double left = ls / unit, leftWeight = lw / weightUnit, right = s - left, rightWeight = w - leftWeight;
                if (leftWeight < least)
                {
                    continue;
                }

                if (rightWeight < least)
                {
                    break;
                }

                var gain = (left * left / (leftWeight + ridge)) + (right * right / (rightWeight + ridge));
                if (gain > best)
                {
                    (best, bestFeature, bestCut) = (gain, j, b);
                }
            }
        }

        return (bestFeature, bestCut);
    }

    int Partition(int node, int feature, byte cut)
    {
        int start = _nodeStart[node], count = _nodeCount[node], left = start, right = 0, width = _set.Features;
        var rows = _set.Rows;
        for (var k = start; k < start + count; k++)
        {
            var i = _order[k];
            if (rows[((long)_rowOf[i] * width) + feature] <= cut)
            {
                _order[left++] = i;
            }
            else
            {
                _spare[right++] = i;
            }
        }

        Array.Copy(_spare, 0, _order, left, right);
        return left - start;
    }

    /// <summary>Adds a new tree to the scores of all rows.</summary>
    void Raise(short[] feature, byte[] cut, float[] value)
    {
        var width = _set.Features;
        Parallel.For(0, 16, part =>
        {
            var rows = _set.Rows;
            for (int i = (int)((long)_rowOf.Length * part / 16), to = (int)((long)_rowOf.Length * (part + 1) / 16); i < to; i++)
            {
                var at = (long)_rowOf[i] * width;
                var node = 0;
                for (int f; (f = feature[node]) >= 0;)
                {
                    node = (2 * node) + (rows[at + f] <= cut[node] ? 1 : 2);
                }

                _score[i] += value[node];
            }
        });
    }
}
