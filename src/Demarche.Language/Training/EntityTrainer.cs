using Demarche.Language.Entities;
using Demarche.Language.Model;

namespace Demarche.Language.Training;

/// <summary>Trains the entity head on a finished net; the same result for the same examples, seed and passes on machines of the same kind.</summary>
sealed unsafe class EntityTrainer
{
    const int Hidden = EntityHead.Hidden;
    const int Columns = EntityHead.Columns;
    const int Stride = LabelChain.Stride;
    const int BatchSentences = 8;
    readonly Kernels _kernels = Kernels.Best;
    readonly Chance _chance;
    readonly int _state;
    readonly int _inputs;
    readonly OuterProducts _products;
    readonly ChainLoss _loss = new();
    readonly List<float[]> _held = [];
    readonly float* _values, _gradient, _first, _second, _average, _packed;
    readonly int _size;
    readonly float[] _table = new float[EntityFeatures.Rows * Stride];
    readonly float[] _tableSquares = new float[EntityFeatures.Rows * Stride];
    readonly float[] _steps = new float[Stride * Stride];
    readonly float[] _stepGradient = new float[Stride * Stride];
    readonly float[] _stepSquares = new float[Stride * Stride];
    readonly Sheet _input, _hidden = new(Hidden), _scores = new(Columns), _back = new(Hidden), _transposed = new(Hidden);

    int _room;
    int _step;

    EntityTrainer(int state, ulong seed)
    {
        _chance = new Chance(seed * 104729);
        _state = state;
        _inputs = EntityInput.WidthFor(state);
        _products = new OuterProducts(_kernels);
        _input = new Sheet(_inputs);
        _size = EntityHead.SizeFor(state);
        _transposed.Grow(Columns);
        _values = Take();
        _gradient = Take();
        _first = Take();
        _second = Take();
        _average = Take();
        _packed = Take();
        for (var i = 0; i < _inputs * Hidden; i++)
        {
            _values[i] = _chance.Bell() / MathF.Sqrt(_inputs);
        }

        for (var i = 0; i < Hidden * Columns; i++)
        {
            _values[Weights2 + i] = i % Columns < LabelChain.Labels ? 0.5f * _chance.Bell() / MathF.Sqrt(Hidden) : 0;
        }

        new Span<float>(_values, _size).CopyTo(new Span<float>(_average, _size));
    }

    int Weights2 => (_inputs * Hidden) + Hidden;

    /// <summary>Learns from examples.</summary>
    /// <param name="net">The net that described them.</param>
    /// <param name="examples">Sentences, those to be seen several times a pass as often in the list.</param>
    /// <param name="passes">Passes over the list.</param>
    /// <param name="seed">Everything random follows from it.</param>
    internal static EntityHead Train(Net net, IReadOnlyList<EntityExample> examples, int passes, ulong seed)
    {
        var trainer = new EntityTrainer(net.Layout.Width, seed);
        var order = examples.Where(e => e.Count > 0).ToArray();
        var steps = passes * ((order.Length + BatchSentences - 1) / BatchSentences);
        for (var pass = 0; pass < passes; pass++)
        {
            trainer._chance.Shuffle(order.AsSpan());
            for (var i = 0; i < order.Length; i += BatchSentences)
            {
                trainer.Step(order.AsSpan(i, Math.Min(BatchSentences, order.Length - i)), steps);
            }
        }

        return trainer.Head(net.Print);
    }

    void Step(ReadOnlySpan<EntityExample> batch, int steps)
    {
        var rows = 0;
        foreach (var e in batch)
        {
            rows += e.Count;
        }

        Make(rows);
        Pack(_values);
        var dropped = Describe(batch);
        new Span<float>(_gradient, _size).Clear();
        Array.Clear(_stepGradient);
        _kernels.Product(new Operand(_input.Row(0), _inputs), Packed.Of(_packed, _inputs), _packed + (_inputs * Hidden), _hidden.Row(0), Hidden, rows, _inputs, Hidden);
        _kernels.Leak(_hidden.Row(0), rows * Hidden);
        _kernels.Product(new Operand(_hidden.Row(0), Hidden), Packed.Of(_packed + Weights2, Hidden), _packed + Weights2 + (Hidden * Columns), _scores.Row(0), Columns, rows, Hidden, Columns);
        Loss(batch, dropped, 4f / rows);
        Back(rows);
        Move(steps);
    }

    /// <summary>Fills the input, some numbers left out; says which hashed templates this batch does without.</summary>
    ulong Describe(ReadOnlySpan<EntityExample> batch)
    {
        const int share = 64;
        const float keep = 256f / (256 - share);
        var row = 0;
        foreach (var e in batch)
        {
            var to = _input.Row(row);
            for (var i = 0; i < e.Dense.Length; i += 8)
            {
                var bits = _chance.Next();
                for (var b = i; b < Math.Min(i + 8, e.Dense.Length); b++, bits >>= 8)
                {
                    to[b] = (bits & 255) < share ? 0 : e.Dense[b] * keep;
                }
            }

            row += e.Count;
        }

        // One in eight templates, by three random words that agree.
        return _chance.Next() & _chance.Next() & _chance.Next();
    }

