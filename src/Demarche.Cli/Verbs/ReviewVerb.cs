using System.CommandLine;
using System.Globalization;
using Demarche.Cli.Output;
using Demarche.Store;
using Demarche.Store.Corrections;

namespace Demarche.Cli.Verbs;

/// <summary><c>review --as NAME</c>: people confirm, correct and remove events; what they say is kept over every recode.</summary>
static class ReviewVerb
{
    static readonly Listing<Review> s_reviews = Same<Review>(
        new("event_id", r => r.EventId), new("reviewer", r => r.Reviewer), new("verdict", r => EnumNames.Of(r.Verdict)), new("field", r => r.Field),
        new("old", r => r.Old), new("new", r => r.Value), new("note", r => r.Note), new("adjudicates", r => r.Adjudicates), new("at", r => r.At));

    static readonly Listing<Agreement> s_agreement = Same<Agreement>(
        new("a", a => a.A), new("b", a => a.B), new("events", a => a.Events), new("same", a => a.Same),
        new("agreement", a => Math.Round((double)a.Same / a.Events, 3)), new("kappa", a => a.Kappa is { } k ? Math.Round(k, 3) : null));

    internal static Command Create()
    {
        var id = new Argument<string?>("event") { Description = "One event; without it the queue, least certain first.", Arity = ArgumentArity.ZeroOrOne };
        var name = new Option<string?>("--as") { Description = "Who reviews.", HelpName = "NAME" };
        var confirm = new Option<bool>("--confirm") { Description = "The event is right as it stands." };
        var set = new Option<string[]>("--set") { Description = "Correct a field: cameo=054, date=2024-05-28 or FROM..TO, status, source=ACTOR, target=ACTOR, mutual, object.", HelpName = "FIELD=VALUE" };
        var delete = new Option<bool>("--delete") { Description = "It is no event." };
        var note = new Option<string?>("--note") { Description = "Why.", HelpName = "WORDS" };
        var second = new Option<bool>("--second") { Description = "Only what somebody else has reviewed, to code it twice." };
        var adjudicate = new Option<bool>("--adjudicate") { Description = "Settle what reviewers see differently." };
        var agreement = new Option<bool>("--agreement") { Description = "How far reviewers agree, pair by pair." };
        var list = new Option<bool>("--list") { Description = "The reviews there are." };
        var dry = new Option<bool>("--dry-run") { Description = "Say what would be kept, write nothing." };
        var limit = Options.Limit(50);
        var store = Options.Store();
        var format = Options.Format();
        var output = Options.Output();
        var command = new Command("review", "A queue of the least certain events to confirm, correct or remove; double coding, agreement and adjudication.")
        {
            id, name, confirm, set, delete, note, second, adjudicate, agreement, list, dry, limit, store, format, output,
        };
        command.SetAction(r =>
        {
            if (r.GetValue(agreement) || r.GetValue(list))
            {
                using var read = EventStore.Open(Options.StorePath(r.GetValue(store)), readOnly: true);
                using var sink = Sink.Open(r.GetValue(output), r.GetValue(format));
                if (r.GetValue(agreement))
                {
                    RowWriter.Write(sink, s_agreement, read.Agreements());
                }
                else
                {
                    RowWriter.Write(sink, s_reviews, read.Reviews(r.GetValue(id)));
                }

                sink.Done();
                return ExitCode.Ok;
            }

            var reviewer = r.GetValue(name) ?? throw new Failure("usage", "say who reviews: demarche review --as NAME", ExitCode.Usage);
            using var record = StoreOwner.TakeOrJoin(Existing(r.GetValue(store)));
            if (r.GetValue(id) is { } one)
            {
                List<Review> said = [.. Given(one, reviewer, r.GetValue(confirm), r.GetValue(set) ?? [], r.GetValue(delete), r.GetValue(note), r.GetValue(adjudicate))];
                if (said.Count == 0)
                {
                    throw new Failure("usage", "say what is right: --confirm, --set FIELD=VALUE or --delete", ExitCode.Usage);
                }

                said.ForEach(x => Keep(record, x, r.GetValue(dry)));
                return ExitCode.Ok;
            }

            var queue = r.GetValue(adjudicate) ? record.Disputed(r.GetValue(limit)) : record.ReviewQueue(reviewer, r.GetValue(second), r.GetValue(limit));
            return Ask(record, queue, reviewer, r.GetValue(adjudicate), r.GetValue(dry));
        });
        return command;
    }

