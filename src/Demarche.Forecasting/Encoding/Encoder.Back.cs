using System.Runtime.Intrinsics;

namespace Demarche.Forecasting.Encoding;

/// <content>From the slopes of scores down to every weight, and the step.</content>
sealed unsafe partial class Encoder
{
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

            _gemm.Multiply(gz, 1, hidden, xs, Parts * d, 1, g + _at.V1, Parts * d, hidden, Parts * d, count, add: true);
            _gemm.Multiply(gz, hidden, 1, w + _at.V1, Parts * d, 1, gx, Parts * d, count, Parts * d, hidden, add: false);
            if (masked)
            {
                MultiplyBy(gx, maskX, count * Parts * d);
            }

            for (var b = 0; b < count; b++)
            {
                int s = day.Source[b], r = day.Relation[b];
                var x = gx + ((long)b * Parts * d);
                float* gs = grows + ((long)_rowOf[s] * d), gr = g + _at.R + ((long)r * d);
                float* rowS = rows + ((long)_rowOf[s] * d), rr = w + _at.R + ((long)r * d);
                for (var i = 0; i < d; i += 8)
                {
                    var product = Vector256.Load(x + (4 * d) + i) * 4f;
                    Vector256.Store(Vector256.Load(gs + i) + Vector256.Load(x + i) + (product * Vector256.Load(rr + i)), gs + i);
                    Vector256.Store(Vector256.Load(gr + i) + Vector256.Load(x + d + i) + (product * Vector256.Load(rowS + i)), gr + i);
                }

                AttendBack(day, s, r, alphas + (b * Attended), x + (2 * d), h, w, g, gh, root);

                MixBack(day, day.HeadOfAsked[b], _memory.BeforeOfAsked, x + (3 * d), gh);
                MixBack(day, day.HeadOfCountry[b], _memory.BeforeOfCountry, x + (5 * d), gh);
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

    void MixBack(AskedDay day, int head, int[] before, float* slope, float* gh)
    {
        float total = 0;
        for (int i = head, left = PastAnswers; i >= 0 && left > 0; i = before[i], left--)
        {
            total += AnswerWeight(day, i);
        }

        for (int i = head, left = PastAnswers; i >= 0 && left > 0; i = before[i], left--)
        {
            AddScaled(gh + ((long)_memory.Target[i] * _d), slope, AnswerWeight(day, i) / total, _d);
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
