namespace Demarche.Language.Model;

/// <summary>
/// Places for what is known of words by their letters: two for each word; of two others the one not asked for longer makes room. Letters are compared,
/// not hashes of them, so that no word is ever taken for another. Belongs to one thread at a time.
/// </summary>
sealed unsafe class SeenWords
{
    /// <summary>Number of places.</summary>
    internal const int Count = 2 * Pairs;

    const int Pairs = 1 << 13;

    /// <summary>Letters of a key, its length included; longer words have no place.</summary>
    const int KeyLetters = 16;

    const int KeyParts = KeyLetters * sizeof(char) / sizeof(ulong);

    readonly ulong[] _keys = new ulong[Count * KeyParts];
    readonly int[] _asked = new int[Count];
    int _batch;

    /// <summary>Begins a batch: places that are given out in it are kept until the next one.</summary>
    internal void Begin() => _batch++;

    /// <summary>The place of a word; -1 when it is too long, or both its places are taken by other words of this batch.</summary>
    /// <param name="form">The word as written.</param>
    /// <param name="known">Whether it had this place before.</param>
    internal int Find(ReadOnlySpan<char> form, out bool known)
    {
        known = false;
        if (form.Length >= KeyLetters)
        {
            return -1;
        }

        var key = stackalloc ulong[KeyParts];
        new Span<ulong>(key, KeyParts).Clear();
        form.CopyTo(new Span<char>(key, KeyLetters));
        ((char*)key)[KeyLetters - 1] = (char)(form.Length + 1);
        var pair = 2 * (int)((Mix(Mix(Mix(Mix(0, key[0]), key[1]), key[2]), key[3]) >> 40) & (Pairs - 1));
        var place = Is(pair, key) ? pair : Is(pair + 1, key) ? pair + 1 : -1;
        known = place >= 0;
        if (!known)
        {
            place = _asked[pair] <= _asked[pair + 1] ? pair : pair + 1;
            if (_asked[place] == _batch)
            {
                return -1;
            }

            new ReadOnlySpan<ulong>(key, KeyParts).CopyTo(_keys.AsSpan(place * KeyParts));
        }

        _asked[place] = _batch;
        return place;
    }

    bool Is(int place, ulong* key)
    {
        var kept = _keys.AsSpan(place * KeyParts, KeyParts);
        return kept[0] == key[0] && kept[3] == key[3] && kept[1] == key[1] && kept[2] == key[2];
    }

    static ulong Mix(ulong hash, ulong part)
    {
        hash = (hash ^ part) * 0x9e3779b97f4a7c15UL;
        return hash ^ (hash >> 32);
    }
}
