using System.Runtime.Intrinsics;
using Demarche.Language.Model;

namespace Demarche.Language.Trees;

/// <summary>Scores the actions in states of the parser; the same code when training and when annotating.</summary>
sealed unsafe class StateScorer(Kernels kernels, Layout layout)
{
    /// <summary>The hidden layer of one state: what its words, distances, labels and counts add up to.</summary>
    internal void Hidden(float* weights, Activations a, ReadOnlySpan<int> slots, ReadOnlySpan<int> others, float* to)
    {
        var parts = stackalloc float*[StateFeatures.Slots + StateFeatures.Others + 1];
        parts[0] = weights + layout.Hid.Offset;
        var pads = weights + layout.Pads.Offset;
        var table = weights + layout.Table.Offset;
        for (var i = 0; i < StateFeatures.Slots; i++)
        {
            parts[i + 1] = slots[i] >= 0
                ? a.Slots.Row(slots[i]) + (i * Layout.Hidden)
                : pads + (((2 * i) - 1 - slots[i]) * Layout.Hidden);
        }

        for (var i = 0; i < StateFeatures.Others; i++)
        {
            parts[StateFeatures.Slots + 1 + i] = table + (others[i] * Layout.Hidden);
        }

        kernels.SumAndLeak(parts, StateFeatures.Slots + StateFeatures.Others + 1, to, Layout.Hidden);
    }

    /// <summary>Scores of every action for hidden rows that lie together.</summary>
    internal void Scores(float* weights, float* hidden, int rows, float* to) =>
        kernels.Product(
            new Operand(hidden, Layout.Hidden),
            Packed.Of(weights + layout.Action.Offset, Layout.Hidden),
            weights + layout.ActionBias.Offset,
            to,
            layout.ActionColumns,
            rows,
            Layout.Hidden,
            layout.ActionColumns);

    /// <summary>The best of some scores; of equal ones the first.</summary>
    internal static int Best(float* scores, int from, int to)
    {
        var i = from;
        var top = float.NegativeInfinity;
        if (to - from >= Vector256<float>.Count)
        {
            var tops = Vector256.Create(top);
            for (; i <= to - Vector256<float>.Count; i += Vector256<float>.Count)
            {
                tops = Vector256.MaxNative(tops, Vector256.Load(scores + i));
            }

            for (var k = 0; k < Vector256<float>.Count; k++)
            {
                top = Math.Max(top, tops[k]);
            }
        }

        for (; i < to; i++)
        {
            top = Math.Max(top, scores[i]);
        }

        var best = new ReadOnlySpan<float>(scores + from, to - from).IndexOf(top);
        return from + Math.Max(0, best);
    }
}
