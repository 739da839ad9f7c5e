namespace Demarche.Store;

/// <summary>Turns UTF-16 offsets into characters as the database counts them, where a pair of surrogates is one. Offsets that come in order cost one walk over the text.</summary>
sealed class PointCounter(string text)
{
    int _units;
    int _points;

    /// <summary>Characters before an offset.</summary>
    public int To(int offset)
    {
        if (offset < _units)
        {
            (_units, _points) = (0, 0);
        }

        while (_units < offset)
        {
            _units += char.IsHighSurrogate(text[_units]) && _units + 1 < text.Length && char.IsLowSurrogate(text[_units + 1]) ? 2 : 1;
            _points++;
        }

        return _points;
    }
}
