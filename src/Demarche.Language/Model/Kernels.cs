using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace Demarche.Language.Model;

/// <summary>Which vector width arithmetic runs on. All give the same bytes.</summary>
enum Width
{
    Scalar,
    V128,
    V256,
    V512,
}

/// <summary>
/// The arithmetic of the net. Work is spread over outputs; every output adds up its inputs in one fixed order with fused multiply-add, so
/// that a result depends neither on the vector width nor on what else is in the batch.
/// All column counts are multiples of <see cref="Panel"/>.
/// </summary>
abstract unsafe class Kernels
{
    /// <summary>Columns that lie together in a packed matrix.</summary>
    internal const int Panel = 32;

    /// <summary>The widest arithmetic that this machine has.</summary>
    internal static Kernels Best { get; } = For(
        Vector512.IsHardwareAccelerated && Avx512F.IsSupported ? Width.V512
        : Vector256.IsHardwareAccelerated && Fma.IsSupported ? Width.V256
        : AdvSimd.IsSupported || Fma.IsSupported ? Width.V128
        : Width.Scalar);

    /// <summary>Arithmetic of one width; the runtime emulates what the machine lacks.</summary>
    internal static Kernels For(Width width) => width switch
    {
        Width.V512 => new Kernels<Lanes512, Vector512<float>>(),
        Width.V256 => new Kernels<Lanes256, Vector256<float>>(),
        Width.V128 => new Kernels<Lanes128, Vector128<float>>(),
        _ => new Kernels<Lanes1, float>(),
    };

    /// <summary>c = bias + a · b, or c += a · b without a bias. Inputs are added in rising order.</summary>
    internal abstract void Product(Operand a, Packed b, float* bias, float* c, int cRow, int rows, int inner, int columns);

    /// <summary>The same for some of the rows of a and c.</summary>
    internal abstract void ProductOf(ReadOnlySpan<int> which, Operand a, Packed b, float* bias, float* c, int cRow, int inner, int columns);

    /// <summary>x = max(x, x / 10), element by element.</summary>
    internal abstract void Leak(float* x, int count);

    /// <summary>The logistic function, element by element.</summary>
    internal abstract void Sigmoid(float* x, int count);

    /// <summary>x = e to the x − <paramref name="shift"/>; returns the sum, added in rising order.</summary>
    internal abstract float Exponentials(float* x, float shift, int count);

    /// <summary>x = max(x, x / 10); to = a + x, element by element.</summary>
    internal abstract void LeakAndAdd(float* x, float* a, float* to, int count);

    /// <summary>to = a + b.</summary>
    internal abstract void Add(float* a, float* b, float* to, int count);

    /// <summary>to += a · factor.</summary>
    internal abstract void AddScaled(float* a, float factor, float* to, int count);

    /// <summary>to = leak(sum of the given vectors, in order).</summary>
    internal abstract void SumAndLeak(float** vectors, int number, float* to, int count);

    /// <summary>gradient × slope of the leak at an output of it.</summary>
    internal abstract void LeakSlope(float* output, float* gradient, float* to, int count);

    /// <summary>One direction of the gated recurrence over a sentence's rows: h ← h + z (c − h).</summary>
    internal abstract void Recur(float* gates, int gateRow, int candidate, float* to, int toRow, int length, int units, bool backwards);

    /// <summary>
    /// The way back through one direction of the recurrence, from its last step to its first: gradients of gates and candidates from those of
    /// the outputs.
    /// </summary>
    internal abstract void RecurBack(float* gates, float* outputs, float* gradient, float* to, int width, int length, int units, bool backwards);

    /// <summary>x = x · by, element by element.</summary>
    internal abstract void MultiplyBy(float* x, float* by, int count);

    /// <summary>Sum of squares; lanes are added in a fixed order of the widest width.</summary>
    internal abstract double Squares(float* x, int count);

    /// <summary>One step of Adam with an average of the weights over time.</summary>
    internal abstract void Adam(float* w, float* g, float* m, float* v, float* average, int count, in AdamStep step);
}

/// <summary>A matrix by strides, so that transposed and overlapping rows need no copy.</summary>
readonly unsafe record struct Operand(IntPtr Address, int Row, int Column)
{
    internal Operand(float* address, int row, int column = 1)
        : this((IntPtr)address, row, column)
    {
    }
}

/// <summary>A right-hand matrix read in panels of <see cref="Kernels.Panel"/> columns; <see cref="Row"/> and <see cref="PanelStep"/> in elements.</summary>
readonly unsafe record struct Packed(IntPtr Address, int Row, int PanelStep)
{
    /// <summary>A packed matrix with so many rows.</summary>
    internal static Packed Of(float* address, int rows) => new((IntPtr)address, Kernels.Panel, rows * Kernels.Panel);

    /// <summary>A plain matrix, row after row.</summary>
    internal static Packed Plain(float* address, int row) => new((IntPtr)address, row, Kernels.Panel);
}

/// <summary>Factors of one optimiser step.</summary>
readonly record struct AdamStep(float Rate, float First, float Second, float FirstCorrection, float SecondCorrection, float Clip, float Average);
