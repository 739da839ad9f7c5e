using System.IO.Compression;
using System.Text;

namespace Demarche.Reading.Warc;

/// <summary>A stored HTTP response: status, type and body with chunks joined and compression undone.</summary>
sealed record HttpMessage(int Status, string ContentType, byte[] Body)
{
    /// <summary>Character set named by the header; null when none is.</summary>
    public string? Charset
    {
        get
        {
            var at = ContentType.IndexOf("charset=", StringComparison.OrdinalIgnoreCase);
            return at < 0 ? null : ContentType[(at + 8)..].Split(';', ' ')[0].Trim('"', '\'', ' ');
        }
    }

    /// <summary>Reads a response; a block without a status line is all body.</summary>
    /// <exception cref="InvalidDataException">When compressed content is damaged or unpacks to more than the limit.</exception>
    public static HttpMessage Parse(byte[] block, string fallbackType, long maxBytes)
    {
        if (!block.AsSpan().StartsWith("HTTP/"u8))
        {
            return new HttpMessage(200, fallbackType, block);
        }

        var end = block.AsSpan().IndexOf("\r\n\r\n"u8);
        var gap = 4;
        if (end < 0)
        {
            end = block.AsSpan().IndexOf("\n\n"u8);
            gap = 2;
        }

        if (end < 0)
        {
            return new HttpMessage(0, fallbackType, []);
        }

        var headers = Encoding.Latin1.GetString(block, 0, end).Split('\n');
        var parts = headers[0].Split(' ', 3);
        var status = parts.Length > 1 && int.TryParse(parts[1], out var code) ? code : 0;
        var body = block[(end + gap)..];
        if (Header(headers, "transfer-encoding").Contains("chunked", StringComparison.OrdinalIgnoreCase))
        {
            body = Join(body);
        }

        var encoding = Header(headers, "content-encoding").ToLowerInvariant().Trim();
        var type = Header(headers, "content-type");
        return new HttpMessage(status, type.Length > 0 ? type : fallbackType, Unpack(body, encoding, maxBytes));
    }

    static string Header(string[] headers, string name)
    {
        foreach (var line in headers)
        {
            var colon = line.IndexOf(':');
            if (colon > 0 && line.AsSpan(0, colon).Trim().Equals(name, StringComparison.OrdinalIgnoreCase))
            {
                return line[(colon + 1)..].Trim();
            }
        }

        return "";
    }

    /// <summary>Joins chunks. A body that is said to be chunked and is not stays as it is: archives differ in what they keep.</summary>
    static byte[] Join(byte[] body)
    {
        var joined = new MemoryStream(body.Length);
        var at = 0;
        while (at < body.Length)
        {
            var end = body.AsSpan(at).IndexOf((byte)'\n');
            if (end is < 0 or > 1000 || !Hex(body.AsSpan(at, end), out var size))
            {
                return joined.Length == 0 ? body : joined.ToArray();
            }

            at += end + 1;
            if (size == 0)
            {
                break;
            }

            var n = Math.Min(size, body.Length - at);
            joined.Write(body, at, n);
            at = Math.Min(body.Length, at + n + 2);
        }

        return joined.ToArray();
    }

    static bool Hex(ReadOnlySpan<byte> line, out int size)
    {
        size = 0;
        var semicolon = line.IndexOf((byte)';');
        line = (semicolon < 0 ? line : line[..semicolon]).Trim(" \r"u8);
        if (line.Length is 0 or > 7)
        {
            return false;
        }

        foreach (var b in line)
        {
            if (!char.IsAsciiHexDigit((char)b))
            {
                return false;
            }

            size = size * 16 + Convert.ToInt32(((char)b).ToString(), 16);
        }

        return true;
    }

    static byte[] Unpack(byte[] body, string encoding, long maxBytes)
    {
        if (body.Length < 3)
        {
            return body;
        }

        using Stream? unpacked = encoding switch
        {
            "gzip" or "x-gzip" when body[0] == 0x1F && body[1] == 0x8B => new GZipStream(new MemoryStream(body), CompressionMode.Decompress),
            "deflate" => body[0] == 0x78 ? new ZLibStream(new MemoryStream(body), CompressionMode.Decompress) : new DeflateStream(new MemoryStream(body), CompressionMode.Decompress),
            "br" => new BrotliStream(new MemoryStream(body), CompressionMode.Decompress),
            _ => null,
        };
        if (unpacked is null)
        {
            return body;
        }

        var result = new MemoryStream();
        var buffer = new byte[1 << 16];
        int n;
        while ((n = unpacked.Read(buffer, 0, buffer.Length)) > 0)
        {
            if (result.Length + n > maxBytes)
            {
                throw new InvalidDataException($"it unpacks to more than {maxBytes} bytes");
            }

            result.Write(buffer, 0, n);
        }

        return result.ToArray();
    }
}
