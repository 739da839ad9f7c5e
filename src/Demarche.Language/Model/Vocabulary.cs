namespace Demarche.Language.Model;

/// <summary>
/// Words by a 64-bit hash of their lower-case letters, sorted, with a table of where each leading 16 bits begin.
/// The words themselves are not kept: two of 120,000 words sharing a hash is a matter of one in a billion.
/// </summary>
sealed unsafe class Vocabulary
{
    readonly ulong* _hashes;
    readonly int* _rows;
    readonly uint* _starts;

    internal Vocabulary(ulong* hashes, int* rows, uint* starts, int count)
    {
        _hashes = hashes;
        _rows = rows;
        _starts = starts;
        Count = count;
    }

    /// <summary>Entries of the table of beginnings: 65,536 and one past the end.</summary>
    internal const int Starts = 65537;

    /// <summary>Number of words.</summary>
    internal int Count { get; }

    /// <summary>Row among trained words (0: unknown) and row among word vectors (-1: none).</summary>
    internal (int Word, int Vector) Find(ReadOnlySpan<char> lower)
    {
        var hash = Hash(lower);
        var end = _starts[(hash >> 48) + 1];
        for (var i = _starts[hash >> 48]; i < end; i++)
        {
            if (_hashes[i] == hash)
            {
                return (_rows[2 * i], _rows[(2 * i) + 1]);
            }
        }

        return (0, -1);
    }

    /// <summary>Hash of a word in lower case.</summary>
    internal static ulong Hash(ReadOnlySpan<char> lower)
    {
        var hash = 0xcbf29ce484222325UL;
        foreach (var c in lower)
        {
            hash = (hash ^ c) * 0x100000001b3UL;
        }

        hash ^= hash >> 33;
        hash *= 0xff51afd7ed558ccdUL;
        hash ^= hash >> 33;
        hash *= 0xc4ceb9fe1a85ec53UL;
        return hash ^ (hash >> 33);
    }
}
