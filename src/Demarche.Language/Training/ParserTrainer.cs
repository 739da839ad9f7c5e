using Demarche.Language.Model;
using Demarche.Language.Trees;

namespace Demarche.Language.Training;

/// <summary>Walks a batch through the parser with the oracle at its side, and adds up the gradients of its choices.</summary>
sealed unsafe class ParserTrainer(Kernels kernels, Layout layout, ActionSet actions, DenseWeights dense)
{
    readonly OuterProducts _products = new(kernels);
    readonly StateScorer _scorer = new(kernels, layout);
    readonly Sheet _hidden = new(Layout.Hidden);
    readonly Sheet _scores = new(layout.ActionColumns);
    readonly Sheet _back = new(Layout.Hidden);
    readonly List<ParseState> _states = [];
    readonly List<int> _open = [];
    readonly int[] _left = Index(actions.Left, 1, layout.Labels);
    readonly int[] _right = Index(actions.Right, 1 + actions.Left.Length, layout.Labels);
    int[] _slots = [];
    int[] _others = [];
    int _capacity;

    /// <summary>Summed loss of the last batch's choices.</summary>
    internal double Loss { get; private set; }

    /// <summary>Parses the batch, following its own best action with the given chance, and leaves gradients in the dense weights and in <paramref name="body"/>.</summary>
    internal void Run(Activations a, IReadOnlyList<Example> examples, Chance chance, double own, float scale, BodyGradient body)
    {
        Begin(a);
        Loss = 0;
        var step = 0;
        while (_open.Count > 0)
        {
            for (var i = 0; i < _open.Count; i++)
            {
                var slots = _slots.AsSpan((step + i) * StateFeatures.Slots, StateFeatures.Slots);
                var others = _others.AsSpan((step + i) * StateFeatures.Others, StateFeatures.Others);
                StateFeatures.Fill(_states[_open[i]], layout.Labels, slots, others);
                _scorer.Hidden(dense.Packed, a, slots, others, _hidden.Row(step + i));
            }

            _scorer.Scores(dense.Packed, _hidden.Row(step), _open.Count, _scores.Row(step));
            var (taken, kept) = (_open.Count, 0);
            for (var i = 0; i < taken; i++)
            {
                var state = _states[_open[i]];
                var action = Learn(_scores.Row(step + i), state, examples[_open[i]], chance.Unit() < own, scale);
                actions.Apply(state, action);
                state.Advance(layout.Labels - 1);
                if (!state.Done)
                {
                    _open[kept++] = _open[i];
                }
            }

            _open.RemoveRange(kept, taken - kept);
            step += taken;
        }

        Back(step, body);
    }

    static int[] Index(int[] list, int first, int labels)
    {
        var index = new int[labels];
        Array.Fill(index, -1);
        for (var i = 0; i < list.Length; i++)
        {
            index[list[i]] = first + i;
        }

        return index;
    }

    void Begin(Activations a)
    {
        while (_states.Count < a.Sentences.Count)
        {
            _states.Add(new ParseState());
        }

        var most = 2 * a.Rows;
        if (most > _capacity)
        {
            _capacity = most * 5 / 4;
            _hidden.Grow(_capacity);
            _scores.Grow(_capacity);
            _back.Grow(_capacity);
            _slots = new int[_capacity * StateFeatures.Slots];
            _others = new int[_capacity * StateFeatures.Others];
        }

        _open.Clear();
        for (var i = 0; i < a.Sentences.Count; i++)
        {
            _states[i].Begin(a.Sentences[i].Length, a.Sentences[i].Row);
            _states[i].Advance(layout.Labels - 1);
            if (!_states[i].Done)
            {
                _open.Add(i);
            }
        }
    }

    /// <summary>Turns a row of scores into its gradient and chooses the action to go on with.</summary>
    int Learn(float* scores, ParseState state, Example example, bool followOwn, float scale)
    {
        var (from, to) = actions.Allowed(state);
        var (shift, left, right) = example.Oracle.Costs(state);
        var least = Math.Min(shift, Math.Min(left, right));
        var label = state.Top(0) is var s0 && s0 >= 0 ? example.Relations[s0] : 0;
        Span<(int From, int To)> good = stackalloc (int, int)[3];
        good[0] = shift == least ? (0, 1) : default;
        good[1] = left == least ? Arcs(_left[label], 1, 1 + actions.Left.Length) : default;
        good[2] = right == least ? Arcs(_right[label], 1 + actions.Left.Length, actions.Count) : default;
        var best = StateScorer.Best(scores, from, to);
        var bestGood = -1;
        foreach (var (f, t) in good)
        {
            for (var i = f; i < t; i++)
            {
                bestGood = bestGood < 0 || scores[i] > scores[bestGood] ? i : bestGood;
            }
        }

        new Span<float>(scores, from).Clear();
        new Span<float>(scores + to, layout.ActionColumns - to).Clear();
        var sum = kernels.Exponentials(scores + from, scores[best], to - from);
        var goodSum = 0f;
        foreach (var (f, t) in good)
        {
            for (var i = f; i < t; i++)
            {
                goodSum += scores[i];
            }
        }

        goodSum = Math.Max(goodSum, 1e-30f);
        Loss -= Math.Log(goodSum / sum);
        foreach (var (f, t) in good)
        {
            for (var i = f; i < t; i++)
            {
                scores[i] -= scores[i] * (sum / goodSum);
            }
        }

        var factor = scale / sum;
        for (var i = from; i < to; i++)
        {
            scores[i] *= factor;
        }

        return followOwn ? best : bestGood;
    }

    static (int From, int To) Arcs(int labelled, int from, int to) => labelled < 0 ? (from, to) : (labelled, labelled + 1);

    void Back(int steps, BodyGradient body)
    {
        if (steps == 0)
        {
            return;
        }

        var gradient = dense.Gradient;
        _products.Add(_hidden.Address, Layout.Hidden, Layout.Hidden, _scores.Address, layout.ActionColumns, steps, gradient + layout.Action.Offset);
        new Span<float>(_back.Address, steps * Layout.Hidden).Clear();
        kernels.Product(
            new Operand(_scores.Address, layout.ActionColumns),
            Packed.Of(dense.PackedTransposed + layout.Action.Offset, layout.ActionColumns),
            null,
            _back.Address,
            Layout.Hidden,
            steps,
            layout.ActionColumns,
            Layout.Hidden);
        kernels.LeakSlope(_hidden.Address, _back.Address, _back.Address, steps * Layout.Hidden);
        for (var step = 0; step < steps; step++)
        {
            var from = _back.Row(step);
            kernels.AddScaled(_scores.Row(step), 1, gradient + layout.ActionBias.Offset, layout.ActionColumns);
            kernels.AddScaled(from, 1, gradient + layout.Hid.Offset, Layout.Hidden);
            for (var i = 0; i < StateFeatures.Slots; i++)
            {
                var row = _slots[(step * StateFeatures.Slots) + i];
                var to = row >= 0 ? body.Slots.Row(row) + (i * Layout.Hidden) : gradient + layout.Pads.Offset + (((2 * i) - 1 - row) * Layout.Hidden);
                kernels.AddScaled(from, 1, to, Layout.Hidden);
            }

            for (var i = 0; i < StateFeatures.Others; i++)
            {
                var row = _others[(step * StateFeatures.Others) + i];
                kernels.AddScaled(from, 1, gradient + layout.Table.Offset + (row * Layout.Hidden), Layout.Hidden);
            }
        }
    }
}
