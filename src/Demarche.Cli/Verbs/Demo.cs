using System.CommandLine;
using Demarche.Pipeline;
using Demarche.Pipeline.Explaining;
using Demarche.Pipeline.Ingest;
using Demarche.Store;
using Demarche.Web;

namespace Demarche.Cli.Verbs;

/// <summary><c>demo</c>: codes the bundled stories into a temporary store and prints an explainer. Nothing to configure.</summary>
static class Demo
{
    /// <summary>The story whose explainer is printed.</summary>
    const string Shown = "recognition";

    internal static Command Create()
    {
        var serve = new Option<bool>("--serve") { Description = "Open the pages over the stories instead." };
        var port = Serve.Port();
        var quiet = Serve.NoBrowser();
        var command = new Command("demo", "Codes the bundled stories into a temporary store and prints the explainer of one of them.") { serve, port, quiet };
        command.SetAction(async (r, cancel) =>
        {
            var tools = new Tools();
            List<Rejected> failures = [];
            var stories = Inputs.Articles(Path.Combine(Installation.Data, "stories"), failures).ToList();
            if (stories.Count == 0)
            {
                throw new Failure("no-stories", "the folder data/stories beside the program holds no story; install again.");
            }

            var folder = Directory.CreateTempSubdirectory("demarche-demo-");
            try
            {
                var coded = stories.AsParallel().AsOrdered().Select(tools.Coder.Code).ToList();
                var path = Path.Combine(folder.FullName, "demo.duckdb");
                using (var store = EventStore.Open(path))
                {
                    foreach (var c in coded)
                    {
                        store.Add(c, tools.Run);
                    }

                    Settling.Run(store, tools.Merger, cancel: cancel);
                }

                if (r.GetValue(serve))
                {
                    return await Serve.Run(path, RecordChoice.Own, new WebOptions { Port = r.GetValue(port), BaseFolder = Installation.Base }, browser: !r.GetValue(quiet), cancel);
                }

                var shown = coded.Find(c => c.Article.Origin?.Contains(Shown, StringComparison.Ordinal) == true) ?? coded[0];
                Console.Out.Write(MarkdownExplainer.Write(tools.Explainer.Explain(shown, Record.Of(coded.Where(c => c != shown)))));
                Console.Error.WriteLine();
                Console.Error.WriteLine($"{coded.Count} bundled stories: {coded.Sum(c => c.Events.Count)} events, {coded.Sum(c => c.Quotes.Count)} quotes, {coded.Sum(c => c.Held.Count)} held. Next: demarche explain YOUR.txt, demarche why YOUR.txt, demarche add FOLDER.");
            }
            finally
            {
                folder.Delete(recursive: true);
            }

            return failures.Count > 0 ? ExitCode.SomeFailed : ExitCode.Ok;
        });
        return command;
    }
}
