using System.CommandLine;
using Demarche.Cli.Output;
using Demarche.Pipeline;
using Demarche.Pipeline.Explaining;
using Demarche.Store;

namespace Demarche.Cli.Verbs;

/// <summary><c>explain EVENT|PATH</c>: the five questions answered, every sentence numbered to its evidence.</summary>
static class Explain
{
    internal static Command Create()
    {
        var what = new Argument<string>("event-or-path") { Description = "An event id of the record, a document, or - for standard input." };
        var store = Options.Store();
        var knowledge = KnowledgeOption.Create();
        var command = new Command("explain", "The five questions of an explainer answered for a document or an event of the record, every sentence numbered to its evidence.") { what, store, knowledge };
        command.SetAction(result =>
        {
            var given = result.GetValue(what)!;
            var path = Options.StorePath(result.GetValue(store));
            using var record = File.Exists(path) ? EventStore.Open(path, readOnly: true) : null;
            return IsEventId(given) && !File.Exists(given) ? OfEvent(given, record) : OfDocuments(given, record, result.GetValue(knowledge));
        });
        return command;
    }

    static int OfDocuments(string path, EventStore? record, string? knowledge)
    {
        List<Rejected> failures = [];
        var tools = KnowledgeOption.Tools(knowledge);
        var any = false;
        foreach (var article in Inputs.Articles(path, failures))
        {
            var coded = tools.Coder.Code(article);
            Console.Out.Write((any ? "\n" : "") + MarkdownExplainer.Write(tools.Explainer.Explain(coded, record is null ? [] : Related.Of(record, coded, MainEvent.Of(coded)))));
            any = true;
        }

        return failures.Count > 0 ? ExitCode.SomeFailed : ExitCode.Ok;
    }

    static int OfEvent(string id, EventStore? record)
    {
        if (record?.Event(id) is not { } stored || record.Document(stored.Document.DocumentId) is not { } coded)
        {
            throw new Failure("no-event", $"the record has no event '{id}'; list them with: demarche events", ExitCode.NotFound);
        }

        Console.Out.Write(MarkdownExplainer.Write(new Tools().Explainer.Explain(coded, Related.Of(record, coded, stored.Event), id)));
        return ExitCode.Ok;
    }

    static bool IsEventId(string s) => s.Length == 17 && s[0] == 'e' && s.All(char.IsAsciiLetterOrDigit);
}
