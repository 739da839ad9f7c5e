using System.Buffers;
using System.Text;

namespace Demarche.Reading.Html;

/// <summary>The character set a page names in its first kilobytes.</summary>
static class DeclaredCharset
{
    static readonly SearchValues<char> Ends = SearchValues.Create(" \"'>;/\r\n");

    public static string? Find(ReadOnlySpan<byte> page)
    {
        var head = Encoding.Latin1.GetString(page[..Math.Min(page.Length, 4096)]);
        var at = head.IndexOf("charset=", StringComparison.OrdinalIgnoreCase) + 8;
        if (at < 8)
        {
            at = head.StartsWith("<?xml") ? head.IndexOf("encoding=", StringComparison.OrdinalIgnoreCase) + 9 : 0;
        }

        if (at < 9)
        {
            return null;
        }

        var name = head.AsSpan(at).TrimStart("\"' ");
        var end = name.IndexOfAny(Ends);
        return end <= 0 ? null : name[..end].ToString();
    }
}
