using System.Globalization;
using System.Runtime.InteropServices;

namespace Demarche.Merging.Copies;

/// <summary>
/// What tells a text from others: the set of its word triples (shingles), and bands of their least hashes, of which two texts that share half their triples practically always share one.
/// </summary>
public sealed class Sketch
{
    const int Bands = 24;
    const int Words = 3;
    const int MostShingles = 20_000;

    readonly ulong[] _shingles;
    readonly HashSet<string> _telling;

    Sketch(string documentId, ulong[] shingles, ulong exact, int words, HashSet<string> telling, long[] bands)
    {
        (DocumentId, _shingles, Exact, WordCount, _telling, BandHashes) = (documentId, shingles, exact, words, telling, bands);
    }

    /// <summary>The document.</summary>
    public string DocumentId { get; }

    /// <summary>Hash of all words in order, without case and punctuation.</summary>
    public ulong Exact { get; }

    /// <summary>Number of words.</summary>
    public int WordCount { get; }

    /// <summary>What is kept to find copies: the least hashes two by two, and the hash of the whole.</summary>
    public IReadOnlyList<long> BandHashes { get; }

    /// <summary>The sketch of a text; null when it is too short to tell copies by.</summary>
    public static Sketch? Of(string documentId, string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        List<ulong> words = [];
        HashSet<string> telling = [];
        var (i, brackets) = (0, 0);
        while (i < text.Length)
        {
            if (!char.IsLetterOrDigit(text[i]))
            {
                // Names in brackets are outlets, titles, abbreviations: they tell no happening from another.
                brackets = text[i] == '(' ? brackets + 1 : text[i] == ')' ? Math.Max(0, brackets - 1) : brackets;
                i++;
                continue;
            }

            var start = i;
            while (i < text.Length && char.IsLetterOrDigit(text[i]))
            {
                i++;
            }

            var word = text.AsSpan(start, i - start);
            words.Add(Hash(word));
            if (brackets == 0 && (char.IsAsciiDigit(word[0]) || char.IsUpper(word[0])) && word.Length < 30)
            {
                telling.Add(word.ToString().ToLowerInvariant());
            }
        }

        if (words.Count < Words + 3)
        {
            return null;
        }

        var (exact, shingles) = (14695981039346656037UL, new HashSet<ulong>());
        for (var w = 0; w < words.Count; w++)
        {
            exact = Mix(exact ^ words[w]);
            if (w + Words <= words.Count && shingles.Count < MostShingles)
            {
                shingles.Add(Mix(Mix(Mix(words[w]) + words[w + 1]) + words[w + 2]));
            }
        }

        var sorted = shingles.ToArray();
        Array.Sort(sorted);
        return new Sketch(documentId, sorted, exact, words.Count, telling, BandsOf(sorted, exact));
    }

    /// <summary>Share of what both say in what either says, and in the shorter one.</summary>
    public (double Resemblance, double Contained) With(Sketch other)
    {
        ArgumentNullException.ThrowIfNull(other);
        var (a, b) = (_shingles, other._shingles);
        var (i, j, shared) = (0, 0, 0);
        while (i < a.Length && j < b.Length)
        {
            if (a[i] == b[j])
            {
                (i, j, shared) = (i + 1, j + 1, shared + 1);
            }
            else if (a[i] < b[j])
            {
                i++;
            }
            else
            {
                j++;
            }
        }

        return (shared / (double)(a.Length + b.Length - shared), shared / (double)Math.Min(a.Length, b.Length));
    }

    /// <summary>True when each has a number or a name in place of one of the other's.</summary>
    public bool HasOtherNames(Sketch other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return !_telling.IsSubsetOf(other._telling) && !other._telling.IsSubsetOf(_telling);
    }

    /// <summary>True when each names a year that the other does not.</summary>
    public bool HasOtherYears(Sketch other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return Only(other).Any(IsYear) && other.Only(this).Any(IsYear);
    }

    /// <summary>Share of numbers and names that each has and the other lacks: the smaller of the two, so that what was cut away or put before counts for nothing.</summary>
    public double OtherNames(Sketch other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return Math.Min(Only(other).Count(), other.Only(this).Count()) / (double)Math.Max(1, Math.Min(_telling.Count, other._telling.Count));
    }

    IEnumerable<string> Only(Sketch other) => _telling.Where(t => !other._telling.Contains(t));

    static bool IsYear(string word) => word.Length == 4 && int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year is >= 1900 and < 2100;

    static long[] BandsOf(ulong[] shingles, ulong exact)
    {
        Span<ulong> least = stackalloc ulong[Bands * 2];
        least.Fill(ulong.MaxValue);
        foreach (var s in shingles)
        {
            for (var k = 0; k < least.Length; k++)
            {
                var h = Mix(s ^ Seeds[k]);
                least[k] = h < least[k] ? h : least[k];
            }
        }

        var bands = new long[Bands + 1];
        bands[Bands] = (long)Mix(exact + 1);
        for (var b = 0; b < Bands; b++)
        {
            bands[b] = (long)Mix(Mix(least[2 * b] + (ulong)b) ^ least[(2 * b) + 1]);
        }

        return bands;
    }

    static readonly ulong[] Seeds = [.. Enumerable.Range(1, Bands * 2).Select(k => Mix((ulong)k * 0x9E3779B97F4A7C15UL))];

    static ulong Hash(ReadOnlySpan<char> word)
    {
        Span<char> lower = stackalloc char[Math.Min(word.Length, 64)];
        word = word[..lower.Length];
        word.ToLower(lower, CultureInfo.InvariantCulture);
        var hash = 14695981039346656037UL;
        foreach (var b in MemoryMarshal.AsBytes(lower))
        {
            hash = (hash ^ b) * 1099511628211UL;
        }

        return hash;
    }

    static ulong Mix(ulong x)
    {
        x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9UL;
        x = (x ^ (x >> 27)) * 0x94D049BB133111EBUL;
        return x ^ (x >> 31);
    }
}
