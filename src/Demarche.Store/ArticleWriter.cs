using Demarche.Store.Access;

namespace Demarche.Store;

/// <summary>Turns one coded document into rows, table by table in the order of the schema's columns. Runs inside the caller's transaction.</summary>
sealed class ArticleWriter(Appenders appenders, CodedArticle coded, string runId, long firstSerial)
{
    readonly string _doc = coded.Article.Id;
    readonly List<(string Owner, string Part, int Number, Mention Mention)> _members = [];

    /// <summary>Events written.</summary>
    public int Events { get; private set; }

    /// <summary>Writes everything; without the document itself when it stands there already.</summary>
    public void Write(bool withDocument = true)
    {
        var a = coded.Article;
        Rows("documents", withDocument ? new[] { a } : [], (row, _, _) =>
        {
            row.Add(_doc).Add(runId).Add(a.Title).Add(a.Text).Add(a.Url).Add(a.Origin).Add(a.Publisher);
            row.Add(Days.Of(a.Published.Day)).Add(a.Published.Source).Add(a.Published.Reason).Add(a.Language);
        });
        if (a.Original is { } original)
        {
            Rows("originals", [original], (row, o, _) => row.Add(_doc).Add(o.Language).Add(o.Text));
            Rows("original_stretches", original.Stretches, (row, s, _) => row.Add(_doc).Add(s.Start).Add(s.End).Add(s.OriginalStart).Add(s.OriginalEnd));
        }

        Rows("passages", a.Passages, (row, p, i) =>
            row.Add(_doc).Add(i).Add(EnumNames.Of(p.Kind)).Add(p.Start).Add(p.End));
        var (title, text) = (new PointCounter(a.Title ?? ""), new PointCounter(a.Text));
        Rows("sentence_spans", coded.Sentences, (row, s, i) =>
        {
            var counter = s.Span.Field == Field.Title ? title : text;
            var start = counter.To(s.Span.Start);
            Span(row.Add(_doc).Add(s.Number).Add(EnumNames.Of(s.Kind)), s.Span).Add(start).Add(counter.To(s.Span.End) - start).Add(firstSerial + i);
        });

        var events = coded.Events.Where(e => !e.Forced).ToList();
        Events = events.Count;
        Rows("events", events, WriteEvent);
        Rows("compound_pairs", [.. events.Where(IsCompound).SelectMany(Pairs)], WritePair);
        Rows("event_evidence", Each(events, e => e.Evidence), (row, e, _) =>
            At(row.Add(_doc).Add(e.Owner.Id).Add(e.Number), e.Item));
        Rows("event_quotes", Each(events, e => e.QuoteIds), (row, e, _) =>
            row.Add(_doc).Add(e.Owner.Id).Add(e.Number).Add(e.Item));
        Rows("casualties", Each(events, e => e.Casualties), (row, e, _) =>
            row.Add(_doc).Add(e.Owner.Id).Add(e.Number)
                .Add(e.Item.Kind).Add(e.Item.N).Add(e.Item.NMax).Add(e.Item.Qualifier).Add(e.Item.Who));
        Rows("quotes", coded.Quotes, WriteQuote);
        Rows("held", coded.Held, WriteHeld);
        Rows("members", _members, (row, m, _) => Actor(
            Span(row.Add(_doc).Add(m.Owner).Add(m.Part).Add(m.Number).Add(m.Mention.Text), m.Mention.Span), m.Mention.Actor));
    }

    void WritePair(AppenderRow row, (Event Event, Actor? Source, Actor? Target) p, int number)
    {
        var (e, s, t) = p;
        row.Add(e.Id).Add(s?.Id).Add(s?.Name).Add(s?.Country).Add(t?.Id).Add(t?.Name).Add(t?.Country);
        row.Add(e.Mutual).Add(Ontology.Quad(e.Action.Plover.Type)).Add(Ontology.Score(e.Action.Plover)).Add(Ontology.Find(e.Action.Cameo)?.Goldstein);
        row.Add(Days.Of(e.Date.From)).Add(Days.Of(e.Date.To)).Add(PairKey.Of(s?.Country, t?.Country));
    }

    /// <summary>True when a side has members.</summary>
    internal static bool IsCompound(Event e) => e.Source?.Members is { Count: > 0 } || e.Target?.Members is { Count: > 0 };

    /// <summary>Every member of one side with every member of the other.</summary>
    static IEnumerable<(Event Event, Actor? Source, Actor? Target)> Pairs(Event e)
    {
        List<Actor?> sources = [.. Side(e.Source)], targets = [.. Side(e.Target)];
        if (!e.Mutual)
        {
            return from s in sources from t in targets select (e, s, t);
        }

        // Without direction everybody meets everybody.
        var all = sources.Concat(targets).Where(x => x is not null).ToList();
        List<(Event, Actor?, Actor?)> pairs = [];
        for (var i = 0; i < all.Count; i++)
        {
            for (var j = i + 1; j < all.Count; j++)
            {
                pairs.Add((e, all[i], all[j]));
            }
        }

        if (pairs.Count == 0)
        {
            pairs.Add((e, all[0], default));
        }

        return pairs;

        static IEnumerable<Actor?> Side(Mention? m) => m?.Members is { Count: > 0 } all ? all.Select(Actor? (x) => x.Actor) : [m?.Actor];
    }

