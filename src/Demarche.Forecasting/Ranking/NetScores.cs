using Demarche.Forecasting.Encoding;

namespace Demarche.Forecasting.Ranking;

/// <summary>What the encoders together say of one question: mean log-probability of every entity, with and without the weights on counts.</summary>
sealed class NetScores
{
    public const int Kept = 200;

    readonly int[] _rankOf;
    readonly float[] _work;
    readonly float[] _squares;

    public NetScores(int entities)
    {
        Log = new float[entities];
        Apart = new float[entities];
        _squares = new float[entities];
        _rankOf = new int[entities];
        _work = Encoder.Pinned(entities);
    }

    public float[] Log { get; }

    public float[] Apart { get; }

    /// <summary>Standard deviation between the encoders.</summary>
    public float Spread(int entity) => MathF.Sqrt(MathF.Max(0, _squares[entity] - (Log[entity] * Log[entity])));

    public int[] Top { get; private set; } = [];

    public float Best { get; private set; }

    public float ApartBest { get; private set; }

    public float Entropy { get; private set; }

    /// <summary>Place among all entities from 0; <see cref="Kept"/> for those beyond.</summary>
    public int Rank(int entity) => _rankOf[entity] - 1 is var rank and >= 0 ? rank : Kept;

    /// <summary>Joins the rows of several encoders. <paramref name="rows"/> holds each encoder's scores without counts; <paramref name="start"/> where the row begins.</summary>
    public unsafe void Join(Encoder[] encoders, float[][] rows, int start, AskedDay day, int question)
    {
        var n = Log.Length;
        Array.Clear(Log);
        Array.Clear(Apart);
        Array.Clear(_squares);
        foreach (var o in Top)
        {
            _rankOf[o] = 0;
        }

        Span<float> added = stackalloc float[256];
        for (var k = 0; k < encoders.Length; k++)
        {
            var row = rows[k].AsSpan(start, n);
            var share = 1f / encoders.Length;
            var apart = LogSum(row);
            encoders[k].Copy(day, question, added);
            for (var e = 0; e < n; e++)
            {
                Apart[e] += share * (row[e] - apart);
            }

            for (int i = day.CopyStart[question], j = 0; i < day.CopyStart[question + 1]; i++, j++)
            {
                row[day.CopyTarget[i]] += added[j];
            }

            var log = LogSum(row);
            for (var e = 0; e < n; e++)
            {
                var x = row[e] - log;
                Log[e] += share * x;
                _squares[e] += share * x * x;
            }
        }

        Top = Largest(Log, Kept);
        for (var i = 0; i < Top.Length; i++)
        {
            _rankOf[Top[i]] = i + 1;
        }

        Best = Top.Length > 0 ? Log[Top[0]] : 0;
        ApartBest = float.NegativeInfinity;
        foreach (var x in Apart)
        {
            ApartBest = MathF.Max(ApartBest, x);
        }

        float sum = 0, entropy = 0;
        foreach (var o in Top)
        {
            sum += MathF.Exp(Log[o]);
        }

        foreach (var o in Top)
        {
            var p = MathF.Exp(Log[o]) / sum;
            entropy -= p * MathF.Log(p + 1e-9f);
        }

        Entropy = entropy;
    }

    unsafe float LogSum(ReadOnlySpan<float> row)
    {
        row.CopyTo(_work);
        fixed (float* w = _work)
        {
            var (sum, max) = Encoder.Exponentials(w, row.Length);
            return max + MathF.Log(sum);
        }
    }

    static int[] Largest(float[] values, int most)
    {
        most = Math.Min(most, values.Length);
        var heap = new PriorityQueue<int, float>(most + 1);
        var least = float.NegativeInfinity;
        for (var e = 0; e < values.Length; e++)
        {
            if (heap.Count < most)
            {
                heap.Enqueue(e, values[e]);
                if (heap.Count == most)
                {
                    heap.TryPeek(out _, out least);
                }
            }
            else if (values[e] > least)
            {
                heap.DequeueEnqueue(e, values[e]);
                heap.TryPeek(out _, out least);
            }
        }

        var top = new int[heap.Count];
        for (var i = top.Length - 1; i >= 0; i--)
        {
            top[i] = heap.Dequeue();
        }

        return top;
    }
}
