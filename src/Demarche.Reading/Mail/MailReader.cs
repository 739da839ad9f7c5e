using System.Globalization;
using System.Text;

namespace Demarche.Reading.Mail;

/// <summary>Reads mail as it was sent (.eml) and boxes of it (mbox): subject, day, and the words of its text part, quoted and forwarded text told apart like in a pasted mail.</summary>
static class MailReader
{
    static readonly string[] s_formats = ["ddd, d MMM yyyy HH:mm:ss zzz", "d MMM yyyy HH:mm:ss zzz", "ddd, d MMM yyyy HH:mm zzz", "d MMM yyyy HH:mm zzz"];

    /// <summary>True for bytes that begin like a sent mail: fields that only a mail program writes.</summary>
    public static bool Looks(string head)
    {
        var fields = 0;
        var sent = false;
        foreach (var line in head.Split('\n').Take(60))
        {
            if (line.StartsWith("From ", StringComparison.Ordinal) && fields == 0)
            {
                continue;
            }

            if (line.Length > 0 && char.IsWhiteSpace(line[0]) && fields > 0 && line.Trim().Length > 0)
            {
                continue;
            }

            var colon = line.IndexOf(':');
            if (colon <= 0 || line.AsSpan(0, colon).ContainsAny(" \t"))
            {
                break;
            }

            fields++;
            sent |= line[..colon].ToLowerInvariant() is "mime-version" or "received" or "message-id" or "return-path" or "content-transfer-encoding" or "dkim-signature";
        }

        return sent && fields > 1;
    }

    /// <summary>Mails one by one.</summary>
    public static IEnumerable<ReadResult> Read(byte[] bytes, Known known, ReaderOptions options)
    {
        var origin = known.Origin ?? "mail";
        var number = 0;
        foreach (var (start, end) in Split(bytes))
        {
            number++;
            var here = number == 1 && end == bytes.Length ? known : known with { Origin = $"{origin}#{number}", FileName = $"{known.FileName}#{number}" };
            yield return One(MimePart.Read(bytes.AsSpan(start, end - start)), here, options);
        }
    }

    static IEnumerable<(int Start, int End)> Split(byte[] bytes)
    {
        if (!bytes.AsSpan().StartsWith("From "u8))
        {
            yield return (0, bytes.Length);
            yield break;
        }

        var start = 0;
        while (start < bytes.Length)
        {
            var line = bytes.AsSpan(start).IndexOf((byte)'\n');
            var begin = line < 0 ? bytes.Length : start + line + 1;
            var next = bytes.AsSpan(begin).IndexOf("\nFrom "u8);
            var end = next < 0 ? bytes.Length : begin + next + 1;
            if (end > begin)
            {
                yield return (begin, end);
            }

            start = end;
        }
    }

    static ReadResult One(MimePart mail, Known known, ReaderOptions options)
    {
        var part = Words(mail, "text/plain") ?? Words(mail, "text/html");
        if (part is null)
        {
            return ReadResult.Not(known.Origin ?? "mail", "no-text", "the mail has no part with text; send its text or its attachment as a file");
        }

        var text = Decoding.Decode(part.Decoded(), part.Parameter("charset")).ReplaceLineEndings("\n");
        if (string.IsNullOrWhiteSpace(text))
        {
            return ReadResult.Not(known.Origin ?? "mail", "empty", "there is no text in the mail");
        }

        var published = known.Published ?? Sent(mail.Field("date"), options.NotAfter);
        var title = mail.Field("subject") is { } subject ? Bare(HeaderWords.Decode(subject)) : null;
        var about = known with { Title = known.Title ?? title, Published = published };
        return part.MediaType == "text/html" ? Html.PageReader.Read(text, about, options) : ReadResult.Of(PlainText.Read(text, about, options.NotAfter));
    }

    static MimePart? Words(MimePart part, string type)
    {
        if (part.MediaType == type && !part.IsAttachment)
        {
            return part;
        }

        foreach (var inner in part.Parts())
        {
            if (Words(inner, type) is { } found)
            {
                return found;
            }
        }

        return null;
    }

    static PublicationDate? Sent(string? field, DateOnly notAfter)
    {
        if (field is null)
        {
            return null;
        }

        // "(CEST)" and names of zones behind the offset say nothing more.
        var text = (field.IndexOf('(') is > 0 and var bracket ? field[..bracket] : field).Trim();
        text = text.EndsWith(" GMT", StringComparison.Ordinal) || text.EndsWith(" UT", StringComparison.Ordinal) || text.EndsWith(" UTC", StringComparison.Ordinal) ? text[..text.LastIndexOf(' ')] + " +0000" : text;
        if (text.Length > 5 && text[^5] is '+' or '-')
        {
            text = text[..^2] + ":" + text[^2..];
        }

        return DateTimeOffset.TryParseExact(text, s_formats, CultureInfo.InvariantCulture, DateTimeStyles.AllowWhiteSpaces, out var at) && DateOnly.FromDateTime(at.DateTime) is var day && day <= notAfter
            ? new PublicationDate(day, "header", $"the mail's own date \"{field}\"")
            : null;
    }

    static string? Bare(string subject)
    {
        while (subject.IndexOf(':') is > 0 and <= 3 and var colon && subject[..colon].ToLowerInvariant() is "re" or "fw" or "fwd" or "aw" or "wg")
        {
            subject = subject[(subject.IndexOf(':') + 1)..].Trim();
        }

        return subject.Length == 0 ? null : subject;
    }
}
