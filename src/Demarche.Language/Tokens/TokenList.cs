namespace Demarche.Language;

/// <summary>Words of the sentence being read: offsets side by side, reused from sentence to sentence.</summary>
sealed class TokenList
{
    int[] _starts = new int[64];
    int[] _ends = new int[64];

    public int Count { get; private set; }

    public int Start(int i) => _starts[i];

    public int End(int i) => _ends[i];

    public void Add(int start, int end)
    {
        if (Count == _starts.Length)
        {
            Array.Resize(ref _starts, Count * 2);
            Array.Resize(ref _ends, Count * 2);
        }

        _starts[Count] = start;
        _ends[Count++] = end;
    }

    /// <summary>Makes a sentence of the first words and keeps the rest.</summary>
    public Sentence Take(string text, int count)
    {
        var starts = _starts.AsSpan(0, count).ToArray();
        var ends = _ends.AsSpan(0, count).ToArray();
        _starts.AsSpan(count, Count - count).CopyTo(_starts);
        _ends.AsSpan(count, Count - count).CopyTo(_ends);
        Count -= count;
        return new Sentence(text, starts[0], ends[^1], starts, ends);
    }
}
