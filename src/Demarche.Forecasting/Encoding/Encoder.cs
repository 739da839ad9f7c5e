using Demarche.Forecasting.History;

namespace Demarche.Forecasting.Encoding;

/// <summary>
/// The history encoder: every entity is a vector made of its own, its country's and its role's numbers and of what happened to it of late;
/// a question is a vector made of its source, its relation, the source's last facts and the question's last answers; the score of a candidate is
/// their product plus learnt weights on faded counts. One thread, deterministic from the seed.
/// </summary>
sealed unsafe partial class Encoder
{
    const int Messages = 8;
    const int Attended = 24;
    const int PastAnswers = 16;

    /// <summary>Vectors a question is made of: source, relation, attention (their product with the relation last), past answers, past answers of the country.</summary>
    const int Parts = 6;
    const float EvolveWeight = 0.5f;
    const float EvolveFade = 0.02f;

    readonly Memory _memory;
    readonly EncoderOptions _options;
    readonly Layout _at;
    readonly float[] _w;
    readonly float[] _g;
    readonly float[] _m;
    readonly float[] _v;
    readonly Gemm _gemm = new();
    Random _random;
    readonly int _d;
    int _seed;
    int _steps;

    public Encoder(Memory memory, EncoderOptions options, int seed)
    {
        _memory = memory;
        _options = options;
        _d = options.Width;
        _seed = seed;
        _random = new Random(seed);
        _at = new Layout(memory, options);
        _w = Pinned(_at.Size);
        _g = Pinned(_at.Size);
        _m = Pinned(_at.Size);
        _v = Pinned(_at.Size);
        Fill(_at.E, memory.Entities * _d, 0.1f);
        Fill(_at.C, memory.Kinds.Countries * _d, 0.1f);
        Fill(_at.K, memory.Kinds.Roles * _d, 0.1f);
        Fill(_at.R, memory.Relations * _d, 0.1f);
        Fill(_at.U, memory.Relations * _d, 0.1f);
        Fill(_at.W, _d * _d, 1 / MathF.Sqrt(_d));
        Fill(_at.V1, options.Hidden * Parts * _d, 2 / MathF.Sqrt(Parts * _d));
        Fill(_at.V2, _d * options.Hidden, 1 / MathF.Sqrt(options.Hidden));
        float[] copy = [1.5f, 0.3f, 0.3f, 0.3f, 0.5f, 0.1f, 0.1f, 0.1f, 0.1f, 0.1f, 0.3f, 0.1f];
        copy.CopyTo(_w, _at.Copy);
        Array.Fill(_w, 0.3f, _at.Delta, memory.Relations);
        Prepare();
    }

    /// <summary>
    /// Brings the encoder to exactly what a model file keeps of it, so that learning on goes the same way before and after the file:
    /// weights whole, Adam's second moments in 16 bits, first moments forgotten.
    /// </summary>
    public void Settle()
    {
        for (var i = 0; i < _v.Length; i++)
        {
            _v[i] = Widen(Narrow(_v[i]));
        }

        Array.Clear(_m);
        _random = new Random(_seed + _steps);
    }

    /// <summary>Writes weights, moments and the count of steps.</summary>
    public void Write(BinaryWriter to)
    {
        to.Write(_seed);
        to.Write(_steps);
        to.Write(_w.Length);
        to.Write(System.Runtime.InteropServices.MemoryMarshal.AsBytes(_w.AsSpan()));
        foreach (var v in _v)
        {
            to.Write(Narrow(v));
        }
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <exception cref="InvalidDataException">The sizes are those of another history.</exception>
    public void Read(BinaryReader from)
    {
        _seed = from.ReadInt32();
        _steps = from.ReadInt32();
        var length = from.ReadInt32();
        if (length != _w.Length)
        {
            throw new InvalidDataException($"encoder of {length} weights where {_w.Length} are expected; the model file is damaged or of another version, train it again.");
        }

        from.BaseStream.ReadExactly(System.Runtime.InteropServices.MemoryMarshal.AsBytes(_w.AsSpan()));
        for (var i = 0; i < _v.Length; i++)
        {
            _v[i] = Widen(from.ReadUInt16());
        }

        Array.Clear(_m);
        _random = new Random(_seed + _steps);
    }

    static ushort Narrow(float x) => (ushort)(BitConverter.SingleToUInt32Bits(x) >> 16);

    static float Widen(ushort x) => BitConverter.UInt32BitsToSingle((uint)x << 16);

    public static float[] Pinned(int n) => GC.AllocateArray<float>(n, pinned: true);

    void Fill(int at, int n, float scale)
    {
        for (var i = 0; i < n; i++)
        {
            _w[at + i] = ((_random.NextSingle() * 2) - 1) * scale * 1.7f;
        }
    }

    /// <summary>Where each matrix begins in the one array of weights.</summary>
    sealed class Layout
    {
        public readonly int E, C, K, R, U, W, V1, B1, V2, B2, Bias, Copy, CopyOf, Delta, Size;

        public Layout(Memory memory, EncoderOptions options)
        {
            int d = options.Width, n = 0;
            E = Next(memory.Entities * d);
            C = Next(memory.Kinds.Countries * d);
            K = Next(memory.Kinds.Roles * d);
            R = Next(memory.Relations * d);
            U = Next(memory.Relations * d);
            W = Next(d * d);
            V1 = Next(options.Hidden * Parts * d);
            B1 = Next(options.Hidden);
            V2 = Next(d * options.Hidden);
            B2 = Next(d);
            Bias = Next(memory.Entities);
            Copy = Next(AskedDay.Terms);
            CopyOf = Next(memory.Relations * AskedDay.Terms);
            Delta = Next(memory.Relations);
            Size = n;

            int Next(int size)
            {
                var at = n;
                n += (size + 7) / 8 * 8;
                return at;
            }
        }
    }
}
