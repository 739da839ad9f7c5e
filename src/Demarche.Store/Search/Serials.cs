namespace Demarche.Store.Search;

/// <summary>Ascending serials as gaps, each gap a whole number of seven bits a byte.</summary>
static class Serials
{
    public static byte[] Write(IReadOnlyList<long> serials)
    {
        using var bytes = new MemoryStream(serials.Count * 2);
        long before = 0;
        foreach (var s in serials)
        {
            var gap = s - before;
            before = s;
            while (gap >= 0x80)
            {
                bytes.WriteByte((byte)(gap | 0x80));
                gap >>= 7;
            }

            bytes.WriteByte((byte)gap);
        }

        return bytes.ToArray();
    }

    public static List<long> Read(ReadOnlySpan<byte> bytes)
    {
        List<long> serials = [];
        long before = 0, gap = 0;
        var shift = 0;
        foreach (var b in bytes)
        {
            gap |= (long)(b & 0x7f) << shift;
            shift += 7;
            if (b < 0x80)
            {
                before += gap;
                serials.Add(before);
                (gap, shift) = (0, 0);
            }
        }

        return serials;
    }
}
