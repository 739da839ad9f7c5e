using Demarche.Language.Trees;

namespace Demarche.Language.Model;

/// <summary>What one thread needs to annotate: buffers that are used again from batch to batch.</summary>
sealed unsafe class Workspace
{
    /// <summary>Tokens of the longest piece that is parsed as one.</summary>
    internal const int PieceTokens = 512;

    /// <summary>Tokens of a batch, unless one piece is longer: few enough that the batch stays in the near caches.</summary>
    internal const int BatchTokens = 128;

    readonly Net _net;
    readonly Annotator _owner;
    readonly IStateReader? _reader;
    readonly Activations _activations;
    readonly Body _body;
    readonly WordCache _words;
    readonly TreeParser _parser;
    readonly List<(Sentence Sentence, int First, int Length)> _pieces = [];
    readonly List<int> _lengths = [];

    internal Workspace(Net net, Kernels kernels, Annotator owner, IStateReader? reader)
    {
        _reader = reader;
        _net = net;
        _owner = owner;
        _activations = new Activations(net.Layout, keep: false);
        _body = new Body(kernels, net.Layout);
        _words = new WordCache(net, _body);
        _parser = new TreeParser(kernels, net.Layout, net.Header.Actions);
    }

    /// <summary>Words put through the net and states of the parser scored since the last call of <see cref="Annotate"/> began: what time goes into.</summary>
    internal long Work { get; private set; }

    internal void Annotate(IReadOnlyList<Sentence> given)
    {
        Work = 0;
        var tokens = 0;
        for (var i = 0; i < given.Count; i++)
        {
            var sentence = given[i];
            for (var first = 0; first < sentence.Count; first += PieceTokens)
            {
                var length = Math.Min(PieceTokens, sentence.Count - first);
                if (tokens + length > BatchTokens)
                {
                    Flush();
                    tokens = 0;
                }

                _pieces.Add((sentence, first, length));
                tokens += length;
            }
        }

        Flush();
    }

    void Flush()
    {
        if (_pieces.Count == 0)
        {
            return;
        }

        _lengths.Clear();
        foreach (var piece in _pieces)
        {
            _lengths.Add(piece.Length);
        }

        _activations.Begin(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_lengths));
        _words.Begin();
        foreach (var (sentence, first, length) in _pieces)
        {
            for (var k = 0; k < length; k++)
            {
                _words.Add(sentence.Form(first + k));
            }
        }

        _words.Write(_activations);
        _body.RunLayers(_net.Weights, _activations);
        _parser.Run(_net.Weights, _activations);
        Work += _activations.Tokens.Length + _parser.Scored;
        for (var (i, at) = (0, 0); i < _pieces.Count; at += _pieces[i++].Length)
        {
            var row = _activations.Sentences[i].Row;
            var (sentence, first, length) = _pieces[i];
            Write(_pieces[i], row, _parser.Trees[i]);
            _reader?.Read(sentence, first, length, _net, _words.Vectors.Slice(at, length), _activations.Top.Row(row));
        }

        _pieces.Clear();
    }

    /// <summary>Copies a parsed piece into its sentence. The second and later pieces of an endless sentence hang on the first one's root.</summary>
    void Write((Sentence Sentence, int First, int Length) piece, int row, ParseState tree)
    {
        var (sentence, first, length) = piece;
        var root = first == 0 ? -1 : Array.IndexOf(sentence.Heads, -1, 0, first);
        for (var i = 0; i < length; i++)
        {
            var tag = _parser.Tag(row + i);
            sentence.Uposes[first + i] = _owner.UposOf(tag);
            sentence.Xposes[first + i] = _owner.XposOf(tag);
            var isRoot = tree.Heads[i] < 0;
            sentence.Heads[first + i] = isRoot ? root : first + tree.Heads[i];
            sentence.Relations[first + i] = isRoot && first > 0 ? "parataxis" : _owner.Relations[tree.Labels[i]];
        }
    }
}