    void Loss(ReadOnlySpan<EntityExample> batch, ulong dropped, float scale)
    {
        Span<float> scores = new float[_room * Stride];
        var row = 0;
        foreach (var e in batch)
        {
            var own = scores[..(e.Count * Stride)];
            for (var i = 0; i < e.Count; i++)
            {
                new ReadOnlySpan<float>(_scores.Row(row + i), Stride).CopyTo(own[(i * Stride)..]);
                for (var t = 0; t < e.Hashed[i].Length; t++)
                {
                    if ((dropped >> (t % 64) & 1) == 0)
                    {
                        Add(_table.AsSpan(e.Hashed[i][t] * Stride, Stride), 8f / 7, own.Slice(i * Stride, Stride));
                    }
                }
            }

            _loss.Run(own, _steps, e.Labels, _stepGradient);
            for (var i = 0; i < e.Count; i++)
            {
                var wide = new Span<float>(_scores.Row(row + i), Columns);
                wide.Clear();
                Add(own.Slice(i * Stride, Stride), scale, wide);
                for (var t = 0; t < e.Hashed[i].Length; t++)
                {
                    if ((dropped >> (t % 64) & 1) == 0)
                    {
                        Learn(e.Hashed[i][t] * Stride, own.Slice(i * Stride, Stride));
                    }
                }
            }

            row += e.Count;
        }
    }

    static void Add(ReadOnlySpan<float> x, float factor, Span<float> to)
    {
        for (var i = 0; i < Stride; i++)
        {
            to[i] += x[i] * factor;
        }
    }

    /// <summary>Moves a hashed row by its gradient, less the more it has moved before.</summary>
    void Learn(int at, ReadOnlySpan<float> gradient)
    {
        const float rate = 0.05f;
        for (var i = 0; i < LabelChain.Labels; i++)
        {
            _tableSquares[at + i] += gradient[i] * gradient[i];
            _table[at + i] -= rate * gradient[i] / (MathF.Sqrt(_tableSquares[at + i]) + 0.3f);
        }
    }

    void Back(int rows)
    {
        _products.Add(_hidden.Row(0), Hidden, Hidden, _scores.Row(0), Columns, rows, _gradient + Weights2);
        for (var i = 0; i < Hidden; i++)
        {
            for (var c = 0; c < Columns; c++)
            {
                _transposed.Row(c)[i] = _values[Weights2 + (i * Columns) + c];
            }
        }

        new Span<float>(_back.Row(0), rows * Hidden).Clear();
        _kernels.Product(new Operand(_scores.Row(0), Columns), Packed.Plain(_transposed.Row(0), Hidden), null, _back.Row(0), Hidden, rows, Columns, Hidden);
        _kernels.LeakSlope(_hidden.Row(0), _back.Row(0), _back.Row(0), rows * Hidden);
        _products.Add(_input.Row(0), _inputs, _inputs, _back.Row(0), Hidden, rows, _gradient);
        for (var row = 0; row < rows; row++)
        {
            _kernels.AddScaled(_back.Row(row), 1, _gradient + (_inputs * Hidden), Hidden);
            _kernels.AddScaled(_scores.Row(row), 1, _gradient + Weights2 + (Hidden * Columns), Columns);
        }
    }

    void Move(int steps)
    {
        _step++;
        var norm = Math.Sqrt(_kernels.Squares(_gradient, _size));
        var rate = 1e-3 * Math.Min(1, _step / 100.0) * (1 - (0.95 * _step / steps));
        var step = new AdamStep((float)rate, 0.9f, 0.999f, (float)(1 / (1 - Math.Pow(0.9, _step))), (float)(1 / (1 - Math.Pow(0.999, _step))), norm > 5 ? (float)(5 / norm) : 1f, 0.998f);
        _kernels.Adam(_values, _gradient, _first, _second, _average, _size, step);
        for (var i = 0; i < _steps.Length; i++)
        {
            _stepSquares[i] += _stepGradient[i] * _stepGradient[i];
            _steps[i] -= 0.1f * _stepGradient[i] / (MathF.Sqrt(_stepSquares[i]) + 1f);
        }
    }

    void Make(int rows)
    {
        if (rows > _room)
        {
            _room = rows * 5 / 4;
            foreach (var sheet in (Sheet[])[_input, _hidden, _scores, _back])
            {
                sheet.Grow(_room);
            }
        }
    }

    void Pack(float* from)
    {
        PackOne(from, _packed, _inputs, Hidden);
        new Span<float>(from + (_inputs * Hidden), Hidden).CopyTo(new Span<float>(_packed + (_inputs * Hidden), Hidden));
        PackOne(from + Weights2, _packed + Weights2, Hidden, Columns);
        new Span<float>(from + Weights2 + (Hidden * Columns), Columns).CopyTo(new Span<float>(_packed + Weights2 + (Hidden * Columns), Columns));
    }

    static void PackOne(float* from, float* to, int rows, int columns)
    {
        for (var column = 0; column < columns; column += Kernels.Panel)
        {
            for (var row = 0; row < rows; row++, to += Kernels.Panel)
            {
                new Span<float>(from + (row * columns) + column, Kernels.Panel).CopyTo(new Span<float>(to, Kernels.Panel));
            }
        }
    }

    EntityHead Head(ulong net)
    {
        Pack(_average);
        var sorted = _table.Select(Math.Abs).Where(w => w > 0).Order().ToArray();
        var scale = sorted.Length == 0 ? 1 : sorted[(int)(sorted.Length * 0.9998)] / 127;
        return new EntityHead(
            _state,
            Hidden,
            net,
            new Span<float>(_packed, _size).ToArray(),
            [.. _table.Select(w => (sbyte)Math.Clamp(MathF.Round(w / scale), -127, 127))],
            scale,
            (float[])_steps.Clone());
    }

    float* Take()
    {
        _held.Add(Sheet.Aligned(_size, out var address));
        return address;
    }
}
