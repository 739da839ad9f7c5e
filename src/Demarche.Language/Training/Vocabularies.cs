using Demarche.Language.Model;

namespace Demarche.Language.Training;

/// <summary>The words of a model: those trained with it, those with a fixed vector.</summary>
sealed unsafe class Vocabularies
{
    internal Vocabularies(IEnumerable<Sentence> gold, List<(string Word, sbyte[] Vector)> vectors)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        Span<char> lower = stackalloc char[64];
        foreach (var s in gold)
        {
            for (var i = 0; i < s.Count; i++)
            {
                var word = lower[..WordFeatures.Lower(s.Form(i), lower)].ToString();
                counts[word] = counts.GetValueOrDefault(word) + 1;
            }
        }

        var rows = new Dictionary<string, (int Word, int Vector)>(StringComparer.Ordinal);
        Trained = 1;
        foreach (var (word, _) in counts.Where(c => c.Value > 1).OrderByDescending(c => c.Value).ThenBy(c => c.Key, StringComparer.Ordinal))
        {
            rows[word] = (Trained++, -1);
        }

        Vectors = [.. vectors.Select(v => v.Vector)];
        for (var i = 0; i < vectors.Count; i++)
        {
            rows[vectors[i].Word] = (rows.GetValueOrDefault(vectors[i].Word).Word, i);
        }

        var sorted = rows.Select(r => (Hash: Vocabulary.Hash(r.Key), r.Value)).OrderBy(r => r.Hash).ToArray();
        Hashes = GC.AllocateArray<ulong>(sorted.Length + 1, pinned: true);
        Rows = GC.AllocateArray<int>(2 * (sorted.Length + 1), pinned: true);
        Starts = GC.AllocateArray<uint>(Vocabulary.Starts, pinned: true);
        Count = sorted.Length;
        for (var i = 0; i < sorted.Length; i++)
        {
            Hashes[i] = sorted[i].Hash;
            (Rows[2 * i], Rows[(2 * i) + 1]) = sorted[i].Value;
            Starts[(sorted[i].Hash >> 48) + 1]++;
        }

        for (var i = 1; i < Starts.Length; i++)
        {
            Starts[i] += Starts[i - 1];
        }

        Lookup = new Vocabulary(
            (ulong*)System.Runtime.CompilerServices.Unsafe.AsPointer(ref Hashes[0]),
            (int*)System.Runtime.CompilerServices.Unsafe.AsPointer(ref Rows[0]),
            (uint*)System.Runtime.CompilerServices.Unsafe.AsPointer(ref Starts[0]),
            Count);
    }

    internal int Count { get; }

    /// <summary>Trained words, the unknown one included.</summary>
    internal int Trained { get; }

    internal List<sbyte[]> Vectors { get; }

    internal ulong[] Hashes { get; }

    internal int[] Rows { get; }

    internal uint[] Starts { get; }

    internal Vocabulary Lookup { get; }
}
