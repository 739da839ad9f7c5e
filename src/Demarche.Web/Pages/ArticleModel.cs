using Demarche.Coding.Dates;
using Demarche.Pipeline.Explaining;
using Demarche.Store;
using Demarche.Web.Parts;

namespace Demarche.Web.Pages;

/// <summary>A stretch of a sentence: of which event's evidence it is a part, and which part of the selected event it tells.</summary>
/// <param name="Text">The words, unchanged.</param>
/// <param name="Event">Place of the event in the article's list, from 0; null for none.</param>
/// <param name="Part"><c>who</c>, <c>did</c>, <c>whom</c>, <c>when</c> or <c>where</c>; null for none.</param>
/// <param name="Ends">Events whose evidence ends here, by their place in the list.</param>
public sealed record Stretch(string Text, int? Event, string? Part, IReadOnlyList<int> Ends);

/// <summary>One sentence as the page shows it.</summary>
/// <param name="Number">0 for the title.</param>
/// <param name="Kind">What its passage is.</param>
/// <param name="First">First of its passage.</param>
/// <param name="Stretches">Its words.</param>
/// <param name="Events">Events it tells, by place in the list.</param>
/// <param name="Reason">Why it gave none; null when it gave one.</param>
/// <param name="Said">It holds a direct quote.</param>
/// <param name="Selected">It tells the selected event.</param>
public sealed record ArticleRow(int Number, PassageKind Kind, bool First, IReadOnlyList<Stretch> Stretches, IReadOnlyList<int> Events, string? Reason, bool Said, bool Selected);

/// <summary>An article with its evidence; one event may be selected.</summary>
public sealed record ArticleModel(CodedArticle Coded, IReadOnlyList<Event> Events, Event? Selected, IReadOnlyList<ArticleRow> Rows, IReadOnlyList<CopyRow> Copies)
{
    public static ArticleModel? Of(EventStore store, Site site, string id, string? selected)
    {
        _ = site;
        if (store.Document(id) is not { } coded)
        {
            return null;
        }

        var events = coded.Events.OrderBy(e => e.At.Sentence).ThenBy(e => e.At.Span.Start).ToList();
        var chosen = selected is null ? MainEvent.Of(coded) : events.Find(e => e.Id == selected);
        var index = events.Select((e, i) => (e.Id, i)).ToDictionary(p => p.Id, p => p.i, StringComparer.Ordinal);
        List<ArticleRow> rows = [];
        var passage = -1;
        foreach (var s in coded.Sentences)
        {
            var now = coded.Article.Passages.ToList().FindIndex(p => s.Span.Field == Field.Text && s.Span.Start >= p.Start && s.Span.Start < p.End);
            rows.Add(Row(coded, events, index, chosen, s, now != passage || rows.Count == 0));
            passage = now;
        }

        return new ArticleModel(coded, events, chosen, rows, store.CopiesOf(id));
    }

    static ArticleRow Row(CodedArticle coded, List<Event> events, Dictionary<string, int> index, Event? chosen, SentenceSpan s, bool first)
    {
        var told = events.Select((e, i) => (Event: e, Index: i)).Where(x => x.Event.Evidence.Any(v => v.Sentence == s.Number && v.Span.Overlaps(s.Span)) || (x.Event.At.Sentence == s.Number && x.Event.At.Span.Overlaps(s.Span))).ToList();
        var parts = chosen is null ? [] : Parts(coded, chosen, s);
        List<(Span Span, int Event)> marks = [.. told.SelectMany(x => x.Event.Evidence.Where(v => v.Sentence == s.Number && v.Span.Overlaps(s.Span)).Select(v => (v.Span, x.Index)))];
        var quote = coded.Quotes.FirstOrDefault(q => q.At.Sentence == s.Number && q.At.Span.Overlaps(s.Span));
        var held = coded.Held.FirstOrDefault(h => h.At.Sentence == s.Number && h.At.Span.Overlaps(s.Span));
        var reason = told.Count > 0 ? null
            : held is not null ? Words.Reason(held.Reason)
            : quote is not null ? "a quote, no act of its own"
            : s.Kind is PassageKind.Paragraph or PassageKind.Headline or PassageKind.Heading or PassageKind.Teaser or PassageKind.Caption ? Words.Reason(HeldReason.NoAction)
            : $"{EnumNames.Of(s.Kind).Replace('_', ' ')}, not coded";
        return new ArticleRow(s.Number, s.Kind, first, Cut(coded.Article, s, marks, parts), [.. told.Select(x => x.Index)], reason, quote?.Kind == QuoteKind.Direct, chosen is not null && told.Exists(x => x.Index == index[chosen.Id]));
    }

    /// <summary>Where the parts of the selected event stand in a sentence.</summary>
    static List<(Span Span, string Part)> Parts(CodedArticle coded, Event e, SentenceSpan s)
    {
        List<(Span, string)> parts = [];
        if (e.At.Sentence == s.Number)
        {
            parts.Add((e.At.Span, "did"));
        }

        void Add(Mention? m, string part)
        {
            if (m is not null && m.Span.Length > 0 && s.Span.Contains(m.Span))
            {
                parts.Add((m.Span, part));
            }
        }

        Add(e.Source, "who");
        Add(e.Target, "whom");
        if (s.Span.Field == Field.Text && (e.At.Sentence == s.Number || e.Evidence.Any(v => v.Sentence == s.Number)))
        {
            if (e.Place is { Text.Length: > 0 } place && coded.Article.Text.IndexOf(place.Text, s.Span.Start, s.Span.Length, StringComparison.Ordinal) is >= 0 and var at)
            {
                parts.Add((new Span(Field.Text, at, at + place.Text.Length), "where"));
            }

            var day = DateFinder.Find(coded.Article.Text, s.Span.Start, s.Span.End, coded.Article.Published.Day).Find(d => d.When.From == e.Date.From && d.When.To == e.Date.To && d.When.From is not null);
            if (day is not null)
            {
                parts.Add((new Span(Field.Text, day.Start, day.End), "when"));
            }
        }

        return parts;
    }

    /// <summary>Cuts a sentence where marks begin and end; the shortest evidence wins where several overlap, a part of the selected event wins over all.</summary>
    static List<Stretch> Cut(Article article, SentenceSpan s, List<(Span Span, int Event)> marks, List<(Span Span, string Part)> parts)
    {
        var cuts = new SortedSet<int> { s.Span.Start, s.Span.End };
        foreach (var span in marks.Select(m => m.Span).Concat(parts.Select(p => p.Span)))
        {
            cuts.Add(Math.Clamp(span.Start, s.Span.Start, s.Span.End));
            cuts.Add(Math.Clamp(span.End, s.Span.Start, s.Span.End));
        }

        List<Stretch> stretches = [];
        var at = cuts.ToList();
        for (var i = 0; i + 1 < at.Count; i++)
        {
            var (from, to) = (at[i], at[i + 1]);
            var mark = marks.Where(m => m.Span.Start <= from && m.Span.End >= to).OrderBy(m => m.Span.Length).ThenBy(m => m.Event).Select(m => (int?)m.Event).FirstOrDefault();
            var part = parts.Where(p => p.Span.Start <= from && p.Span.End >= to).OrderBy(p => p.Span.Length).Select(p => p.Part).FirstOrDefault();
            stretches.Add(new Stretch(article.Words(new Span(s.Span.Field, from, to)).ReplaceLineEndings(" "), mark, part, [.. marks.Where(m => Math.Min(m.Span.End, s.Span.End) == to).Select(m => m.Event).Distinct().Order()]));
        }

        return stretches;
    }
}
