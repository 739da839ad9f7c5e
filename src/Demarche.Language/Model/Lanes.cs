using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Demarche.Language.Model;

/// <summary>
/// The few operations the net is made of, on one vector width. Every operation is exactly rounded (or a plain choice), so that a result
/// does not depend on how many lanes are worked on at once.
/// </summary>
unsafe interface ILanes<V> where V : struct
{
    static abstract int Count { get; }
    static abstract V Fill(float value);
    static abstract V Load(float* from);
    static abstract void Store(V value, float* to);
    static abstract V Add(V a, V b);
    static abstract V Subtract(V a, V b);
    static abstract V Multiply(V a, V b);
    static abstract V Divide(V a, V b);
    static abstract V Root(V a);
    static abstract V Larger(V a, V b);
    static abstract V Smaller(V a, V b);

    /// <summary><paramref name="a"/> where the sign is above zero, else <paramref name="b"/>.</summary>
    static abstract V Choose(V sign, V a, V b);

    /// <summary>a · b + c, rounded once.</summary>
    static abstract V Fma(V a, V b, V c);

    /// <summary>Adds the low bits of <paramref name="power"/> to the exponent of <paramref name="value"/>.</summary>
    static abstract V Scale(V value, V power);
}

readonly unsafe struct Lanes512 : ILanes<Vector512<float>>
{
    public static int Count => 16;
    public static Vector512<float> Fill(float value) => Vector512.Create(value);
    public static Vector512<float> Load(float* from) => Vector512.Load(from);
    public static void Store(Vector512<float> value, float* to) => value.Store(to);
    public static Vector512<float> Add(Vector512<float> a, Vector512<float> b) => a + b;
    public static Vector512<float> Subtract(Vector512<float> a, Vector512<float> b) => a - b;
    public static Vector512<float> Multiply(Vector512<float> a, Vector512<float> b) => a * b;
    public static Vector512<float> Divide(Vector512<float> a, Vector512<float> b) => a / b;
    public static Vector512<float> Root(Vector512<float> a) => Vector512.Sqrt(a);
    public static Vector512<float> Larger(Vector512<float> a, Vector512<float> b) => Vector512.MaxNative(a, b);
    public static Vector512<float> Smaller(Vector512<float> a, Vector512<float> b) => Vector512.MinNative(a, b);
    public static Vector512<float> Choose(Vector512<float> sign, Vector512<float> a, Vector512<float> b) => Vector512.ConditionalSelect(Vector512.GreaterThan(sign, Vector512<float>.Zero), a, b);
    public static Vector512<float> Fma(Vector512<float> a, Vector512<float> b, Vector512<float> c) => Vector512.FusedMultiplyAdd(a, b, c);
    public static Vector512<float> Scale(Vector512<float> value, Vector512<float> power) => (value.AsInt32() + (power.AsInt32() << 23)).AsSingle();
}

readonly unsafe struct Lanes256 : ILanes<Vector256<float>>
{
    public static int Count => 8;
    public static Vector256<float> Fill(float value) => Vector256.Create(value);
    public static Vector256<float> Load(float* from) => Vector256.Load(from);
    public static void Store(Vector256<float> value, float* to) => value.Store(to);
    public static Vector256<float> Add(Vector256<float> a, Vector256<float> b) => a + b;
    public static Vector256<float> Subtract(Vector256<float> a, Vector256<float> b) => a - b;
    public static Vector256<float> Multiply(Vector256<float> a, Vector256<float> b) => a * b;
    public static Vector256<float> Divide(Vector256<float> a, Vector256<float> b) => a / b;
    public static Vector256<float> Root(Vector256<float> a) => Vector256.Sqrt(a);
    public static Vector256<float> Larger(Vector256<float> a, Vector256<float> b) => Vector256.MaxNative(a, b);
    public static Vector256<float> Smaller(Vector256<float> a, Vector256<float> b) => Vector256.MinNative(a, b);
    public static Vector256<float> Choose(Vector256<float> sign, Vector256<float> a, Vector256<float> b) => Vector256.ConditionalSelect(Vector256.GreaterThan(sign, Vector256<float>.Zero), a, b);
    public static Vector256<float> Fma(Vector256<float> a, Vector256<float> b, Vector256<float> c) => Vector256.FusedMultiplyAdd(a, b, c);
    public static Vector256<float> Scale(Vector256<float> value, Vector256<float> power) => (value.AsInt32() + (power.AsInt32() << 23)).AsSingle();
}

readonly unsafe struct Lanes128 : ILanes<Vector128<float>>
{
    public static int Count => 4;
    public static Vector128<float> Fill(float value) => Vector128.Create(value);
    public static Vector128<float> Load(float* from) => Vector128.Load(from);
    public static void Store(Vector128<float> value, float* to) => value.Store(to);
    public static Vector128<float> Add(Vector128<float> a, Vector128<float> b) => a + b;
    public static Vector128<float> Subtract(Vector128<float> a, Vector128<float> b) => a - b;
    public static Vector128<float> Multiply(Vector128<float> a, Vector128<float> b) => a * b;
    public static Vector128<float> Divide(Vector128<float> a, Vector128<float> b) => a / b;
    public static Vector128<float> Root(Vector128<float> a) => Vector128.Sqrt(a);
    public static Vector128<float> Larger(Vector128<float> a, Vector128<float> b) => Vector128.MaxNative(a, b);
    public static Vector128<float> Smaller(Vector128<float> a, Vector128<float> b) => Vector128.MinNative(a, b);
    public static Vector128<float> Choose(Vector128<float> sign, Vector128<float> a, Vector128<float> b) => Vector128.ConditionalSelect(Vector128.GreaterThan(sign, Vector128<float>.Zero), a, b);
    public static Vector128<float> Fma(Vector128<float> a, Vector128<float> b, Vector128<float> c) => Vector128.FusedMultiplyAdd(a, b, c);
    public static Vector128<float> Scale(Vector128<float> value, Vector128<float> power) => (value.AsInt32() + (power.AsInt32() << 23)).AsSingle();
}

readonly unsafe struct Lanes1 : ILanes<float>
{
    public static int Count => 1;
    public static float Fill(float value) => value;
    public static float Load(float* from) => *from;
    public static void Store(float value, float* to) => *to = value;
    public static float Add(float a, float b) => a + b;
    public static float Subtract(float a, float b) => a - b;
    public static float Multiply(float a, float b) => a * b;
    public static float Divide(float a, float b) => a / b;
    public static float Root(float a) => MathF.Sqrt(a);
    public static float Larger(float a, float b) => a > b ? a : b;
    public static float Smaller(float a, float b) => a < b ? a : b;
    public static float Choose(float sign, float a, float b) => sign > 0 ? a : b;
    public static float Fma(float a, float b, float c) => MathF.FusedMultiplyAdd(a, b, c);

    public static float Scale(float value, float power) =>
        Unsafe.BitCast<int, float>(unchecked(Unsafe.BitCast<float, int>(value) + (Unsafe.BitCast<float, int>(power) << 23)));
}
