namespace Demarche.Language.Entities;

/// <summary>Sorted hashes with an index by their first bits: hashes spread evenly, so a few steps find one.</summary>
sealed class SortedHashes
{
    const int Bits = 12;

    readonly ulong[] _hashes;
    readonly int[] _first = new int[(1 << Bits) + 1];

    public SortedHashes(ulong[] hashes)
    {
        _hashes = hashes;
        var at = 0;
        for (var bucket = 0; bucket < _first.Length; bucket++)
        {
            while (at < hashes.Length && (int)(hashes[at] >> (64 - Bits)) < bucket)
            {
                at++;
            }

            _first[bucket] = at;
        }
    }

    /// <summary>Where a hash stands; negative when it does not.</summary>
    public int Find(ulong hash)
    {
        var bucket = (int)(hash >> (64 - Bits));
        return Array.BinarySearch(_hashes, _first[bucket], _first[bucket + 1] - _first[bucket], hash);
    }
}
