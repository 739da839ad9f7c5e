using DuckDB.NET.Data;

namespace Demarche.Store;

/// <summary>Turns one coded document into rows, table by table in the order of the schema's columns. Runs inside the caller's transaction.</summary>
sealed class ArticleWriter(DuckDBConnection connection, CodedArticle coded, string runId)
{
    readonly string _doc = coded.Article.Id;
    readonly List<(string Owner, string Part, int Number, Mention Mention)> _members = [];

    /// <summary>Events written.</summary>
    public int Events { get; private set; }

    public void Write()
    {
        var a = coded.Article;
        Rows("documents", [a], (row, _, _) =>
        {
            row.AppendValue(_doc).AppendValue(runId).AppendValue(a.Title).AppendValue(a.Text).AppendValue(a.Url).AppendValue(a.Origin).AppendValue(a.Publisher);
            row.AppendValue(Days.Of(a.Published.Day)).AppendValue(a.Published.Source).AppendValue(a.Published.Reason).AppendValue(a.Language);
        });
        Rows("passages", a.Passages, (row, p, i) =>
            row.AppendValue(_doc).AppendValue(i).AppendValue(EnumNames.Of(p.Kind)).AppendValue(p.Start).AppendValue(p.End));
        Rows("sentences", coded.Sentences, (row, s, _) =>
            Span(row.AppendValue(_doc).AppendValue(s.Number).AppendValue(EnumNames.Of(s.Kind)), s.Span).AppendValue(a.Words(s.Span)));

        var events = coded.Events.Where(e => !e.Forced).ToList();
        Events = events.Count;
        Rows("events", events, WriteEvent);
        Rows("event_evidence", Each(events, e => e.Evidence), (row, e, _) =>
            At(row.AppendValue(_doc).AppendValue(e.Owner.Id).AppendValue(e.Number), e.Item));
        Rows("event_quotes", Each(events, e => e.QuoteIds), (row, e, _) =>
            row.AppendValue(_doc).AppendValue(e.Owner.Id).AppendValue(e.Number).AppendValue(e.Item));
        Rows("casualties", Each(events, e => e.Casualties), (row, e, _) =>
            row.AppendValue(_doc).AppendValue(e.Owner.Id).AppendValue(e.Number)
                .AppendValue(e.Item.Kind).AppendValue(e.Item.N).AppendValue(e.Item.NMax).AppendValue(e.Item.Qualifier).AppendValue(e.Item.Who));
        Rows("quotes", coded.Quotes, WriteQuote);
        Rows("held", coded.Held, WriteHeld);
        Rows("members", _members, (row, m, _) => Actor(
            Span(row.AppendValue(_doc).AppendValue(m.Owner).AppendValue(m.Part).AppendValue(m.Number).AppendValue(m.Mention.Text), m.Mention.Span), m.Mention.Actor));
    }

    void WriteEvent(IDuckDBAppenderRow row, Event e, int number)
    {
        row.AppendValue(e.Id).AppendValue(_doc).AppendValue(runId).AppendValue(number).AppendValue(e.Mutual);
        row.AppendValue(e.Action.Cameo).AppendValue(e.Action.Plover.Type).AppendValue(e.Action.Plover.Mode).AppendValue(string.Join(';', e.Action.Plover.Contexts));
        row.AppendValue(Ontology.Quad(e.Action.Plover.Type)).AppendValue(Ontology.Score(e.Action.Plover)).AppendValue(Ontology.Find(e.Action.Cameo)?.Goldstein);
        Date(row, e.Date);
        row.AppendValue(EnumNames.Of(e.Status)).AppendValue(e.ObjectId).AppendValue(e.Confidence).AppendValue(EnumNames.Of(e.By)).AppendValue(e.Because).AppendValue(e.Trigger);
        At(row, e.At).AppendValue(e.RepliesTo);
        var p = e.Place;
        row.AppendValue(p?.Text).AppendValue(p?.Name).AppendValue(p?.Country).AppendValue(p?.Admin1).AppendValue(p?.GeoNamesId)
            .AppendValue(p?.Latitude).AppendValue(p?.Longitude).AppendValue(p is null ? null : EnumNames.Of(p.Precision));
        Mention(row, e.Source, e.Id, "source");
        Mention(row, e.Target, e.Id, "target");
        Mention(row, e.ClaimedBy, e.Id, "claimed_by");
    }

