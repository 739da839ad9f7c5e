using System.Runtime.Intrinsics;
using Demarche.Language.Model;

namespace Demarche.Language.Training;

/// <summary>A trained table of rows, of which a batch touches few: only those are moved, and their averages caught up when they are next touched.</summary>
sealed unsafe class EmbeddingTable
{
    const int Padded = 16;
    readonly List<float[]> _held = [];
    readonly int[] _last;
    readonly bool[] _isTouched;
    readonly List<int> _touched = [];
    readonly int _step;

    internal EmbeddingTable(int rows, int width, float spread, Chance chance)
    {
        Rows = rows;
        Width = width;
        _step = (width + Padded - 1) / Padded * Padded;
        Values = Take();
        Gradient = Take();
        First = Take();
        Second = Take();
        Average = Take();
        _last = new int[rows];
        _isTouched = new bool[rows];
        for (var row = 0; row < rows; row++)
        {
            for (var i = 0; i < width; i++)
            {
                Values[((nint)row * _step) + i] = spread * chance.Bell();
            }
        }

        new Span<float>(Values, rows * _step).CopyTo(new Span<float>(Average, rows * _step));
    }

    internal int Rows { get; }

    internal int Width { get; }

    float* Values { get; }
    float* Gradient { get; }
    float* First { get; }
    float* Second { get; }
    float* Average { get; }

    internal ReadOnlySpan<float> Row(int row) => new(Values + ((nint)row * _step), Width);

    internal ReadOnlySpan<float> AverageRow(int row) => new(Average + ((nint)row * _step), Width);

    /// <summary>Adds to the gradient of a row.</summary>
    internal void Accumulate(int row, float* gradient)
    {
        if (!_isTouched[row])
        {
            _isTouched[row] = true;
            _touched.Add(row);
        }

        var to = Gradient + ((nint)row * _step);
        for (var i = 0; i < Width; i += 4)
        {
            (Vector128.Load(to + i) + Vector128.Load(gradient + i)).Store(to + i);
        }
    }

    internal double Squares(Kernels kernels)
    {
        var sum = 0.0;
        foreach (var row in _touched)
        {
            sum += kernels.Squares(Gradient + ((nint)row * _step), _step);
        }

        return sum;
    }

    internal void Step(Kernels kernels, in AdamStep step, int now)
    {
        foreach (var row in _touched)
        {
            var at = (nint)row * _step;
            CatchUp(row, now - 1, step.Average);
            kernels.Adam(Values + at, Gradient + at, First + at, Second + at, Average + at, _step, step);
            new Span<float>(Gradient + at, _step).Clear();
            _isTouched[row] = false;
            _last[row] = now;
        }

        _touched.Clear();
    }

    /// <summary>Brings the averages of all rows up to a step.</summary>
    internal void CatchUpAll(int now, float average)
    {
        for (var row = 0; row < Rows; row++)
        {
            CatchUp(row, now, average);
            _last[row] = now;
        }
    }

    void CatchUp(int row, int now, float average)
    {
        var missed = now - _last[row];
        if (missed <= 0)
        {
            return;
        }

        var keep = (float)Math.Pow(average, missed);
        var at = (nint)row * _step;
        for (var i = 0; i < Width; i++)
        {
            Average[at + i] = Values[at + i] + ((Average[at + i] - Values[at + i]) * keep);
        }
    }

    float* Take()
    {
        _held.Add(Sheet.Aligned((long)Rows * _step, out var address));
        return address;
    }
}
