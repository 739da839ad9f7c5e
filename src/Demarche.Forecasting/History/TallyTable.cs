namespace Demarche.Forecasting.History;

/// <summary>Tallies by 64-bit key: open addressing, dense slots in order of first appearance.</summary>
sealed class TallyTable
{
    int[] _buckets = new int[1024];
    long[] _keys = new long[512];
    Tally[] _tallies = new Tally[512];

    /// <summary>Number of keys seen.</summary>
    public int Count { get; private set; }

    /// <summary>The tally of a slot.</summary>
    public ref Tally this[int slot] => ref _tallies[slot];

    /// <summary>The key of a slot.</summary>
    public long Key(int slot) => _keys[slot];

    /// <summary>Slot of a key, or -1.</summary>
    public int Find(long key)
    {
        var mask = _buckets.Length - 1;
        for (var b = Hash(key) & mask; ; b = (b + 1) & mask)
        {
            var slot = _buckets[b] - 1;
            if (slot < 0 || _keys[slot] == key)
            {
                return slot;
            }
        }
    }

    /// <summary>The tally of a key; an empty one when the key is unknown.</summary>
    public Tally Get(long key)
    {
        var slot = Find(key);
        return slot < 0 ? default : _tallies[slot];
    }

    /// <summary>Slot of a key, made when missing.</summary>
    public int FindOrAdd(long key)
    {
        var mask = _buckets.Length - 1;
        var b = Hash(key) & mask;
        for (; ; b = (b + 1) & mask)
        {
            var slot = _buckets[b] - 1;
            if (slot < 0)
            {
                break;
            }

            if (_keys[slot] == key)
            {
                return slot;
            }
        }

        if (Count == _keys.Length)
        {
            Grow();
            return FindOrAdd(key);
        }

        _keys[Count] = key;
        _buckets[b] = ++Count;
        return Count - 1;
    }

    /// <summary>Counts a key on a day and returns its slot.</summary>
    public int Add(long key, int day)
    {
        var slot = FindOrAdd(key);
        _tallies[slot].Add(day);
        return slot;
    }

    void Grow()
    {
        Array.Resize(ref _keys, Count * 2);
        Array.Resize(ref _tallies, Count * 2);
        _buckets = new int[Count * 4];
        var mask = _buckets.Length - 1;
        for (var slot = 0; slot < Count; slot++)
        {
            var b = Hash(_keys[slot]) & mask;
            while (_buckets[b] != 0)
            {
                b = (b + 1) & mask;
            }

            _buckets[b] = slot + 1;
        }
    }

    static int Hash(long key)
    {
        var h = (ulong)key * 0x9E3779B97F4A7C15UL;
        return (int)(h >> 33);
    }
}
