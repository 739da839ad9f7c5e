using System.Globalization;
using System.Text;

namespace Demarche.Reading.Mail;

/// <summary>One part of a mail: its header fields and its bytes as sent (RFC 5322, 2045). Nested parts are read on demand, at most eight deep.</summary>
sealed class MimePart
{
    const int Deepest = 8;
    const int MostParts = 200;

    readonly Dictionary<string, string> _fields;
    readonly byte[] _body;
    readonly int _depth;

    MimePart(Dictionary<string, string> fields, byte[] body, int depth) => (_fields, _body, _depth) = (fields, body, depth);

    /// <summary>A header field, folded lines joined; null when it is not there.</summary>
    public string? Field(string name) => _fields.GetValueOrDefault(name);

    /// <summary>Media type, lower case.</summary>
    public string MediaType => (Field("content-type")?.Split(';')[0].Trim() is { Length: > 0 } t ? t : "text/plain").ToLowerInvariant();

    /// <summary>A parameter of the content type.</summary>
    public string? Parameter(string name)
    {
        foreach (var piece in (Field("content-type") ?? "").Split(';').Skip(1))
        {
            var equals = piece.IndexOf('=');
            if (equals > 0 && piece[..equals].Trim().Equals(name, StringComparison.OrdinalIgnoreCase))
            {
                return piece[(equals + 1)..].Trim().Trim('"');
            }
        }

        return null;
    }

    /// <summary>True for what is sent along and not part of the words.</summary>
    public bool IsAttachment => Field("content-disposition")?.TrimStart().StartsWith("attachment", StringComparison.OrdinalIgnoreCase) == true;

    /// <summary>Reads header and body.</summary>
    public static MimePart Read(ReadOnlySpan<byte> bytes, int depth = 0)
    {
        var fields = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        string? name = null;
        var at = 0;
        while (at < bytes.Length)
        {
            var end = bytes[at..].IndexOf((byte)'\n');
            var next = end < 0 ? bytes.Length : at + end + 1;
            var line = Encoding.UTF8.GetString(bytes[at..(end < 0 ? bytes.Length : at + end)]).TrimEnd('\r');
            at = next;
            if (line.Length == 0)
            {
                break;
            }

            if (char.IsWhiteSpace(line[0]) && name is not null)
            {
                fields[name] += " " + line.Trim();
            }
            else if (line.IndexOf(':') is > 0 and var colon && fields.Count < 500)
            {
                name = line[..colon].Trim();
                fields[name] = line[(colon + 1)..].Trim();
            }
        }

        return new MimePart(fields, bytes[at..].ToArray(), depth);
    }

    /// <summary>Parts of a multipart, or the mail inside a forwarded one; none for a plain part.</summary>
    public IEnumerable<MimePart> Parts()
    {
        if (_depth >= Deepest)
        {
            yield break;
        }

        if (MediaType == "message/rfc822")
        {
            yield return Read(Decoded(), _depth + 1);
        }

        if (!MediaType.StartsWith("multipart/", StringComparison.Ordinal) || Parameter("boundary") is not { Length: > 0 } boundary)
        {
            yield break;
        }

        var mark = Encoding.UTF8.GetBytes("--" + boundary);
        var (start, at, parts) = (-1, 0, 0);
        while (at < _body.Length && parts < MostParts)
        {
            var found = _body.AsSpan(at).IndexOf(mark);
            var here = found < 0 ? _body.Length : at + found;
            if (found >= 0 && here > 0 && _body[here - 1] != '\n')
            {
                at = here + mark.Length;
                continue;
            }

            if (start >= 0)
            {
                parts++;
                yield return Read(_body.AsSpan(start, Math.Max(0, here - start)), _depth + 1);
            }

            if (found < 0 || (here + mark.Length + 1 < _body.Length && _body[here + mark.Length] == '-' && _body[here + mark.Length + 1] == '-'))
            {
                break;
            }

            var line = _body.AsSpan(here).IndexOf((byte)'\n');
            start = line < 0 ? _body.Length : here + line + 1;
            at = start;
        }
    }

    /// <summary>The bytes without their transfer encoding.</summary>
    public byte[] Decoded() => (Field("content-transfer-encoding") ?? "").Trim().ToLowerInvariant() switch
    {
        "base64" => Base64(Encoding.ASCII.GetString(_body)),
        "quoted-printable" => QuotedPrintable(_body),
        _ => _body,
    };

    /// <summary>Base64 up to the first thing that is none; broken tails are dropped.</summary>
    public static byte[] Base64(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (char.IsAsciiLetterOrDigit(c) || c is '+' or '/')
            {
                clean.Append(c);
            }
            else if (!char.IsWhiteSpace(c))
            {
                break;
            }
        }

        clean.Length -= clean.Length % 4 == 1 ? 1 : 0;
        clean.Append('=', (4 - (clean.Length % 4)) % 4);
        return Convert.FromBase64String(clean.ToString());
    }

    /// <summary>Quoted-printable; what is not well formed stays as it stands.</summary>
    public static byte[] QuotedPrintable(ReadOnlySpan<byte> bytes)
    {
        var result = new List<byte>(bytes.Length);
        for (var i = 0; i < bytes.Length; i++)
        {
            if (bytes[i] != '=')
            {
                result.Add(bytes[i]);
            }
            else if (i + 1 < bytes.Length && bytes[i + 1] == '\n')
            {
                i++;
            }
            else if (i + 2 < bytes.Length && bytes[i + 1] == '\r' && bytes[i + 2] == '\n')
            {
                i += 2;
            }
            else if (i + 2 < bytes.Length && byte.TryParse(Encoding.ASCII.GetString(bytes.Slice(i + 1, 2)), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var b))
            {
                result.Add(b);
                i += 2;
            }
            else
            {
                result.Add(bytes[i]);
            }
        }

        return [.. result];
    }
}
