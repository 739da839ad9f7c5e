namespace Demarche.Reading;

/// <summary>Cuts a stream into lines without holding more than one of them.</summary>
static class ByteLines
{
    /// <summary>Lines in order with their number from 1, without the line end; null in place of one that is longer than the limit.</summary>
    public static IEnumerable<(int Number, byte[]? Line)> Read(Stream stream, long maxBytes)
    {
        var buffer = new byte[1 << 16];
        var line = new MemoryStream();
        var number = 1;
        var tooLong = false;
        var first = true;
        int n;
        while ((n = stream.Read(buffer, 0, buffer.Length)) > 0)
        {
            var at = first && n >= 3 && buffer[0] == 0xEF && buffer[1] == 0xBB && buffer[2] == 0xBF ? 3 : 0;
            first = false;
            while (at < n)
            {
                var end = Array.IndexOf(buffer, (byte)'\n', at, n - at);
                var stop = end < 0 ? n : end;
                if (!tooLong && line.Length + stop - at <= maxBytes)
                {
                    line.Write(buffer, at, stop - at);
                }
                else
                {
                    tooLong = true;
                    line.SetLength(0);
                }

                at = stop + 1;
                if (end >= 0)
                {
                    yield return (number++, tooLong ? null : line.ToArray());
                    line.SetLength(0);
                    tooLong = false;
                }
            }
        }

        if (tooLong || line.Length > 0)
        {
            yield return (number, tooLong ? null : line.ToArray());
        }
    }
}
