using System.CommandLine;
using Demarche.Cli.Output;
using Demarche.Store;

namespace Demarche.Cli.Verbs;

/// <summary><c>search WORDS</c>: sentences by their words.</summary>
static class SearchVerb
{
    static readonly Listing<FoundSentence> s_listing = new(
        [
            new("doc_id", s => s.Document.DocumentId),
            new("sentence_no", s => s.Number),
            new("text", s => s.Text),
            new("event_ids", s => s.EventIds),
            new("title", s => s.Document.Title),
            new("url", s => s.Document.Url),
            new("publisher", s => s.Document.Publisher),
            new("publication_date", s => s.Document.Published),
        ],
        [
            new("date", s => s.Document.Published),
            new("outlet", s => s.Document.Publisher ?? s.Document.Origin),
            new("sentence", s => s.Text),
            new("events", s => s.EventIds),
        ]);

    internal static Command Create()
    {
        var words = new Argument<string[]>("words") { Description = "Words that stand in one sentence; \"a phrase\" in quotes, recogn* for a beginning.", Arity = ArgumentArity.OneOrMore };
        var from = Options.Day("--from", "Published on this day or later");
        var to = Options.Day("--to", "Published on this day or earlier", last: true);
        var publisher = new Option<string?>("--publisher") { Description = "Only this outlet.", HelpName = "OUTLET" };
        var after = new Option<string?>("--after") { Description = "Continue a listing after the cursor that the page before gave on stderr.", HelpName = "CURSOR" };
        var limit = Options.Limit(100);
        var store = Options.Store();
        var format = Options.Format();
        var output = Options.Output();
        var command = new Command("search", "Sentences of the record that hold all the words, last added first, with the events that rest on them.") { words, from, to, publisher, after, limit, store, format, output };
        command.SetAction(r =>
        {
            // The shell takes the quotes away: an argument of several words is a phrase.
            var query = string.Join(' ', r.GetValue(words)!.Select(w => w.Contains(' ') && !w.Contains('"') && r.GetValue(words)!.Length > 1 ? $"\"{w}\"" : w));
            using var record = EventStore.Open(Options.StorePath(r.GetValue(store)), readOnly: true);
            using var sink = Sink.Open(r.GetValue(output), r.GetValue(format));
            var rows = record.Search(query, r.GetValue(from), r.GetValue(to), r.GetValue(publisher), r.GetValue(after), r.GetValue(limit));
            RowWriter.Write(sink, s_listing, rows);
            Options.SayMore(rows.Count, r.GetValue(limit), rows.Count > 0 ? Cursor.After(rows[^1]) : null);
            sink.Done();
            return ExitCode.Ok;
        });
        return command;
    }
}
