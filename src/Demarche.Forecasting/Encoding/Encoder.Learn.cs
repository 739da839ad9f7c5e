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
            _gx = Pinned(b * 5 * _d);
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

        int[] source = new int[n], relation = new int[n], head = new int[n], start = new int[n + 1], target = new int[copies];
        var answers = new int[n][];
        var values = new byte[copies * AskedDay.Terms];
        for (var i = 0; i < n; i++)
        {
            var q = order[i];
            source[i] = day.Source[q];
            relation[i] = day.Relation[q];
            head[i] = day.HeadOfAsked[q];
            answers[i] = day.Answers[q];
            var length = day.CopyStart[q + 1] - day.CopyStart[q];
            Array.Copy(day.CopyTarget, day.CopyStart[q], target, start[i], length);
            Array.Copy(day.CopyValue, day.CopyStart[q] * AskedDay.Terms, values, start[i] * AskedDay.Terms, length * AskedDay.Terms);
            start[i + 1] = start[i] + length;
        }

        return new AskedDay { Day = day.Day, Heads = day.Heads, Source = source, Relation = relation, HeadOfAsked = head, Answers = answers, CopyStart = start, CopyTarget = target, CopyValue = values };
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

    /// <summary>From the questions and the entities' rows down to every weight.</summary>
    void Back(AskedDay day, bool masked)
    {
        int d = _d, count = day.Count, hidden = _options.Hidden;
        var root = 4 / MathF.Sqrt(d);
        fixed (float* h = _h, rows = _rows, w = _w, g = _g, gh = _gh, grows = _grows, gq = _gq, gz = _gz, gx = _gx, xs = _x, z = _z, alphas = _alpha, maskX = _maskX, maskZ = _maskZ, msg = _msg, t = _t)
        {
            for (var b = 0; b < count; b++)
            {
                AddTo(g + _at.B2, gq + ((long)b * d), d);
            }

            _gemm.Multiply(gq, 1, d, z, hidden, 1, g + _at.V2, hidden, d, hidden, count, add: true);
            _gemm.Multiply(gq, d, 1, w + _at.V2, hidden, 1, gz, hidden, count, hidden, d, add: false);
            for (var i = 0; i < count * hidden; i += 8)
            {
                var live = Vector256.GreaterThan(Vector256.Load(z + i), Vector256<float>.Zero);
                var slope = masked ? Vector256.Load(gz + i) * Vector256.Load(maskZ + i) : Vector256.Load(gz + i);
                Vector256.Store(Vector256.ConditionalSelect(live, slope, Vector256<float>.Zero), gz + i);
            }

            for (var b = 0; b < count; b++)
            {
                AddTo(g + _at.B1, gz + ((long)b * hidden), hidden);
            }

            _gemm.Multiply(gz, 1, hidden, xs, 5 * d, 1, g + _at.V1, 5 * d, hidden, 5 * d, count, add: true);
            _gemm.Multiply(gz, hidden, 1, w + _at.V1, 5 * d, 1, gx, 5 * d, count, 5 * d, hidden, add: false);
            if (masked)
            {
                MultiplyBy(gx, maskX, count * 5 * d);
            }

            for (var b = 0; b < count; b++)
            {
                int s = day.Source[b], r = day.Relation[b];
                var x = gx + ((long)b * 5 * d);
                float* gs = grows + ((long)_rowOf[s] * d), gr = g + _at.R + ((long)r * d);
                float* rowS = rows + ((long)_rowOf[s] * d), rr = w + _at.R + ((long)r * d);
                for (var i = 0; i < d; i += 8)
                {
                    var product = Vector256.Load(x + (4 * d) + i) * 4f;
                    Vector256.Store(Vector256.Load(gs + i) + Vector256.Load(x + i) + (product * Vector256.Load(rr + i)), gs + i);
                    Vector256.Store(Vector256.Load(gr + i) + Vector256.Load(x + d + i) + (product * Vector256.Load(rowS + i)), gr + i);
                }

                AttendBack(day, s, r, alphas + (b * Attended), x + (2 * d), h, w, g, gh, root);

                float total = 0;
                for (int i = day.HeadOfAsked[b], left = PastAnswers; i >= 0 && left > 0; i = _memory.BeforeOfAsked[i], left--)
                {
                    total += AnswerWeight(day, i);
                }

                for (int i = day.HeadOfAsked[b], left = PastAnswers; i >= 0 && left > 0; i = _memory.BeforeOfAsked[i], left--)
                {
                    AddScaled(gh + ((long)_memory.Target[i] * d), x + (3 * d), AnswerWeight(day, i) / total, d);
                }
            }

            // Rows: G = H + f·tanh(W·M). The tanh's place takes the gradient before it, M's place the gradient of M.
            for (var row = 0; row < _rowCount; row++)
            {
                float* tr = t + ((long)row * d), gr = grows + ((long)row * d);
                AddTo(gh + ((long)_entityOf[row] * d), gr, d);
                var f = Vector256.Create(_f[row]);
                for (var i = 0; i < d; i += 8)
                {
                    var x = Vector256.Load(tr + i);
                    Vector256.Store(f * Vector256.Load(gr + i) * (Vector256<float>.One - (x * x)), tr + i);
                }
            }

            _gemm.Multiply(t, 1, d, msg, d, 1, g + _at.W, d, d, d, _rowCount, add: true);
            _gemm.Multiply(t, d, 1, w + _at.W, d, 1, msg, d, _rowCount, d, d, add: false);
            for (var row = 0; row < _rowCount; row++)
            {
                var head = day.Heads[_entityOf[row]];
                if (head < 0)
                {
                    continue;
                }

                var m = msg + ((long)row * d);
                float total = 0;
                for (int i = head, left = Messages; i >= 0 && left > 0; i = _memory.BeforeOfSource[i], left--)
                {
                    total += MessageWeight(head, i);
                }

                for (int i = head, left = Messages; i >= 0 && left > 0; i = _memory.BeforeOfSource[i], left--)
                {
                    var share = MessageWeight(head, i) / total;
                    AddScaled(gh + ((long)_memory.Target[i] * d), m, share, d);
                    AddScaled(g + _at.R + ((long)_memory.Rel[i] * d), m, share, d);
                }
            }

            for (var e = 0; e < _memory.Entities; e++)
            {
                var from = gh + ((long)e * d);
                AddTo(g + _at.E + ((long)e * d), from, d);
                if (_memory.Kinds.Country[e] != 0)
                {
                    AddTo(g + _at.C + ((long)_memory.Kinds.Country[e] * d), from, d);
                }

                if (_memory.Kinds.Role[e] != 0)
                {
                    AddTo(g + _at.K + ((long)_memory.Kinds.Role[e] * d), from, d);
                }
            }
        }
    }

    void AttendBack(AskedDay day, int s, int r, float* alpha, float* slope, float* h, float* w, float* g, float* gh, float root)
    {
        var d = _d;
        float* u = w + _at.U + ((long)r * d), gu = g + _at.U + ((long)r * d);
        Span<float> da = stackalloc float[Attended];
        var n = 0;
        float mean = 0;
        for (var i = day.Heads[s]; i >= 0 && n < Attended; i = _memory.BeforeOfSource[i], n++)
        {
            da[n] = Dot(slope, h + ((long)_memory.Target[i] * d), d) + Dot(slope, w + _at.R + ((long)_memory.Rel[i] * d), d);
            mean += alpha[n] * da[n];
        }

        var at = day.Heads[s];
        for (var j = 0; j < n; j++, at = _memory.BeforeOfSource[at])
        {
            var ds = alpha[j] * (da[j] - mean);
            float* go = gh + ((long)_memory.Target[at] * d), gr = g + _at.R + ((long)_memory.Rel[at] * d);
            AddScaled(go, slope, alpha[j], d);
            AddScaled(gr, slope, alpha[j], d);
            AddScaled(go, u, ds * root, d);
            AddScaled(gr, u, ds * root, d);
            AddScaled(gu, h + ((long)_memory.Target[at] * d), ds * root, d);
            AddScaled(gu, w + _at.R + ((long)_memory.Rel[at] * d), ds * root, d);
            g[_at.Delta + r] -= ds * MathF.Log(1 + day.Day - _memory.Day[at]);
        }
    }

    void Adam(float rate)
    {
        _steps++;
        float b1 = 0.9f, b2 = 0.999f;
        var step = Vector256.Create(rate * MathF.Sqrt(1 - MathF.Pow(b2, _steps)) / (1 - MathF.Pow(b1, _steps)));
        var keep = Vector256.Create(1 - (rate * _options.Fade));
        fixed (float* w = _w, g = _g, m = _m, v = _v)
        {
            for (var i = 0; i < _w.Length; i += 8)
            {
                var x = Vector256.Load(g + i);
                var mi = (Vector256.Load(m + i) * b1) + (x * (1 - b1));
                var vi = (Vector256.Load(v + i) * b2) + (x * x * (1 - b2));
                Vector256.Store(mi, m + i);
                Vector256.Store(vi, v + i);
                Vector256.Store((Vector256.Load(w + i) * (i < _at.Bias ? keep : Vector256<float>.One)) - (step * mi / (Vector256.Sqrt(vi) + Vector256.Create(1e-8f))), w + i);
            }
        }
    }
}