    void WriteEvent(AppenderRow row, Event e, int number)
    {
        row.Add(e.Id).Add(_doc).Add(runId).Add(number).Add(e.Mutual);
        row.Add(e.Action.Cameo).Add(e.Action.Plover.Type).Add(e.Action.Plover.Mode).Add(string.Join(';', e.Action.Plover.Contexts));
        row.Add(Ontology.Quad(e.Action.Plover.Type)).Add(Ontology.Score(e.Action.Plover)).Add(Ontology.Find(e.Action.Cameo)?.Goldstein);
        Date(row, e.Date);
        row.Add(EnumNames.Of(e.Status)).Add(e.ObjectId).Add(e.Confidence).Add(EnumNames.Of(e.By)).Add(e.Because).Add(e.Trigger);
        At(row, e.At).Add(e.RepliesTo);
        var p = e.Place;
        row.Add(p?.Text).Add(p?.Name).Add(p?.Country).Add(p?.Admin1).Add(p?.GeoNamesId)
            .Add(p?.Latitude).Add(p?.Longitude).Add(p is null ? null : EnumNames.Of(p.Precision));
        Mention(row, e.Source, e.Id, "source");
        Mention(row, e.Target, e.Id, "target");
        Mention(row, e.ClaimedBy, e.Id, "claimed_by");
        row.Add(PairKey.Of(e.Source?.Actor.Country, e.Target?.Actor.Country)).Add(IsCompound(e));
    }

    void WriteQuote(AppenderRow row, Quote q, int number)
    {
        row.Add(q.Id).Add(_doc).Add(number).Add(q.Text).Add(EnumNames.Of(q.Kind)).Add(q.Cue).Add(q.Stance).Add(q.Channel);
        At(row, q.At);
        Date(row, q.Date);
        Mention(row, q.Speaker, q.Id, "speaker");
        Mention(row, q.Addressee, q.Id, "addressee");
    }

    void WriteHeld(AppenderRow row, Held h, int number)
    {
        var id = HeldId(_doc, number);
        row.Add(id).Add(_doc).Add(number);
        At(row, h.At).Add(EnumNames.Of(h.Reason)).Add(h.Because);
        var code = h.Action?.Plover;
        row.Add(h.Action?.Cameo).Add(code?.Type).Add(code?.Mode).Add(code is null ? null : string.Join(';', code.Contexts));
        Mention(row, h.Source, id, "source");
        Mention(row, h.Target, id, "target");
    }

    /// <summary>Held items have no id of their own: the document's with the number in it.</summary>
    internal static string HeldId(string documentId, int number) => $"{documentId}/{number}";

    void Mention(AppenderRow row, Mention? mention, string owner, string part)
    {
        if (mention is null)
        {
            for (var i = 0; i < 9; i++)
            {
                row.AppendNullValue();
            }

            return;
        }

        Actor(Span(row.Add(mention.Text), mention.Span), mention.Actor);
        for (var i = 0; i < (mention.Members?.Count ?? 0); i++)
        {
            _members.Add((owner, part, i, mention.Members![i]));
        }
    }

    static AppenderRow Actor(AppenderRow row, Actor a) =>
        row.Add(a.Id).Add(a.Name).Add(a.Country).Add(string.Join(';', a.Sectors)).Add(a.Role);

    static AppenderRow Span(AppenderRow row, Span s) => row.Add(EnumNames.Of(s.Field)).Add(s.Start).Add(s.End);

    static AppenderRow At(AppenderRow row, Evidence at) => Span(row.Add(at.Sentence), at.Span);

    static void Date(AppenderRow row, DatedInterval d) =>
        row.Add(Days.Of(d.From)).Add(Days.Of(d.To)).Add(EnumNames.Of(d.Precision)).Add(EnumNames.Of(d.Source)).Add(EnumNames.Of(d.Open));

    static List<(Event Owner, int Number, T Item)> Each<T>(List<Event> events, Func<Event, IReadOnlyList<T>> items) =>
        [.. events.SelectMany(e => items(e).Select((item, i) => (e, i, item)))];

    void Rows<T>(string table, IReadOnlyList<T> items, Action<AppenderRow, T, int> write)
    {
        if (items.Count == 0)
        {
            return;
        }

        var appender = appenders.Of(table);
        for (var i = 0; i < items.Count; i++)
        {
            var row = appender.CreateRow();
            write(row, items[i], i);
            row.EndRow();
        }
    }
}
