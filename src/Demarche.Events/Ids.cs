using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Demarche;

/// <summary>Content-hashed ids. The same input gives the same id on every machine and in every version.</summary>
public static class Ids
{
    /// <summary>Id of a document: normalised text, address or file name, publication date.</summary>
    public static string Document(string text, string? title, string? urlOrName, DateOnly? published) =>
        "d" + Hash(Normalise(title ?? ""), Normalise(text), urlOrName ?? "", published?.ToString("yyyy-MM-dd") ?? "");

    /// <summary>Id of an event: document, trigger span, source and target spans.</summary>
    public static string Event(string documentId, Span trigger, Span? source, Span? target) =>
        "e" + Hash(documentId, Show(trigger), Show(source), Show(target));

    /// <summary>Id of a quote: document and span.</summary>
    public static string Quote(string documentId, Span span) => "q" + Hash(documentId, Show(span));

    /// <summary>80 bits of SHA-256 over the parts, each preceded by its length, in lower-case base 32 without look-alikes.</summary>
    public static string Hash(params ReadOnlySpan<string> parts)
    {
        using var sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        System.Span<byte> length = stackalloc byte[4];
        foreach (var part in parts)
        {
            var bytes = Encoding.UTF8.GetBytes(part);
            BinaryPrimitives.WriteInt32LittleEndian(length, bytes.Length);
            sha.AppendData(length);
            sha.AppendData(bytes);
        }

        const string Alphabet = "0123456789abcdefghjkmnpqrstvwxyz";
        System.Span<byte> digest = stackalloc byte[32];
        sha.GetHashAndReset(digest);
        System.Span<char> name = stackalloc char[16];
        for (var i = 0; i < 16; i++)
        {
            var bit = i * 5;
            var pair = (digest[bit >> 3] << 8) | digest[(bit >> 3) + 1];
            name[i] = Alphabet[(pair >> (11 - (bit & 7))) & 31];
        }

        return new string(name);
    }

    static string Show(Span? span) => span is { } s ? $"{(s.Field == Field.Title ? 't' : 'x')}{s.Start}-{s.End}" : "-";

    static string Normalise(string text)
    {
        var sb = new StringBuilder(text.Length);
        var space = true;
        foreach (var c in text.Normalize(NormalizationForm.FormC))
        {
            if (char.IsWhiteSpace(c) || c == '\uFEFF')
            {
                space = true;
                continue;
            }

            if (space && sb.Length > 0)
            {
                sb.Append(' ');
            }

            space = false;
            sb.Append(c);
        }

        return sb.ToString();
    }
}
