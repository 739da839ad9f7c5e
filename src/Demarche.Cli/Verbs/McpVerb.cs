using System.CommandLine;
using Demarche.Cli.Output;
using Demarche.Pipeline;
using Demarche.Store;
using Demarche.Web;
using Demarche.Web.Mcp;

namespace Demarche.Cli.Verbs;

/// <summary><c>mcp</c>: the record as tools for an LLM client, over standard input and output.</summary>
static class McpVerb
{
    internal static Command Create()
    {
        var write = new Option<bool>("--allow-write") { Description = "Also offer what changes the record: add_document, review_event." };
        var (store, record) = (Options.Store(), Options.Record());
        var command = new Command("mcp", "The record as tools for an LLM client (Model Context Protocol) over standard input and output; reads only, unless --allow-write.") { write, store, record };
        command.SetAction(async (r, cancel) =>
        {
            var path = Options.StorePath(r.GetValue(store));
            if (r.GetValue(write))
            {
                // One session: a change waits for the one before it.
                using var one = new RecordSessions(() => EventStore.Open(path), most: 1);
                await McpSetup.RunStdio(one, new Tools(), write: true, cancel);
                return ExitCode.Ok;
            }

            // Opened here once, so that a record that is not there is told before the client asks.
            using (Options.OpenRecord(r.GetValue(store), r.GetValue(record)))
            {
            }

            using var sessions = new RecordSessions(() => Options.OpenRecord(r.GetValue(store), r.GetValue(record)), most: 2);
            await McpSetup.RunStdio(sessions, new Tools(), write: false, cancel);
            return ExitCode.Ok;
        });
        return command;
    }
}