    /// <summary>Shows event after event and reads a line for each; the end of the input ends the queue.</summary>
    static int Ask(EventStore record, IReadOnlyList<StoredEvent> queue, string reviewer, bool adjudicate, bool dry)
    {
        var done = 0;
        foreach (var e in queue)
        {
            EventCard.Write(Console.Out, e, record.Evidence(e.Event.Id));
            foreach (var r in record.Reviews(e.Event.Id))
            {
                Console.Out.WriteLine($"  {r.Reviewer}: {EnumNames.Of(r.Verdict)}{(r.Field is null ? "" : $" {r.Field} {r.Old} → {r.Value}")}{(r.Note is null ? "" : $" ({r.Note})")}");
            }

            while (true)
            {
                Console.Error.Write("c confirm, d delete, FIELD=VALUE correct, s skip, q quit > ");
                var answer = Console.In.ReadLine()?.Trim();
                if (answer is null or "q")
                {
                    Console.Error.WriteLine($"{done} reviewed");
                    return ExitCode.Ok;
                }

                if (answer == "s")
                {
                    break;
                }

                try
                {
                    var said = Given(e.Event.Id, reviewer, answer == "c", answer.Contains('=') ? [answer] : [], answer == "d", null, adjudicate).ToList();
                    if (said.Count > 0)
                    {
                        said.ForEach(x => Keep(record, x, dry));
                        done++;
                        break;
                    }
                }
                catch (Exception problem) when (problem is FormatException or Failure)
                {
                    Console.Error.WriteLine(problem.Message);
                }
            }
        }

        Console.Error.WriteLine(queue.Count == 0 ? "nothing to review" : $"{done} reviewed");
        return ExitCode.Ok;
    }

    static IEnumerable<Review> Given(string id, string reviewer, bool confirm, string[] edits, bool delete, string? note, bool adjudicate)
    {
        var now = DateTime.UtcNow.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
        if (confirm)
        {
            yield return new Review(id, reviewer, Verdict.Confirm, null, null, note, adjudicate, now);
        }

        foreach (var edit in edits)
        {
            var at = edit.IndexOf('=');
            if (at < 1)
            {
                throw new Failure("usage", $"'{edit}' is no correction; write FIELD=VALUE", ExitCode.Usage);
            }

            var (field, value) = (edit[..at].Trim(), edit[(at + 1)..].Trim());
            yield return new Review(id, reviewer, Verdict.Edit, field, field is "source" or "target" && !value.Contains('|') && value.Length > 0 ? ActorArgument.AsEdit(value) : value, note, adjudicate, now);
        }

        if (delete)
        {
            yield return new Review(id, reviewer, Verdict.Delete, null, null, note, adjudicate, now);
        }
    }

    static void Keep(EventStore record, Review review, bool dry)
    {
        if (!dry)
        {
            record.AddReview(review);
        }

        Console.Error.WriteLine($"{(dry ? "would keep" : "kept")}: {review.EventId} {EnumNames.Of(review.Verdict)}{(review.Field is null ? "" : $" {review.Field} = {review.Value}")}");
    }

    /// <summary>Correcting makes no record.</summary>
    internal static string Existing(string? store)
    {
        var path = Options.StorePath(store);
        return File.Exists(path) ? path : throw new StoreException("no-store", $"there is no record at '{path}'; add documents with: demarche add PATH, or name another file with --store");
    }

    static Listing<T> Same<T>(params Column<T>[] columns) => new(columns, columns);
}
