using System.Runtime.CompilerServices;

namespace Demarche.Language.Model;

/// <summary>
/// The first layer of words seen before: it depends on nothing but the letters, and a few thousand words make up most of any text.
/// What is kept is what would be computed again, so that it changes no byte. Belongs to one thread at a time.
/// </summary>
sealed unsafe class WordCache
{
    readonly Net _net;
    readonly Body _body;
    readonly SeenWords _seen = new();
    readonly int[] _vectorOf = new int[SeenWords.Count];
    readonly Sheet _kept;
    readonly Sheet _described = new(WordFeatures.InputWidth);
    readonly Sheet _made;
    int[] _places = [];
    int[] _madeFor = [];
    int[] _vectors = [];
    int _count;
    int _new;
    int _room;

    internal WordCache(Net net, Body body)
    {
        (_net, _body) = (net, body);
        _kept = new Sheet(net.Layout.Width);
        _kept.Grow(SeenWords.Count);
        _made = new Sheet(net.Layout.Width);
    }

    /// <summary>The words' rows among the word vectors, -1 for none, in the order they were added.</summary>
    internal ReadOnlySpan<int> Vectors => _vectors.AsSpan(0, _count);

    /// <summary>Begins a batch.</summary>
    internal void Begin()
    {
        _seen.Begin();
        (_count, _new) = (0, 0);
    }

    /// <summary>Adds a word to the batch.</summary>
    internal void Add(ReadOnlySpan<char> form)
    {
        if (_count == _places.Length)
        {
            var n = Math.Max(1024, 2 * _count);
            Array.Resize(ref _places, n);
            Array.Resize(ref _vectors, n);
        }

        var place = _seen.Find(form, out var known);
        if (known)
        {
            (_places[_count], _vectors[_count]) = (place, _vectorOf[place]);
            _count++;
            return;
        }

        if (_new == _room)
        {
            Grow();
        }

        var vector = _net.Describe(form, _described.Row(_new));
        _madeFor[_new] = place;
        if (place >= 0)
        {
            _vectorOf[place] = vector;
        }

        (_places[_count], _vectors[_count]) = (place >= 0 ? place : -1 - _new, vector);
        _count++;
        _new++;
    }

    /// <summary>Writes the first layer of the batch's words.</summary>
    internal void Write(Activations to)
    {
        _body.RunInput(_net.Weights, _described, _new, _made);
        var bytes = (uint)_kept.Width * sizeof(float);
        for (var i = 0; i < _new; i++)
        {
            if (_madeFor[i] >= 0)
            {
                Unsafe.CopyBlock(_kept.Row(_madeFor[i]), _made.Row(i), bytes);
            }
        }

        var rows = to.Tokens;
        for (var i = 0; i < rows.Length; i++)
        {
            var place = _places[i];
            Unsafe.CopyBlock(to.States[0].Row(rows[i]), place >= 0 ? _kept.Row(place) : _made.Row(-1 - place), bytes);
        }
    }

    void Grow()
    {
        // Numbers move to wider sheets: what was described of this batch is kept.
        var room = Math.Max(Workspace.BatchTokens, 2 * _room);
        var before = new ReadOnlySpan<float>(_described.Row(0), _new * _described.Width).ToArray();
        _described.Grow(room);
        before.CopyTo(new Span<float>(_described.Row(0), before.Length));
        _made.Grow(room);
        Array.Resize(ref _madeFor, room);
        _room = room;
    }
}
