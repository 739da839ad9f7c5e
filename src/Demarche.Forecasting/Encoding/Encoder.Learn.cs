using System.Runtime.Intrinsics;

namespace Demarche.Forecasting.Encoding;

/// <content>From answers back to weights.</content>
sealed unsafe partial class Encoder
{
    float[] _p = [];
    float[] _gh = [];
    float[] _grows = [];
    float[] _gq = [];
    float[] _gz = [];
    float[] _gx = [];
    float[] _offset = [];
    int[] _columnOf = [];

    /// <summary>For the check of the gradient: loss of a day without dropout, its slopes, and the weights it depends on.</summary>
    internal (double Loss, float[] Slopes, float[] Weights) Check(AskedDay day)
    {
        Reserve();
        return (Slope(day, 0) / day.Count, _g, _w);
    }

    /// <summary>Learns the questions of a day in steps of a batch; returns the mean loss of an answer.</summary>
    public double Learn(AskedDay day, float rate)
    {
        Reserve();

        // Days of very different size would make steps of very different weight.
        var order = new int[day.Count];
        for (var i = 0; i < order.Length; i++)
        {
            order[i] = i;
        }

        _random.Shuffle(order);
        double loss = 0;
        var parts = Math.Max(1, (day.Count + _options.Batch - 1) / _options.Batch);
        for (var part = 0; part < parts; part++)
        {
            int from = part * day.Count / parts, to = (part + 1) * day.Count / parts;
            if (to > from)
            {
                loss += Step(Part(day, order.AsSpan(from, to - from)), rate);
            }
        }

        return loss / Math.Max(1, day.Answers.Sum(a => a.Length));
    }

    void Reserve()
    {
        if (_gh.Length == 0)
        {
            int n = _memory.Entities, b = _options.Batch;
            _p = Pinned(b * (n + 8));
            _gh = Pinned(n * _d);
            _grows = Pinned(n * _d);
            _gq = Pinned(b * _d);
            _gz = Pinned(b * _options.Hidden);
            _gx = Pinned(b * Parts * _d);
            _offset = Pinned(n + 8);
            _columnOf = new int[n];
        }
    }

    static AskedDay Part(AskedDay day, ReadOnlySpan<int> order)
    {
        int n = order.Length, copies = 0;
        foreach (var q in order)
        {
            copies += day.CopyStart[q + 1] - day.CopyStart[q];
        }

        int[] source = new int[n], relation = new int[n], head = new int[n], country = new int[n], start = new int[n + 1], target = new int[copies];
        var answers = new int[n][];
        var values = new byte[copies * AskedDay.Terms];
        for (var i = 0; i < n; i++)
        {
            var q = order[i];
            source[i] = day.Source[q];
            relation[i] = day.Relation[q];
            head[i] = day.HeadOfAsked[q];
            country[i] = day.HeadOfCountry[q];
            answers[i] = day.Answers[q];
            var length = day.CopyStart[q + 1] - day.CopyStart[q];
            Array.Copy(day.CopyTarget, day.CopyStart[q], target, start[i], length);
            Array.Copy(day.CopyValue, day.CopyStart[q] * AskedDay.Terms, values, start[i] * AskedDay.Terms, length * AskedDay.Terms);
            start[i + 1] = start[i] + length;
        }

        return new AskedDay { Day = day.Day, Heads = day.Heads, Source = source, Relation = relation, HeadOfAsked = head, HeadOfCountry = country, Answers = answers, CopyStart = start, CopyTarget = target, CopyValue = values };
    }

    double Step(AskedDay day, float rate)
    {
        var loss = Slope(day, _options.Dropout);
        Adam(rate);
        return loss;
    }

    /// <summary>Fills the gradient of the mean loss of a question; returns the loss of all answers.</summary>
    double Slope(AskedDay day, float dropout)
    {
        int count = day.Count, d = _d;
        var columns = ChooseRows(day);
        Describe(day);
        Ask(day, 0, count, dropout);
        Array.Clear(_g);
        Array.Clear(_gh);
        Array.Clear(_grows, 0, _rowCount * d);
        double loss = 0;
        fixed (float* q = _q, rows = _rows, w = _w, p = _p, g = _g, gq = _gq, grows = _grows, offset = _offset)
        {
            _gemm.Multiply(q, d, 1, rows, 1, d, p, columns, count, columns, d, add: false);
            for (var b = 0; b < count; b++)
            {
                var row = p + ((long)b * columns);
                AddTo(row, offset, columns);
                AddCopies(day, b, row);
                loss += Gradient(day.Answers[b], row, columns, 1f / count);
                CopyGradient(day, b, row, g);
            }

            for (var b = 0; b < count; b++)
            {
                var row = p + ((long)b * columns);
                for (var c = 0; c < columns; c++)
                {
                    // Entities chosen are in any order, their biases too.
                    g[_at.Bias + _entityOf[c]] += row[c];
                }
            }

            _gemm.Multiply(p, columns, 1, rows, d, 1, gq, d, count, d, columns, add: false);
            _gemm.Multiply(p, 1, columns, q, d, 1, grows, d, columns, d, count, add: false);
        }

        Back(day, dropout > 0);
        return loss;
    }

