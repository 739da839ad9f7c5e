using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Xml;
using Demarche.Store;

namespace Demarche.Pipeline.Watching;

/// <summary>What was told since the last digest, as plain lines, as a JSON Feed 1.1 or as an Atom feed.</summary>
public static class Digest
{
    static readonly JsonSerializerOptions s_plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, WriteIndented = true };

    /// <summary>One line: day, who, to whom, what, and the sentence.</summary>
    public static string Line(StoredEvent e)
    {
        ArgumentNullException.ThrowIfNull(e);
        var label = Ontology.Find(e.Event.Action.Cameo)?.Label ?? e.Event.Action.Plover.Type;
        var parties = $"{e.Event.Source?.Actor.Name ?? "?"}{(e.Event.Target is { } t ? (e.Event.Mutual ? " ↔ " : " → ") + t.Actor.Name : "")}";
        return $"{e.Event.Date.From?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "no day"}  {parties}: {label} [{e.Event.Action.Cameo}]  “{e.Sentence.ReplaceLineEndings(" ")}” ({e.Document.Publisher ?? e.Document.Origin ?? e.Document.DocumentId}{(e.Reports > 1 ? $" and {e.Reports - 1} more" : "")})";
    }

    /// <summary>Plain text, one line an alert under its condition's name.</summary>
    public static string Text(IEnumerable<Alert> alerts)
    {
        var text = new StringBuilder();
        foreach (var group in alerts.GroupBy(a => a.Name))
        {
            text.Append(CultureInfo.InvariantCulture, $"{group.Key}\n");
            foreach (var a in group)
            {
                text.Append(CultureInfo.InvariantCulture, $"  {Line(a.Event)}\n");
            }
        }

        return text.ToString();
    }

    /// <summary>A JSON Feed.</summary>
    public static string JsonFeed(IEnumerable<Alert> alerts, DateTimeOffset now) => new JsonObject
    {
        ["version"] = "https://jsonfeed.org/version/1.1",
        ["title"] = $"Demarche alerts, {now:yyyy-MM-dd}",
        ["items"] = new JsonArray([.. alerts.Select(a => (JsonNode)new JsonObject
        {
            ["id"] = $"{a.Name}/{a.Event.ClusterId}",
            ["title"] = $"{a.Name}: {Line(a.Event)}",
            ["content_text"] = a.Event.Sentence,
            ["url"] = a.Event.Document.Url,
            ["date_published"] = now.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture),
            ["tags"] = new JsonArray(a.Name, a.Event.Event.Action.Plover.Type),
        })]),
    }.ToJsonString(s_plain) + "\n";

    /// <summary>An Atom feed.</summary>
    public static string Atom(IEnumerable<Alert> alerts, DateTimeOffset now)
    {
        var text = new StringBuilder();
        using (var xml = XmlWriter.Create(text, new XmlWriterSettings { Indent = true, OmitXmlDeclaration = true, CheckCharacters = false }))
        {
            xml.WriteStartElement("feed", "http://www.w3.org/2005/Atom");
            xml.WriteElementString("title", $"Demarche alerts, {now:yyyy-MM-dd}");
            xml.WriteElementString("id", $"urn:demarche:alerts:{now:yyyy-MM-dd}");
            xml.WriteElementString("updated", Time(now));
            foreach (var a in alerts)
            {
                xml.WriteStartElement("entry");
                xml.WriteElementString("id", $"urn:demarche:{Uri.EscapeDataString(a.Name)}:{a.Event.ClusterId}");
                xml.WriteElementString("title", Clean($"{a.Name}: {Line(a.Event)}"));
                xml.WriteElementString("updated", Time(now));
                if (a.Event.Document.Url is { } url)
                {
                    xml.WriteStartElement("link");
                    xml.WriteAttributeString("href", url);
                    xml.WriteEndElement();
                }

                xml.WriteElementString("summary", Clean(a.Event.Sentence));
                xml.WriteEndElement();
            }

            xml.WriteEndElement();
        }

        return text + "\n";
    }

    static string Time(DateTimeOffset at) => at.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);

    static string Clean(string text) => string.Concat(text.Where(XmlConvert.IsXmlChar));
}
