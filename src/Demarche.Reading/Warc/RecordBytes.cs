using System.Text;

namespace Demarche.Reading.Warc;

/// <summary>A stream read by lines and by counted blocks, as records of web archives are written.</summary>
sealed class RecordBytes(Stream stream)
{
    const int MaxLine = 64 << 10;

    readonly byte[] _buffer = new byte[1 << 16];
    int _at;
    int _end;

    /// <summary>A line without its end, as Latin-1; null at the end of the stream. A line longer than 64 KiB is cut.</summary>
    public string? Line()
    {
        var line = new StringBuilder();
        var any = false;
        while (Fill())
        {
            any = true;
            var end = Array.IndexOf(_buffer, (byte)'\n', _at, _end - _at);
            var stop = end < 0 ? _end : end;
            if (line.Length < MaxLine)
            {
                line.Append(Encoding.Latin1.GetString(_buffer, _at, stop - _at));
            }

            _at = Math.Min(_end, stop + 1);
            if (end >= 0)
            {
                break;
            }
        }

        return any ? line.ToString().TrimEnd('\r') : null;
    }

    /// <summary>Reads a block.</summary>
    /// <param name="length">Its length in bytes.</param>
    /// <param name="keep">Most bytes to keep; a longer block is stepped over.</param>
    /// <param name="complete">False when the stream ends inside the block.</param>
    /// <returns>The bytes; null when there were more than <paramref name="keep"/>.</returns>
    public byte[]? Block(long length, long keep, out bool complete)
    {
        var kept = length <= keep ? new MemoryStream() : null;
        while (length > 0 && Fill())
        {
            var n = (int)Math.Min(length, _end - _at);
            kept?.Write(_buffer, _at, n);
            _at += n;
            length -= n;
        }

        complete = length == 0;
        return kept?.ToArray();
    }

    bool Fill()
    {
        if (_at < _end)
        {
            return true;
        }

        _at = 0;
        _end = stream.Read(_buffer, 0, _buffer.Length);
        return _end > 0;
    }
}
