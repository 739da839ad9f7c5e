using System.CommandLine;
using Demarche.Cli.Output;
using Demarche.Store;

namespace Demarche.Cli.Verbs;

/// <summary><c>quotes</c>: what was said, by speaker and words.</summary>
static class Quotes
{
    static readonly Listing<StoredQuote> s_listing = new(
        [
            new("quote_id", q => q.Quote.Id),
            new("doc_id", q => q.Document.DocumentId),
            new("date_start", q => q.Quote.Date.From),
            new("date_end", q => q.Quote.Date.To),
            new("date_source", q => EnumNames.Of(q.Quote.Date.Source)),
            new("speaker_id", q => q.Quote.Speaker?.Actor.Id),
            new("speaker_name", q => EventColumns.Name(q.Quote.Speaker)),
            new("speaker_text", q => q.Quote.Speaker?.Text),
            new("speaker_iso3", q => q.Quote.Speaker?.Actor.Country),
            new("speaker_sectors", q => q.Quote.Speaker?.Actor.Sectors ?? []),
            new("speaker_role", q => q.Quote.Speaker?.Actor.Role),
            new("kind", q => EnumNames.Of(q.Quote.Kind)),
            new("cue", q => q.Quote.Cue),
            new("stance", q => q.Quote.Stance),
            new("addressee_id", q => q.Quote.Addressee?.Actor.Id),
            new("addressee_name", q => EventColumns.Name(q.Quote.Addressee)),
            new("channel", q => q.Quote.Channel),
            new("text", q => q.Quote.Text),
            new("field", q => EnumNames.Of(q.Quote.At.Span.Field)),
            new("sentence_no", q => q.Quote.At.Sentence),
            new("char_start", q => q.Quote.At.Span.Start),
            new("char_end", q => q.Quote.At.Span.End),
            new("url", q => q.Document.Url),
            new("publisher", q => q.Document.Publisher),
            new("publication_date", q => q.Document.Published),
        ],
        [
            new("date", q => q.Quote.Date.From is null && q.Quote.Date.To is null ? RowWriter.Show(q.Document.Published) : EventColumns.Days(q.Quote.Date)),
            new("speaker", q => EventColumns.Name(q.Quote.Speaker)),
            new("role", q => q.Quote.Speaker?.Actor.Role),
            new("cue", q => q.Quote.Cue),
            new("channel", q => q.Quote.Channel),
            new("words", q => q.Quote.Kind == QuoteKind.Direct ? $"“{q.Quote.Text}”" : q.Quote.Text),
            new("document", q => q.Document.Publisher ?? q.Document.Origin),
        ]);

    internal static Command Create()
    {
        var speaker = new Option<string?>("--speaker") { Description = "Who speaks: id, ISO code or name.", HelpName = "ACTOR" };
        var text = new Option<string?>("--text") { Description = "Words of the quote.", HelpName = "WORDS" };
        var from = Options.Day("--from", "Said, or else published, on this day or later");
        var to = Options.Day("--to", "Said, or else published, on this day or earlier", last: true);
        var document = new Option<string?>("--document") { Description = "Id of one document.", HelpName = "ID" };
        var addressee = new Option<string?>("--addressee") { Description = "Who is spoken to: id, ISO code or name.", HelpName = "ACTOR" };
        var kind = new Option<string?>("--kind") { Description = "direct, indirect or mixed.", HelpName = "KIND" };
        Options.OneOf(kind, EnumNames.All<QuoteKind>());
        var channel = new Option<string?>("--channel") { Description = "Channel of the words.", HelpName = "CHANNEL" };
        var after = new Option<string?>("--after") { Description = "Continue a listing after the cursor that the page before gave on stderr.", HelpName = "CURSOR" };
        var limit = Options.Limit();
        var store = Options.Store();
        var format = Options.Format();
        var output = Options.Output();
        var command = new Command("quotes", "What was said, newest first, by speaker and words.") { speaker, text, from, to, document, addressee, kind, channel, after, limit, store, format, output };
        command.SetAction(r =>
        {
            using var record = EventStore.Open(Options.StorePath(r.GetValue(store)), readOnly: true);
            using var sink = Sink.Open(r.GetValue(output), r.GetValue(format));
            var rows = record.Quotes(new QuoteFilter
            {
                Speaker = ActorArgument.Key(r.GetValue(speaker)),
                Text = r.GetValue(text),
                From = r.GetValue(from),
                To = r.GetValue(to),
                Document = r.GetValue(document),
                Addressee = ActorArgument.Key(r.GetValue(addressee)),
                Kind = r.GetValue(kind),
                Channel = r.GetValue(channel),
                After = r.GetValue(after),
                Limit = r.GetValue(limit),
            });
            RowWriter.Write(sink, s_listing, rows);
            Options.SayMore(rows.Count, r.GetValue(limit), rows.Count > 0 ? Cursor.After(rows[^1]) : null);
            sink.Done();
            return ExitCode.Ok;
        });
        return command;
    }
}
