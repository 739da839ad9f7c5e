using System.Text;

namespace Demarche.Reading;

/// <summary>Bytes → text: by byte order mark, then a declared character set, then strict UTF-8, then the likeliest one-byte set.</summary>
static class Decoding
{
    static readonly UTF8Encoding StrictUtf8 = new(false, true);

    static Decoding() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>Why the bytes are no text, in words for a user; null when they may be text.</summary>
    public static string? WhyBinary(ReadOnlySpan<byte> bytes)
    {
        var kind = Magic(bytes);
        if (kind is not null)
        {
            return $"it is {kind}";
        }

        if (Marked(bytes) is not null)
        {
            return null;
        }

        var head = bytes[..Math.Min(bytes.Length, 8192)];
        var controls = 0;
        foreach (var b in head)
        {
            if (b == 0)
            {
                return "it holds zero bytes";
            }

            controls += b < 0x20 && b is not (9 or 10 or 12 or 13 or 27) ? 1 : 0;
        }

        return controls * 20 > head.Length ? "it holds control characters" : null;
    }

    /// <summary>The text, without a byte order mark.</summary>
    /// <param name="bytes">The document.</param>
    /// <param name="declared">Character set named by a header or the document itself; ignored when unknown or when the bytes contradict it.</param>
    public static string Decode(byte[] bytes, string? declared = null)
    {
        if (Marked(bytes) is { } marked)
        {
            var preamble = marked.Preamble.Length;
            return marked.GetString(bytes, preamble, bytes.Length - preamble);
        }

        try
        {
            // Valid UTF-8 beyond ASCII is hardly ever anything else, whatever a page declares.
            return StrictUtf8.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            var encoding = Named(declared);
            if (encoding is null or UTF8Encoding)
            {
                encoding = MostlyUtf8(bytes) ? Encoding.UTF8 : Encoding.GetEncoding(LooksCyrillic(bytes) ? 1251 : 1252);
            }

            return encoding.GetString(bytes);
        }
    }

    static Encoding? Named(string? name)
    {
        if (string.IsNullOrWhiteSpace(name))
        {
            return null;
        }

        name = name.Trim().Trim('"', '\'').ToLowerInvariant();
        if (name is "iso-8859-1" or "latin1" or "latin-1" or "us-ascii" or "ascii")
        {
            return Encoding.GetEncoding(1252);
        }

        try
        {
            return name.StartsWith("utf-7") ? null : Encoding.GetEncoding(name);
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            return null;
        }
    }

    static Encoding? Marked(ReadOnlySpan<byte> b) => b switch
    {
        [0xEF, 0xBB, 0xBF, ..] => Encoding.UTF8,
        [0xFF, 0xFE, 0, 0, ..] => Encoding.UTF32,
        [0xFF, 0xFE, ..] => Encoding.Unicode,
        [0xFE, 0xFF, ..] => Encoding.BigEndianUnicode,
        _ => null,
    };

    static string? Magic(ReadOnlySpan<byte> b)
    {
        if (b.StartsWith("%PDF"u8))
        {
            return "a PDF; convert it to text first";
        }

        if (b.StartsWith("PK\u0003\u0004"u8))
        {
            return "a ZIP archive (or an office document); give it the right name or convert it first";
        }

        return b switch
        {
            [0x1F, 0x8B, ..] => "gzip; unpack it first",
            [0x89, (byte)'P', (byte)'N', (byte)'G', ..] or [0xFF, 0xD8, 0xFF, ..] or [(byte)'G', (byte)'I', (byte)'F', (byte)'8', ..] => "a picture",
            [0x7F, (byte)'E', (byte)'L', (byte)'F', ..] or [(byte)'M', (byte)'Z', _, 0, ..] => "a program",
            [0xD0, 0xCF, 0x11, 0xE0, ..] => "an old office document; convert it to text first",
            _ => null,
        };
    }

    /// <summary>A damaged UTF-8 text: far more good sequences than stray bytes.</summary>
    static bool MostlyUtf8(ReadOnlySpan<byte> b)
    {
        int good = 0, bad = 0;
        for (var i = 0; i < b.Length; i++)
        {
            if (b[i] < 0x80)
            {
                continue;
            }

            var follow = b[i] switch { >= 0xC2 and < 0xE0 => 1, >= 0xE0 and < 0xF0 => 2, >= 0xF0 and < 0xF5 => 3, _ => 0 };
            var n = 0;
            while (n < follow && i + n + 1 < b.Length && (b[i + n + 1] & 0xC0) == 0x80)
            {
                n++;
            }

            if (follow > 0 && n == follow)
            {
                good++;
                i += follow;
            }
            else
            {
                bad++;
            }
        }

        return good > 4 * bad;
    }

    static bool LooksCyrillic(ReadOnlySpan<byte> b)
    {
        int high = 0, latin = 0;
        foreach (var c in b)
        {
            high += c >= 0xC0 ? 1 : 0;
            latin += (c | 0x20) is >= (byte)'a' and <= (byte)'z' ? 1 : 0;
        }

        return high > latin;
    }
}
