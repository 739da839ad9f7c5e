using Demarche.Language.Model;

namespace Demarche.Language.Entities;

/// <summary>
/// What the entity head sees of a stretch of words: for each a row of numbers (the shared net's last layer, the word's vector, marks of listed
/// names for the word and its neighbours) and rows of a hashed table. Grows, is used again, belongs to one thread at a time.
/// </summary>
sealed unsafe class EntityInput(NameTable names, int state)
{
    const int Around = 3;
    int[] _hashed = [];
    byte[] _hashedCount = [];
    int _room;

    /// <summary>Numbers a word: the layer, the vector, marks of three words; a multiple of 4.</summary>
    internal static int WidthFor(int state) => state + Vector + (Around * EntityFeatures.Marks);

    static int Vector => WordFeatures.Widths[WordFeatures.Vector];

    readonly EntityFeatures _features = new(names);

    /// <summary>Words looked at.</summary>
    internal int Count { get; private set; }

    /// <summary>Their numbers.</summary>
    internal Sheet Dense { get; } = new(WidthFor(state));

    /// <summary>Hashed rows of a word.</summary>
    internal ReadOnlySpan<int> Hashed(int i) => _hashed.AsSpan(i * EntityFeatures.Most, _hashedCount[i]);

    /// <summary>Looks at words of a sentence that has its tags.</summary>
    /// <param name="s">The sentence.</param>
    /// <param name="first">First word.</param>
    /// <param name="length">Number of words.</param>
    /// <param name="net">The shared net.</param>
    /// <param name="vectors">Each word's row among its word vectors, -1 for none.</param>
    /// <param name="top">Its last layer for them.</param>
    internal void Read(Sentence s, int first, int length, Net net, ReadOnlySpan<int> vectors, float* top)
    {
        Count = length;
        if (length > _room)
        {
            _room = Math.Max(length, 2 * _room);
            Dense.Grow(_room);
            _hashed = new int[_room * EntityFeatures.Most];
            _hashedCount = new byte[_room];
        }

        _features.Read(s, first, length);
        for (var i = 0; i < length; i++)
        {
            _hashedCount[i] = (byte)_features.Fill(s, i, _hashed.AsSpan(i * EntityFeatures.Most, EntityFeatures.Most));
            var to = Dense.Row(i);
            new ReadOnlySpan<float>(top + ((nint)i * state), state).CopyTo(new Span<float>(to, state));
            to += state;
            net.Vector(vectors[i], to);
            to += Vector;
            for (var d = -1; d <= 1; d++, to += EntityFeatures.Marks)
            {
                _features.Mark(i + d, new Span<float>(to, EntityFeatures.Marks));
            }
        }
    }
}
