using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Demarche.Pipeline;

/// <summary>
/// Writes what was found in an article as the fixed JSON line of <c>code</c> as a pipe. Other programs depend on the names and their order:
/// new fields go after the old ones of their object.
/// </summary>
public static class CodeJson
{
    static readonly JsonWriterOptions s_options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = false };

    /// <summary>Writes one line, with its end, as UTF-8.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="id">The caller's id.</param>
    /// <param name="coded">What was found.</param>
    public static void WriteLine(IBufferWriter<byte> output, string id, CodedArticle coded)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(coded);
        using (var w = new Utf8JsonWriter(output, s_options))
        {
            Write(w, id, coded);
        }

        End(output);
    }

    /// <summary>Writes the line that stands in place of one that could not be read.</summary>
    public static void WriteLine(IBufferWriter<byte> output, LineError error)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(error);
        using (var w = new Utf8JsonWriter(output, s_options))
        {
            w.WriteStartObject();
            w.WriteString("id", error.Id);
            w.WriteStartObject("error");
            w.WriteString("code", error.Code);
            w.WriteString("message", error.Message);
            w.WriteEndObject();
            w.WriteEndObject();
        }

        End(output);
    }

    /// <summary>Writes the object into a larger one.</summary>
    public static void Write(Utf8JsonWriter w, string id, CodedArticle coded)
    {
        ArgumentNullException.ThrowIfNull(w);
        ArgumentNullException.ThrowIfNull(coded);
        w.WriteStartObject();
        w.WriteString("id", id);
        w.WriteStartArray("events");
        foreach (var e in coded.Events)
        {
            Event(w, e, coded.Events);
        }

        w.WriteEndArray();
        w.WriteStartArray("quotes");
        foreach (var q in coded.Quotes)
        {
            Quote(w, q);
        }

        w.WriteEndArray();
        w.WriteStartArray("held");
        foreach (var h in coded.Held)
        {
            Held(w, h);
        }

        w.WriteEndArray();
        w.WriteEndObject();
    }

    static void Event(Utf8JsonWriter w, Event e, IReadOnlyList<Event> all)
    {
        w.WriteStartObject();
        Actor(w, "source", e.Source);
        Actor(w, "target", e.Target);
        w.WriteBoolean("mutual", e.Mutual);
        Code(w, e.Action);
        w.WriteStartObject("date");
        Date(w, e.Date);
        w.WriteEndObject();
        Place(w, e.Place);
        w.WriteString("status", EnumNames.Of(e.Status));
        Actor(w, "claimed_by", e.ClaimedBy);
        w.WriteString("object_id", e.ObjectId);
        w.WriteStartArray("casualties");
        foreach (var c in e.Casualties)
        {
            w.WriteStartObject();
            w.WriteString("kind", c.Kind);
            w.WriteNumber("n", c.N);
            Number(w, "n_max", c.NMax);
            w.WriteString("qualifier", c.Qualifier);
            w.WriteString("who", c.Who);
            w.WriteEndObject();
        }

        w.WriteEndArray();
        w.WriteNumber("confidence", Math.Round(e.Confidence, 4));
        w.WriteString("by", EnumNames.Of(e.By));
        w.WriteString("trigger", e.Trigger);
        At(w, e.At);
        w.WriteStartArray("evidence");
        foreach (var at in e.Evidence)
        {
            w.WriteStartObject();
            At(w, at);
            w.WriteEndObject();
        }

        w.WriteEndArray();
        w.WriteStartArray("quote_ids");
        foreach (var q in e.QuoteIds)
        {
            w.WriteStringValue(q);
        }

        w.WriteEndArray();
        Number(w, "replies_to", Index(all, e.RepliesTo));
        w.WriteString("id", e.Id);
        w.WriteString("because", e.Because);
        w.WriteBoolean("forced", e.Forced);
        w.WriteEndObject();
    }

    static void Quote(Utf8JsonWriter w, Quote q)
    {
        w.WriteStartObject();
        w.WriteString("id", q.Id);
        Actor(w, "speaker", q.Speaker);
        w.WriteString("text", q.Text);
        w.WriteString("kind", EnumNames.Of(q.Kind));
        w.WriteString("cue", q.Cue);
        Actor(w, "addressee", q.Addressee);
        w.WriteString("channel", q.Channel);
        At(w, q.At);
        w.WriteString("stance", q.Stance);
        w.WriteStartObject("date");
        Date(w, q.Date);
        w.WriteEndObject();
        w.WriteEndObject();
    }

    static void Held(Utf8JsonWriter w, Held h)
    {
        w.WriteStartObject();
        w.WriteNumber("sentence", h.At.Sentence);
        w.WriteString("field", EnumNames.Of(h.At.Span.Field));
        w.WriteNumber("start", h.At.Span.Start);
        w.WriteNumber("end", h.At.Span.End);
        w.WriteString("reason", EnumNames.Of(h.Reason));
        if (h.Action is { } action)
        {
            w.WriteStartObject("would_be");
            Code(w, action);
            Actor(w, "source", h.Source);
            Actor(w, "target", h.Target);
            w.WriteEndObject();
        }
        else
        {
            w.WriteNull("would_be");
        }

        w.WriteString("because", h.Because);
        w.WriteEndObject();
    }

    static void Code(Utf8JsonWriter w, ActionCode code)
    {
        w.WriteString("cameo", code.Cameo);
        w.WriteStartObject("plover");
        w.WriteString("type", code.Plover.Type);
        w.WriteString("mode", code.Plover.Mode);
        Strings(w, "contexts", code.Plover.Contexts);
        w.WriteEndObject();
    }

    static void Date(Utf8JsonWriter w, DatedInterval d)
    {
        w.WriteString("from", Day(d.From));
        w.WriteString("to", Day(d.To));
        w.WriteString("precision", EnumNames.Of(d.Precision));
        w.WriteString("open", d.Open == OpenEnd.None ? null : EnumNames.Of(d.Open));
        w.WriteString("source", EnumNames.Of(d.Source));
    }

    static void Place(Utf8JsonWriter w, Place? p)
    {
        if (p is null)
        {
            w.WriteNull("place");
            return;
        }

        w.WriteStartObject("place");
        w.WriteString("text", p.Text);
        w.WriteString("name", p.Name);
        w.WriteString("country", p.Country);
        w.WriteString("admin1", p.Admin1);
        Number(w, "geonames_id", p.GeoNamesId);
        Number(w, "lat", p.Latitude);
        Number(w, "lon", p.Longitude);
        w.WriteString("precision", EnumNames.Of(p.Precision));
        w.WriteEndObject();
    }

    static void Actor(Utf8JsonWriter w, string name, Mention? m)
    {
        if (m is null)
        {
            w.WriteNull(name);
            return;
        }

        w.WritePropertyName(name);
        Actor(w, m);
    }

    static void Actor(Utf8JsonWriter w, Mention m)
    {
        w.WriteStartObject();
        w.WriteString("text", m.Text);
        w.WriteNumber("start", m.Span.Start);
        w.WriteNumber("end", m.Span.End);
        w.WriteString("id", m.Actor.Id);
        w.WriteString("name", m.Actor.Name);
        w.WriteString("country", m.Actor.Country);
        Strings(w, "sectors", m.Actor.Sectors);
        w.WriteString("role", m.Actor.Role);
        if (m.Members is { Count: > 0 } members)
        {
            w.WriteStartArray("members");
            foreach (var member in members)
            {
                Actor(w, member);
            }

            w.WriteEndArray();
        }
        else
        {
            w.WriteNull("members");
        }

        w.WriteString("field", EnumNames.Of(m.Span.Field));
        w.WriteEndObject();
    }

    static void At(Utf8JsonWriter w, Evidence at)
    {
        w.WriteString("field", EnumNames.Of(at.Span.Field));
        w.WriteNumber("sentence", at.Sentence);
        w.WriteNumber("start", at.Span.Start);
        w.WriteNumber("end", at.Span.End);
    }

    static void Strings(Utf8JsonWriter w, string name, IReadOnlyList<string> values)
    {
        w.WriteStartArray(name);
        foreach (var v in values)
        {
            w.WriteStringValue(v);
        }

        w.WriteEndArray();
    }

    static void Number(Utf8JsonWriter w, string name, long? value)
    {
        if (value is { } v)
        {
            w.WriteNumber(name, v);
        }
        else
        {
            w.WriteNull(name);
        }
    }

    static void Number(Utf8JsonWriter w, string name, double? value)
    {
        if (value is { } v && double.IsFinite(v))
        {
            w.WriteNumber(name, v);
        }
        else
        {
            w.WriteNull(name);
        }
    }

    static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    static long? Index(IReadOnlyList<Event> all, string? id)
    {
        for (var i = 0; id is not null && i < all.Count; i++)
        {
            if (all[i].Id == id)
            {
                return i;
            }
        }

        return null;
    }

    static void End(IBufferWriter<byte> output)
    {
        output.GetSpan(1)[0] = (byte)'\n';
        output.Advance(1);
    }
}
