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
        var at = head.IndexOf("charset=", StringComparison.OrdinalIgnoreCase);
        if (at < 0)
        {
            return null;
        }

        var name = head.AsSpan(at + 8).TrimStart("\"' ");
        var end = name.IndexOfAny(Ends);
        return end <= 0 ? null : name[..end].ToString();
    }
}
