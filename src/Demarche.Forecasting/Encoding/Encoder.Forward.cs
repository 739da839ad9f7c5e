using System.Runtime.Intrinsics;

namespace Demarche.Forecasting.Encoding;

/// <content>From a day's morning to scores.</content>
sealed unsafe partial class Encoder
{
    float[] _h = [];
    float[] _msg = [];
    float[] _t = [];
    float[] _rows = [];
    float[] _f = [];
    int[] _entityOf = [];
    int[] _rowOf = [];
    int _rowCount;

    float[] _x = [];
    float[] _z = [];
    float[] _q = [];
    float[] _alpha = [];
    float[] _maskX = [];
    float[] _maskZ = [];

    void Prepare()
    {
        int n = _memory.Entities, b = _options.Batch;
        _h = Pinned(n * _d);
        _msg = Pinned(n * _d);
        _t = Pinned(n * _d);
        _rows = Pinned(n * _d);
        _f = Pinned(n);
        _entityOf = new int[n];
        _rowOf = new int[n];
        _x = Pinned(b * Parts * _d);
        _maskX = Pinned(b * Parts * _d);
        _z = Pinned(b * _options.Hidden);
        _maskZ = Pinned(b * _options.Hidden);
        _q = Pinned(b * _d);
        _alpha = Pinned(b * Attended);
    }

    /// <summary>Describes every entity as of the morning of a day; afterwards blocks of its questions can be scored.</summary>
    public void Open(AskedDay day)
    {
        _rowCount = _memory.Entities;
        for (var e = 0; e < _rowCount; e++)
        {
            _rowOf[e] = _entityOf[e] = e;
        }

        Describe(day);
    }

    /// <summary>Scores questions of the opened day against all entities, without the weights on counts: one row of <c>Entities</c> numbers each.</summary>
    public void Score(AskedDay day, int from, int count, float[] scores)
    {
        Ask(day, from, count, dropout: 0);
        var n = _memory.Entities;
        fixed (float* q = _q, rows = _rows, w = _w, to = scores)
        {
            _gemm.Multiply(q, _d, 1, rows, 1, _d, to, n, count, n, _d, add: false);
            for (var i = 0; i < count; i++)
            {
                AddTo(to + ((long)i * n), w + _at.Bias, n);
            }
        }
    }

    /// <summary>What the weights on counts add to the candidates of a question, in their order in the day.</summary>
    public void Copy(AskedDay day, int question, Span<float> added)
    {
        var weights = new Span<float>(_w, _at.Copy, AskedDay.Terms);
        var own = new Span<float>(_w, _at.CopyOf + (day.Relation[question] * AskedDay.Terms), AskedDay.Terms);
        for (int i = day.CopyStart[question], j = 0; i < day.CopyStart[question + 1]; i++, j++)
        {
            var values = day.CopyValue.AsSpan(i * AskedDay.Terms, AskedDay.Terms);
            float sum = 0;
            for (var k = 0; k < AskedDay.Terms; k++)
            {
                sum += (weights[k] + own[k]) * values[k];
            }

            added[j] = sum / 32;
        }
    }

    /// <summary>H for all entities, then G for the chosen rows.</summary>
    void Describe(AskedDay day)
    {
        var d = _d;
        fixed (float* h = _h, msg = _msg, t = _t, rows = _rows, w = _w)
        {
            for (var e = 0; e < _memory.Entities; e++)
            {
                float* to = h + ((long)e * d), own = w + _at.E + ((long)e * d), c = w + _at.C + ((long)_memory.Kinds.Country[e] * d), k = w + _at.K + ((long)_memory.Kinds.Role[e] * d);
                for (var i = 0; i < d; i += 8)
                {
                    Vector256.Store(Vector256.Load(own + i) + Vector256.Load(c + i) + Vector256.Load(k + i), to + i);
                }
            }

            for (var row = 0; row < _rowCount; row++)
            {
                var m = msg + ((long)row * d);
                new Span<float>(m, d).Clear();
                var head = day.Heads[_entityOf[row]];
                _f[row] = 0;
                if (head < 0)
                {
                    continue;
                }

                _f[row] = EvolveWeight * MathF.Exp(-EvolveFade * (day.Day - _memory.Day[head]));
                float total = 0;
                for (int i = head, left = Messages; i >= 0 && left > 0; i = _memory.BeforeOfSource[i], left--)
                {
                    total += MessageWeight(head, i);
                }

                for (int i = head, left = Messages; i >= 0 && left > 0; i = _memory.BeforeOfSource[i], left--)
                {
                    var share = MessageWeight(head, i) / total;
                    AddScaled(m, h + ((long)_memory.Target[i] * d), share, d);
                    AddScaled(m, w + _at.R + ((long)_memory.Rel[i] * d), share, d);
                }
            }

            _gemm.Multiply(msg, d, 1, w + _at.W, 1, d, t, d, _rowCount, d, d, add: false);
            for (var row = 0; row < _rowCount; row++)
            {
                float* tr = t + ((long)row * d), hr = h + ((long)_entityOf[row] * d), g = rows + ((long)row * d);
                var f = Vector256.Create(_f[row]);
                for (var i = 0; i < d; i += 8)
                {
                    var tanh = Tanh(Vector256.Load(tr + i));
                    Vector256.Store(tanh, tr + i);
                    Vector256.Store(Vector256.FusedMultiplyAdd(f, tanh, Vector256.Load(hr + i)), g + i);
                }
            }
        }
    }

