using System.CommandLine;
using Demarche.Cli;
using Demarche.Cli.Verbs;

// One verb, one file in Verbs/.
var root = new RootCommand("Reads news and keeps a dated record of what political actors did and said to one another, with the sentence behind every entry.")
{
    Demo.Create(),
    Add.Create(),
    Code.Create(),
    Why.Create(),
    Explain.Create(),
    ActorVerb.Create(),
    Dates.Create(),
    Parse.Create(),
    Events.Create(),
    Quotes.Create(),
    Dyad.Create(),
    Panel.Create(),
    SearchVerb.Create(),
    CoverageVerb.Create(),
    Watch.Create(),
    Serve.Create(),
    Merge.Create(),
    Follow.Create(),
    BacktestVerb.Create(),
    RelationsVerb.Create(),
    ReviewVerb.Create(),
    Forget.Create(),
    Recode.Create(),
    Recode.CreateDiff(),
    McpVerb.Create(),
    StatusVerb.Create(),
    DoctorVerb.Create(),
    CompletionVerb.Create(),
    BaseVerb.Create(),
    ClusterVerb.Create(),
    WorkVerb.Create(),
    OntologyVerb.Create(),
    Import.Create(),
    Export.Create(),
    TrainLanguage.Create(),
    Eval.Create(),
};

return await Entry.RunAsync(root, args);
