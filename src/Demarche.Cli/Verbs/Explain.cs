using System.CommandLine;
using Demarche.Pipeline;
using Demarche.Pipeline.Explaining;

namespace Demarche.Cli.Verbs;

/// <summary><c>explain PATH</c>: the five questions answered, every sentence numbered to its evidence.</summary>
static class Explain
{
    internal static Command Create()
    {
        var path = new Argument<string>("path") { Description = "A document, or - for standard input." };
        var command = new Command("explain", "The five questions of an explainer answered from a document, every sentence numbered to its evidence.") { path };
        command.SetAction(result =>
        {
            List<Rejected> failures = [];
            var tools = new Tools();
            var any = false;
            foreach (var article in Inputs.Articles(result.GetValue(path)!, failures))
            {
                var explanation = tools.Explainer.Explain(tools.Coder.Code(article), []);
                Console.Out.Write((any ? "\n" : "") + MarkdownExplainer.Write(explanation));
                any = true;
            }

            return failures.Count > 0 ? ExitCode.SomeFailed : ExitCode.Ok;
        });
        return command;
    }
}