    /// <summary>Columns first: answers, active entities, and a share of the others; then the sources asked about. Returns the number of columns.</summary>
    int ChooseRows(AskedDay day)
    {
        var n = _memory.Entities;
        Array.Fill(_rowOf, -1);
        _rowCount = 0;
        var all = _options.QuietShare >= 1;
        var weight = all ? 0 : MathF.Log(1 / _options.QuietShare);
        if (!all)
        {
            foreach (var answers in day.Answers)
            {
                foreach (var o in answers)
                {
                    Take(o, 0);
                }
            }
        }

        for (var e = 0; e < n; e++)
        {
            if (_rowOf[e] >= 0)
            {
                continue;
            }

            var head = day.Heads[e];
            if (all || (head >= 0 && day.Day - _memory.Day[head] <= 60))
            {
                Take(e, 0);
            }
            else if (_random.NextSingle() < _options.QuietShare)
            {
                Take(e, weight);
            }
        }

        var columns = _rowCount;
        foreach (var s in day.Source)
        {
            if (_rowOf[s] < 0)
            {
                Take(s, 0);
            }
        }

        Array.Fill(_columnOf, -1);
        for (var c = 0; c < columns; c++)
        {
            _columnOf[_entityOf[c]] = c;
        }

        return columns;

        void Take(int e, float offset)
        {
            if (_rowOf[e] < 0)
            {
                _rowOf[e] = _rowCount;
                _entityOf[_rowCount] = e;
                _offset[_rowCount] = offset + _w[_at.Bias + e];
                _rowCount++;
            }
        }
    }

    void AddCopies(AskedDay day, int b, float* row)
    {
        Span<float> added = stackalloc float[256];
        Copy(day, b, added);
        for (int i = day.CopyStart[b], j = 0; i < day.CopyStart[b + 1]; i++, j++)
        {
            var c = _columnOf[day.CopyTarget[i]];
            if (c >= 0)
            {
                row[c] += added[j];
            }
        }
    }

    void CopyGradient(AskedDay day, int b, float* row, float* g)
    {
        float* all = g + _at.Copy, own = g + _at.CopyOf + (day.Relation[b] * AskedDay.Terms);
        for (var i = day.CopyStart[b]; i < day.CopyStart[b + 1]; i++)
        {
            var c = _columnOf[day.CopyTarget[i]];
            if (c < 0)
            {
                continue;
            }

            var slope = row[c] / 32;
            for (var k = 0; k < AskedDay.Terms; k++)
            {
                var x = slope * day.CopyValue[(i * AskedDay.Terms) + k];
                all[k] += x;
                own[k] += x;
            }
        }
    }

    /// <summary>Turns a row of scores into its gradient: every answer is set against all that are no answers, as the filtered rank does.</summary>
    double Gradient(int[] answers, float* row, int columns, float scale)
    {
        var (sum, _) = Exponentials(row, columns);
        float others = sum;
        foreach (var o in answers)
        {
            others -= row[_columnOf[o]];
        }

        others = MathF.Max(others, 1e-20f);
        double loss = 0;
        float total = 0;
        Span<float> own = answers.Length <= 256 ? stackalloc float[answers.Length] : new float[answers.Length];
        for (var i = 0; i < answers.Length; i++)
        {
            var e = row[_columnOf[answers[i]]];
            var z = others + e;
            total += 1 / z;
            own[i] = (e / z) - 1;
            loss -= Math.Log(Math.Max(1e-12, e / z));
        }

        var slope = Vector256.Create(total * scale);
        var c = 0;
        for (; c + 8 <= columns; c += 8)
        {
            Vector256.Store(Vector256.Load(row + c) * slope, row + c);
        }

        for (; c < columns; c++)
        {
            row[c] *= total * scale;
        }

        for (var i = 0; i < answers.Length; i++)
        {
            row[_columnOf[answers[i]]] = own[i] * scale;
        }

        return loss;
    }
}
