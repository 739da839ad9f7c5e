using System.Text;
using System.Text.RegularExpressions;

namespace Demarche.Reading.Mail;

/// <summary>Header words in other alphabets: <c>=?UTF-8?B?…?=</c> (RFC 2047).</summary>
static partial class HeaderWords
{
    public static string Decode(string field)
    {
        // White space between two encoded words is no part of the text.
        var joined = Between().Replace(field, "?==?");
        return Word().Replace(joined, m =>
        {
            try
            {
                var bytes = m.Groups["how"].Value is "B" or "b"
                    ? MimePart.Base64(m.Groups["what"].Value)
                    : MimePart.QuotedPrintable(Encoding.ASCII.GetBytes(m.Groups["what"].Value.Replace('_', ' ')));
                return Decoding.Decode(bytes, m.Groups["charset"].Value);
            }
            catch (FormatException)
            {
                return m.Value;
            }
        });
    }

    [GeneratedRegex(@"\?=\s+=\?", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Between();

    [GeneratedRegex(@"=\?(?<charset>[A-Za-z0-9_\-]{2,40})(\*[A-Za-z\-]*)?\?(?<how>[BbQq])\?(?<what>[^?\s]*)\?=", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Word();
}
