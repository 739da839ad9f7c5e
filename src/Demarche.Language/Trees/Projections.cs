using Demarche.Language.Model;

namespace Demarche.Language.Trees;

/// <summary>
/// Projects words to the places of the parser's state in which they come to stand. A projection is worked out for a whole batch at once where
/// words of such a tag came to stand in that place more often than not, and else when a state asks for it, so that work goes into few that nobody
/// asks for. When it is worked out does not show in its bytes. Belongs to one thread at a time.
/// </summary>
sealed unsafe class Projections
{
    const int Many = 1 << 20;

    readonly Kernels _kernels;
    readonly Layout _layout;
    readonly Sheet _none;
    readonly int[] _seen;
    readonly int[] _stood;
    int[] _tags = [];
    int[] _ready = [];
    int[] _asked = [];
    int[] _rows = [];

    internal Projections(Kernels kernels, Layout layout)
    {
        (_kernels, _layout) = (kernels, layout);
        _none = new Sheet(Layout.Hidden);
        _none.Grow(1);
        _seen = new int[layout.Tags];
        _stood = new int[layout.Tags * StateFeatures.Slots];
    }

    /// <summary>The best tag of a row of the batch.</summary>
    internal int Tag(int row) => _tags[row];

    /// <summary>Begins a batch whose tag scores and last layer are there.</summary>
    internal void Begin(float* weights, Activations a)
    {
        if (_tags.Length < a.Rows)
        {
            var room = a.Rows + (a.Rows / 4);
            (_tags, _ready, _asked, _rows) = (new int[room], new int[room], new int[room], new int[room]);
        }

        foreach (var row in a.Tokens)
        {
            _tags[row] = StateScorer.Best(a.TagScores.Row(row), 0, _layout.Tags);
            (_ready[row], _asked[row]) = (0, 0);
        }

        for (var slot = 0; slot < StateFeatures.Slots; slot++)
        {
            var count = 0;
            foreach (var row in a.Tokens)
            {
                var tag = _tags[row];
                if (2 * _stood[(tag * StateFeatures.Slots) + slot] >= _seen[tag])
                {
                    _ready[row] |= 1 << slot;
                    _rows[count++] = row;
                }
            }

            Project(weights, a, slot, count);
        }
    }

    /// <summary>Works out what states ask for and is not there yet.</summary>
    /// <param name="weights">Packed weights.</param>
    /// <param name="a">The batch.</param>
    /// <param name="slots">Rows in the places of each state, one state after the other; below 0: no word.</param>
    internal void Ask(float* weights, Activations a, ReadOnlySpan<int> slots)
    {
        for (var slot = 0; slot < StateFeatures.Slots; slot++)
        {
            var (count, bit) = (0, 1 << slot);
            for (var i = slot; i < slots.Length; i += StateFeatures.Slots)
            {
                var row = slots[i];
                if (row < 0)
                {
                    continue;
                }

                _asked[row] |= bit;
                if ((_ready[row] & bit) == 0)
                {
                    _ready[row] |= bit;
                    _rows[count++] = row;
                }
            }

            Project(weights, a, slot, count);
        }
    }

    /// <summary>Counts where the batch's words came to stand, for later batches.</summary>
    internal void Learn(Activations a)
    {
        foreach (var row in a.Tokens)
        {
            var tag = _tags[row];
            if (++_seen[tag] == Many)
            {
                Halve(tag);
            }

            for (var slot = 0; slot < StateFeatures.Slots; slot++)
            {
                _stood[(tag * StateFeatures.Slots) + slot] += (_asked[row] >> slot) & 1;
            }
        }
    }

    void Halve(int tag)
    {
        _seen[tag] /= 2;
        foreach (ref var n in _stood.AsSpan(tag * StateFeatures.Slots, StateFeatures.Slots))
        {
            n /= 2;
        }
    }

    void Project(float* weights, Activations a, int slot, int count)
    {
        if (count > 0)
        {
            var (offset, inner) = (slot * Layout.Hidden, _layout.Width);
            _kernels.ProductOf(
                _rows.AsSpan(0, count),
                new Operand(a.Top.Row(0), a.Top.Width),
                Packed.Of(weights + _layout.Slot.Offset + (offset * inner), inner),
                _none.Row(0),
                a.Slots.Row(0) + offset,
                a.Slots.Width,
                inner,
                Layout.Hidden);
        }
    }
}
