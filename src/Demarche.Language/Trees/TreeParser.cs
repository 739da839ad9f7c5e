using Demarche.Language.Model;

namespace Demarche.Language.Trees;

/// <summary>Parses a batch of sentences side by side, one action of each at a time.</summary>
sealed unsafe class TreeParser(Kernels kernels, Layout layout, ActionSet actions)
{
    readonly StateScorer _scorer = new(kernels, layout);
    readonly Sheet _hidden = new(Layout.Hidden);
    readonly Sheet _scores = new(layout.ActionColumns);
    readonly Projections _projections = new(kernels, layout);
    readonly List<ParseState> _states = [];
    readonly List<ParseState> _open = [];
    int[] _slots = [];
    int[] _others = [];
    int _rows;

    /// <summary>The parsed sentences, in the batch's order.</summary>
    internal IReadOnlyList<ParseState> Trees => _states;

    /// <summary>States scored in the last run.</summary>
    internal int Scored { get; private set; }

    /// <summary>The best tag of a row of the batch.</summary>
    internal int Tag(int row) => _projections.Tag(row);

    /// <summary>Parses a batch whose tag scores and last layer are there.</summary>
    internal void Run(float* weights, Activations a)
    {
        Begin(a);
        _projections.Begin(weights, a);
        Scored = 0;
        while (_open.Count > 0)
        {
            Describe(weights, a);
            _scorer.Scores(weights, _hidden.Row(0), _open.Count, _scores.Row(0));
            Scored += _open.Count;
            var kept = 0;
            for (var i = 0; i < _open.Count; i++)
            {
                var state = _open[i];
                var (from, to) = actions.Allowed(state);
                actions.Apply(state, StateScorer.Best(_scores.Row(i), from, to));
                state.Advance(layout.Labels - 1);
                if (!state.Done)
                {
                    _open[kept++] = state;
                }
            }

            _open.RemoveRange(kept, _open.Count - kept);
        }

        _projections.Learn(a);
    }

    /// <summary>The hidden layer of every open state.</summary>
    void Describe(float* weights, Activations a)
    {
        const int Slots = StateFeatures.Slots, Others = StateFeatures.Others;
        for (var i = 0; i < _open.Count; i++)
        {
            StateFeatures.Fill(_open[i], layout.Labels, _slots.AsSpan(i * Slots, Slots), _others.AsSpan(i * Others, Others));
        }

        _projections.Ask(weights, a, _slots.AsSpan(0, _open.Count * Slots));
        for (var i = 0; i < _open.Count; i++)
        {
            _scorer.Hidden(weights, a, _slots.AsSpan(i * Slots, Slots), _others.AsSpan(i * Others, Others), _hidden.Row(i));
        }
    }

    void Begin(Activations a)
    {
        while (_states.Count < a.Sentences.Count)
        {
            _states.Add(new ParseState());
        }

        if (_rows < a.Sentences.Count)
        {
            _rows = a.Sentences.Count + 8;
            _hidden.Grow(_rows);
            _scores.Grow(_rows);
            _slots = new int[_rows * StateFeatures.Slots];
            _others = new int[_rows * StateFeatures.Others];
        }

        _open.Clear();
        for (var i = 0; i < a.Sentences.Count; i++)
        {
            var state = _states[i];
            state.Begin(a.Sentences[i].Length, a.Sentences[i].Row);
            state.Advance(layout.Labels - 1);
            if (!state.Done)
            {
                _open.Add(state);
            }
        }
    }
}
