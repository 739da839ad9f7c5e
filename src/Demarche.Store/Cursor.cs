using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace Demarche.Store;

/// <summary>Where a page of an answer ended. Opaque to callers; stays right while data is added: rows that were there are neither skipped nor shown twice.</summary>
public static class Cursor
{
    /// <summary>The place after an event.</summary>
    public static string After(StoredEvent e)
    {
        ArgumentNullException.ThrowIfNull(e);
        return Write(e.Event.Date.From, e.Event.Id);
    }

    /// <summary>The place after a quote.</summary>
    public static string After(StoredQuote q)
    {
        ArgumentNullException.ThrowIfNull(q);
        return Write(q.Quote.Date.From ?? q.Document.Published, q.Quote.Id);
    }

    /// <summary>The place after a document.</summary>
    public static string After(StoredDocument d)
    {
        ArgumentNullException.ThrowIfNull(d);
        return Write(d.Label.Published, d.Label.DocumentId);
    }

    /// <summary>The place after a sentence found.</summary>
    public static string After(FoundSentence s)
    {
        ArgumentNullException.ThrowIfNull(s);
        return Write(null, s.Serial.ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>Day and id of a cursor.</summary>
    /// <exception cref="FormatException">When it is none of ours.</exception>
    internal static (int? Day, string? Id) Read(string? cursor)
    {
        if (cursor is null)
        {
            return (null, null);
        }

        try
        {
            var text = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(cursor));
            var at = text.IndexOf('|');
            if (at > 0 && int.TryParse(text.AsSpan(0, at), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var day))
            {
                return (day, text[(at + 1)..]);
            }
        }
        catch (FormatException)
        {
            // Told below.
        }

        throw new FormatException($"'{cursor}' is no cursor of this program; take it from the page before, or leave it out");
    }

    static string Write(DateOnly? day, string id) =>
        Base64Url.EncodeToString(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{Days.Of(day) ?? int.MinValue}|{id}")));
}
