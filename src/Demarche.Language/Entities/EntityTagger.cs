using System.Collections.Concurrent;
using System.Text;

namespace Demarche.Language.Entities;

/// <summary>
/// Finds names of persons, places and organisations in tagged sentences: a linear model over hashed features, best sequence by Viterbi,
/// whole numbers throughout, so results are the same everywhere. Thread-safe.
/// </summary>
sealed class EntityTagger
{
    /// <summary>Labels: none, then beginning and inside of each type.</summary>
    public static readonly string[] Types = ["PER", "LOC", "ORG"];

    /// <summary>Number of labels.</summary>
    public const int Labels = 7;

    /// <summary>Weights of a row; the last is not used.</summary>
    public const int Stride = 8;

    const string Magic = "DMENT1";

    readonly sbyte[] _weights;
    readonly int[] _steps;
    readonly NameTable _names;
    readonly ConcurrentQueue<EntityFeatures> _idle = new();

    public EntityTagger(sbyte[] weights, int[] steps, NameTable names)
    {
        _weights = weights;
        _steps = steps;
        _names = names;
    }

    /// <summary>Fills the entities of a sentence whose Penn tags are there.</summary>
    public void Annotate(Sentence s)
    {
        if (!_idle.TryDequeue(out var features))
        {
            features = new EntityFeatures(_names);
        }

        features.Read(s);
        var scores = new int[s.Count * Stride];
        Span<int> rows = stackalloc int[EntityFeatures.Most];
        for (var i = 0; i < s.Count; i++)
        {
            var n = features.Fill(s, i, rows);
            for (var r = 0; r < n; r++)
            {
                var at = rows[r] * Stride;
                for (var label = 0; label < Labels; label++)
                {
                    scores[(i * Stride) + label] += _weights[at + label];
                }
            }
        }

        _idle.Enqueue(features);
        s.Entities = ToEntities(Best(scores, s.Count, _steps));
    }

    /// <summary>Labels of the best sequence.</summary>
    internal static int[] Best(int[] scores, int count, int[] steps)
    {
        var back = new byte[count * Stride];
        var best = new int[Stride];
        var next = new int[Stride];
        for (var i = 0; i < count; i++)
        {
            for (var label = 0; label < Labels; label++)
            {
                var (top, from) = (int.MinValue, 0);
                for (var last = 0; last < Labels; last++)
                {
                    if (!May(i == 0 ? 0 : last, label))
                    {
                        continue;
                    }

                    var score = i == 0 ? (last == 0 ? steps[label] : int.MinValue) : best[last] == int.MinValue ? int.MinValue : best[last] + steps[(last * Stride) + label];
                    if (score > top)
                    {
                        (top, from) = (score, last);
                    }
                }

                next[label] = top == int.MinValue ? top : top + scores[(i * Stride) + label];
                back[(i * Stride) + label] = (byte)from;
            }

            (best, next) = (next, best);
        }

        var labels = new int[count];
        if (count == 0)
        {
            return labels;
        }

        var at = 0;
        for (var label = 1; label < Labels; label++)
        {
            at = best[label] > best[at] ? label : at;
        }

        for (var i = count - 1; i >= 0; i--)
        {
            labels[i] = at;
            at = back[(i * Stride) + at];
        }

        return labels;
    }

    /// <summary>The inside of a type follows only its beginning or inside. Odd labels begin, even ones go on.</summary>
    static bool May(int last, int label) => label == 0 || (label & 1) == 1 || last == label || last == label - 1;

    static List<Entity> ToEntities(int[] labels)
    {
        List<Entity> found = [];
        for (var i = 0; i < labels.Length; i++)
        {
            if ((labels[i] & 1) == 0)
            {
                continue;
            }

            var end = i + 1;
            while (end < labels.Length && labels[end] == labels[i] + 1)
            {
                end++;
            }

            found.Add(new Entity(i, end, Types[labels[i] / 2]));
        }

        return found;
    }

    public void Save(Stream stream)
    {
        using var writer = new BinaryWriter(stream, Encoding.UTF8, leaveOpen: true);
        writer.Write(Magic);
        writer.Write(System.Runtime.InteropServices.MemoryMarshal.AsBytes(_weights.AsSpan()));
        foreach (var n in _steps)
        {
            writer.Write(n);
        }

        _names.Write(writer);
    }

    /// <summary>Opens a model file.</summary>
    /// <exception cref="InvalidDataException">The file is no entity model, or a damaged one.</exception>
    public static EntityTagger Load(string path)
    {
        try
        {
            using var reader = new BinaryReader(File.OpenRead(path), Encoding.UTF8);
            if (reader.ReadString() != Magic)
            {
                throw new InvalidDataException($"'{path}' is no entity model.");
            }

            var weights = new sbyte[EntityFeatures.Rows * Stride];
            reader.BaseStream.ReadExactly(System.Runtime.InteropServices.MemoryMarshal.AsBytes(weights.AsSpan()));
            var steps = new int[Stride * Stride];
            for (var i = 0; i < steps.Length; i++)
            {
                steps[i] = reader.ReadInt32();
            }

            return new EntityTagger(weights, steps, NameTable.Read(reader));
        }
        catch (EndOfStreamException e)
        {
            throw new InvalidDataException($"The entity model '{path}' is cut short.", e);
        }
    }
}