    void WriteQuote(IDuckDBAppenderRow row, Quote q, int number)
    {
        row.AppendValue(q.Id).AppendValue(_doc).AppendValue(number).AppendValue(q.Text).AppendValue(EnumNames.Of(q.Kind)).AppendValue(q.Cue).AppendValue(q.Stance).AppendValue(q.Channel);
        At(row, q.At);
        Date(row, q.Date);
        Mention(row, q.Speaker, q.Id, "speaker");
        Mention(row, q.Addressee, q.Id, "addressee");
    }

    void WriteHeld(IDuckDBAppenderRow row, Held h, int number)
    {
        var id = HeldId(_doc, number);
        row.AppendValue(id).AppendValue(_doc).AppendValue(number);
        At(row, h.At).AppendValue(EnumNames.Of(h.Reason)).AppendValue(h.Because);
        var code = h.Action?.Plover;
        row.AppendValue(h.Action?.Cameo).AppendValue(code?.Type).AppendValue(code?.Mode).AppendValue(code is null ? null : string.Join(';', code.Contexts));
        Mention(row, h.Source, id, "source");
        Mention(row, h.Target, id, "target");
    }

    /// <summary>Held items have no id of their own: the document's with the number in it.</summary>
    internal static string HeldId(string documentId, int number) => $"{documentId}/{number}";

    void Mention(IDuckDBAppenderRow row, Mention? mention, string owner, string part)
    {
        if (mention is null)
        {
            for (var i = 0; i < 9; i++)
            {
                row.AppendNullValue();
            }

            return;
        }

        Actor(Span(row.AppendValue(mention.Text), mention.Span), mention.Actor);
        for (var i = 0; i < (mention.Members?.Count ?? 0); i++)
        {
            _members.Add((owner, part, i, mention.Members![i]));
        }
    }

    static IDuckDBAppenderRow Actor(IDuckDBAppenderRow row, Actor a) =>
        row.AppendValue(a.Id).AppendValue(a.Name).AppendValue(a.Country).AppendValue(string.Join(';', a.Sectors)).AppendValue(a.Role);

    static IDuckDBAppenderRow Span(IDuckDBAppenderRow row, Span s) => row.AppendValue(EnumNames.Of(s.Field)).AppendValue(s.Start).AppendValue(s.End);

    static IDuckDBAppenderRow At(IDuckDBAppenderRow row, Evidence at) => Span(row.AppendValue(at.Sentence), at.Span);

    static void Date(IDuckDBAppenderRow row, DatedInterval d) =>
        row.AppendValue(Days.Of(d.From)).AppendValue(Days.Of(d.To)).AppendValue(EnumNames.Of(d.Precision)).AppendValue(EnumNames.Of(d.Source)).AppendValue(EnumNames.Of(d.Open));

    static List<(Event Owner, int Number, T Item)> Each<T>(List<Event> events, Func<Event, IReadOnlyList<T>> items) =>
        [.. events.SelectMany(e => items(e).Select((item, i) => (e, i, item)))];

    void Rows<T>(string table, IReadOnlyList<T> items, Action<IDuckDBAppenderRow, T, int> write)
    {
        if (items.Count == 0)
        {
            return;
        }

        using var appender = connection.CreateAppender(table);
        for (var i = 0; i < items.Count; i++)
        {
            var row = appender.CreateRow();
            write(row, items[i], i);
            row.EndRow();
        }
    }
}
