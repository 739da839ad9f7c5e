namespace Demarche.Language.Training;

/// <summary>Numbers by chance, the same on every machine for the same seed.</summary>
sealed class Chance(ulong seed)
{
    ulong _state = seed;

    internal ulong Next()
    {
        _state += 0x9e3779b97f4a7c15UL;
        var z = _state;
        z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9UL;
        z = (z ^ (z >> 27)) * 0x94d049bb133111ebUL;
        return z ^ (z >> 31);
    }

    /// <summary>From 0 up to but without <paramref name="limit"/>.</summary>
    internal int Below(int limit) => (int)(((Next() >> 32) * (ulong)limit) >> 32);

    /// <summary>From 0 up to but without 1.</summary>
    internal double Unit() => (Next() >> 11) * (1.0 / (1UL << 53));

    /// <summary>About normal, mean 0 and deviation 1: four uniform numbers added.</summary>
    internal float Bell() => (float)((Unit() + Unit() + Unit() + Unit() - 2) * 1.7320508);

    internal void Shuffle<T>(Span<T> items)
    {
        for (var i = items.Length - 1; i > 0; i--)
        {
            var k = Below(i + 1);
            (items[i], items[k]) = (items[k], items[i]);
        }
    }
}
