using Demarche.Language.Entities;
using Demarche.Language.Model;

namespace Demarche.Language.Training;

/// <summary>Words of a sentence as the entity head sees them, with their labels.</summary>
sealed record EntityExample(float[] Dense, int[][] Hashed, byte[] Labels)
{
    internal int Count => Labels.Length;
}

/// <summary>Collects what the entity head sees of sentences while an annotator goes through them.</summary>
sealed unsafe class EntityCollector(NameTable names, int state) : IStateReader
{
    readonly EntityInput _input = new(names, state);
    readonly Dictionary<Sentence, (float[] Dense, int[][] Hashed)> _seen = [];

    /// <summary>What was seen of a sentence. Words after the first piece of an endless sentence are left out.</summary>
    internal EntityExample Example(Sentence s, ReadOnlySpan<byte> labels)
    {
        var (dense, hashed) = _seen[s];
        return new EntityExample(dense, hashed, labels[..hashed.Length].ToArray());
    }

    public void Read(Sentence s, int first, int length, Net net, ReadOnlySpan<int> vectors, float* top)
    {
        if (first > 0)
        {
            return;
        }

        _input.Read(s, first, length, net, vectors, top);
        var dense = new ReadOnlySpan<float>(_input.Dense.Row(0), length * _input.Dense.Width).ToArray();
        _seen[s] = (dense, [.. Enumerable.Range(0, length).Select(i => _input.Hashed(i).ToArray())]);
    }
}
