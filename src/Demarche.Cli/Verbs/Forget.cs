using System.CommandLine;
using System.Globalization;
using Demarche.Cli.Output;
using Demarche.Merging.Happenings;
using Demarche.Pipeline;
using Demarche.Pipeline.Ingest;
using Demarche.Store;

namespace Demarche.Cli.Verbs;

/// <summary><c>forget PERSON|URL|DOC</c>: removes what the record holds of a person, an address or a document, and keeps it from coming back.</summary>
static class Forget
{
    internal static Command Create()
    {
        var what = new Argument<string>("what") { Description = "An address (https://…), the id of a document, or a person by id or name." };
        var dry = new Option<bool>("--dry-run") { Description = "Say what it is taken for, write nothing." };
        var store = Options.Store();
        var command = new Command("forget", "Removes text, quotes, events and index rows of a person, address or document; a tombstone keeps them from coming back.") { what, dry, store };
        command.SetAction(r =>
        {
            var value = r.GetValue(what)!.Trim();
            var path = ReviewVerb.Existing(r.GetValue(store));
            var (url, document) = (value.Contains("://", StringComparison.Ordinal), value.Length == 17 && value[0] == 'd' && value.All(char.IsAsciiLetterOrDigit));
            if (value.Length < 4)
            {
                throw new Failure("usage", $"'{value}' is too short to mean one person; give the full name, an id, an address or the id of a document", ExitCode.Usage);
            }

            if (r.GetValue(dry))
            {
                Console.Error.WriteLine($"would forget the {(url ? "address" : document ? "document" : "person")} '{value}'");
                return ExitCode.Ok;
            }

            var now = DateTime.UtcNow.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
            bool joined;
            using (var record = EventStore.Open(path))
            {
                joined = record.IsJoined;
                if (url)
                {
                    Console.Error.WriteLine($"{record.ForgetUrl(value, now)} documents removed; the address will not be read again");
                }
                else if (document)
                {
                    Console.Error.WriteLine(record.ForgetDocument(value, now) ? "the document is removed and will not be read again" : "the record holds no such document; it will not be read in");
                }
                else
                {
                    var (events, quotes, sentences) = record.ForgetPerson(value, now);
                    Console.Error.WriteLine($"{events} events and {quotes} quotes removed, {sentences} sentences blacked out; the person will be left out of what is added later");
                }

                // A happening told by others too must not vanish with the event that told it best.
                Settling.Run(record, Merger.Load(Path.Combine(Installation.Data, "merging")));
            }

            if (joined)
            {
                Console.Error.WriteLine("another demarche owns the file: its unused parts may still hold the words; run the command again when that one has ended");
            }
            else
            {
                EventStore.Rewrite(path);
            }

            return ExitCode.Ok;
        });
        return command;
    }
}
