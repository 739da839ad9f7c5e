using System.Runtime.InteropServices;
using Demarche.Language.Model;

namespace Demarche.Language.Entities;

/// <summary>What a listed name may be.</summary>
[Flags]
enum NameKinds : byte
{
    None = 0,
    Country = 1,
    Place = 2,
    Person = 4,
    Organisation = 8,
    Given = 16,
    Family = 32,
}

/// <summary>Names by a hash of their lower-case words, sorted; and word classes by the hash of a word.</summary>
sealed class NameTable(ulong[] names, byte[] kinds, ulong[] words, ushort[] classes)
{
    /// <summary>Longest name in words.</summary>
    public const int Longest = 6;

    readonly SortedHashes _names = new(names);
    readonly SortedHashes _words = new(words);

    public int Count => names.Length;

    /// <summary>What the name with this hash may be.</summary>
    public NameKinds Find(ulong hash)
    {
        var at = _names.Find(hash);
        return at < 0 ? NameKinds.None : (NameKinds)kinds[at];
    }

    /// <summary>Class of a word (words of like use share one), 0 for words without.</summary>
    public int ClassOf(ulong hash)
    {
        var at = _words.Find(hash);
        return at < 0 ? 0 : classes[at];
    }

    /// <summary>Hash of a name one word longer.</summary>
    public static ulong Join(ulong name, ulong word) => (name * 0x9e3779b97f4a7c15UL) ^ (word + (name >> 29));

    /// <summary>Hash of a word, whatever its case.</summary>
    public static ulong Hash(ReadOnlySpan<char> form)
    {
        Span<char> lower = stackalloc char[64];
        return Vocabulary.Hash(lower[..WordFeatures.Lower(form, lower)]);
    }

    public void Write(BinaryWriter writer)
    {
        writer.Write(names.Length);
        foreach (var n in names)
        {
            writer.Write(n);
        }

        writer.Write(kinds);
        writer.Write(words.Length);
        foreach (var w in words)
        {
            writer.Write(w);
        }

        foreach (var c in classes)
        {
            writer.Write(c);
        }
    }

    public static NameTable Read(BinaryReader reader)
    {
        var names = new ulong[Length(reader)];
        Fill<ulong>(reader, names);
        var kinds = new byte[names.Length];
        Fill<byte>(reader, kinds);
        var words = new ulong[Length(reader)];
        Fill<ulong>(reader, words);
        var classes = new ushort[words.Length];
        Fill<ushort>(reader, classes);
        return new NameTable(names, kinds, words, classes);
    }

    static void Fill<T>(BinaryReader reader, Span<T> to) where T : unmanaged => reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(to));

    static int Length(BinaryReader reader)
    {
        var n = reader.ReadInt32();
        return n is >= 0 and <= 1_000_000 ? n : throw new InvalidDataException($"A table of {n} names cannot be right; the file is damaged.");
    }
}