    float MessageWeight(int head, int i) => MathF.Exp(-0.05f * (_memory.Day[head] - _memory.Day[i]));

    float AnswerWeight(AskedDay day, int i) => MathF.Exp(-0.03f * (day.Day - _memory.Day[i])) + 1e-3f;

    /// <summary>The vectors of a block of questions.</summary>
    void Ask(AskedDay day, int from, int count, float dropout)
    {
        int d = _d, hidden = _options.Hidden;
        var root = 1 / MathF.Sqrt(d);
        fixed (float* h = _h, rows = _rows, w = _w, xs = _x, z = _z, q = _q, alpha = _alpha, maskX = _maskX, maskZ = _maskZ)
        {
            for (var b = 0; b < count; b++)
            {
                int s = day.Source[from + b], r = day.Relation[from + b];
                var x = xs + ((long)b * Parts * d);
                float* gs = rows + ((long)_rowOf[s] * d), rr = w + _at.R + ((long)r * d);
                new Span<float>(gs, d).CopyTo(new Span<float>(x, d));
                new Span<float>(rr, d).CopyTo(new Span<float>(x + d, d));
                new Span<float>(x + (2 * d), 2 * d).Clear();
                new Span<float>(x + (5 * d), d).Clear();
                Attend(day, s, r, alpha + (b * Attended), x + (2 * d), h, w, root);

                Mix(day, day.HeadOfAsked[from + b], _memory.BeforeOfAsked, h, x + (3 * d));
                Mix(day, day.HeadOfCountry[from + b], _memory.BeforeOfCountry, h, x + (5 * d));

                for (var i = 0; i < d; i += 8)
                {
                    Vector256.Store(Vector256.Load(gs + i) * Vector256.Load(rr + i) * 4f, x + (4 * d) + i);
                }
            }

            if (dropout > 0)
            {
                Mask(maskX, count * Parts * d, dropout);
                MultiplyBy(xs, maskX, count * Parts * d);
            }

            _gemm.Multiply(xs, Parts * d, 1, w + _at.V1, 1, Parts * d, z, hidden, count, hidden, Parts * d, add: false);
            for (var b = 0; b < count; b++)
            {
                var zb = z + ((long)b * hidden);
                for (var i = 0; i < hidden; i += 8)
                {
                    Vector256.Store(Vector256.Max(Vector256<float>.Zero, Vector256.Load(zb + i) + Vector256.Load(w + _at.B1 + i)), zb + i);
                }
            }

            if (dropout > 0)
            {
                Mask(maskZ, count * hidden, dropout);
                MultiplyBy(z, maskZ, count * hidden);
            }

            _gemm.Multiply(z, hidden, 1, w + _at.V2, 1, hidden, q, d, count, d, hidden, add: false);
            for (var b = 0; b < count; b++)
            {
                AddTo(q + ((long)b * d), w + _at.B2, d);
            }
        }
    }

    /// <summary>Adds the faded mean of the last answers along a chain of facts.</summary>
    void Mix(AskedDay day, int head, int[] before, float* h, float* to)
    {
        float total = 0;
        for (int i = head, left = PastAnswers; i >= 0 && left > 0; i = before[i], left--)
        {
            total += AnswerWeight(day, i);
        }

        for (int i = head, left = PastAnswers; i >= 0 && left > 0; i = before[i], left--)
        {
            AddScaled(to, h + ((long)_memory.Target[i] * _d), AnswerWeight(day, i) / total, _d);
        }
    }

    /// <summary>Attention of a relation over the last facts of the source.</summary>
    void Attend(AskedDay day, int s, int r, float* alpha, float* to, float* h, float* w, float root)
    {
        var d = _d;
        var u = w + _at.U + ((long)r * d);
        var n = 0;
        var max = float.NegativeInfinity;
        for (var i = day.Heads[s]; i >= 0 && n < Attended; i = _memory.BeforeOfSource[i], n++)
        {
            var score = (root * 4 * (Dot(u, h + ((long)_memory.Target[i] * d), d) + Dot(u, w + _at.R + ((long)_memory.Rel[i] * d), d))) - (w[_at.Delta + r] * MathF.Log(1 + day.Day - _memory.Day[i]));
            alpha[n] = score;
            max = MathF.Max(max, score);
        }

        float sum = 0;
        for (var j = 0; j < n; j++)
        {
            alpha[j] = MathF.Exp(alpha[j] - max);
            sum += alpha[j];
        }

        var at = day.Heads[s];
        for (var j = 0; j < n; j++, at = _memory.BeforeOfSource[at])
        {
            alpha[j] /= sum;
            AddScaled(to, h + ((long)_memory.Target[at] * d), alpha[j], d);
            AddScaled(to, w + _at.R + ((long)_memory.Rel[at] * d), alpha[j], d);
        }
    }

    void Mask(float* mask, int n, float dropout)
    {
        var keep = 1 / (1 - dropout);
        var threshold = (byte)(dropout * 256);
        Span<byte> bytes = stackalloc byte[1024];
        for (var i = 0; i < n; i += 1024)
        {
            _random.NextBytes(bytes);
            var end = Math.Min(1024, n - i);
            for (var j = 0; j < end; j++)
            {
                mask[i + j] = bytes[j] < threshold ? 0 : keep;
            }
        }
    }
}
