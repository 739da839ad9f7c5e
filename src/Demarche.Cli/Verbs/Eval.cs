using System.CommandLine;

namespace Demarche.Cli.Verbs;

/// <summary><c>eval</c>: how well the program does, measured against known answers.</summary>
static class Eval
{
    internal static Command Create() => new("eval", "Measures the program against known answers.") { EvalRanking.Create() };
}
