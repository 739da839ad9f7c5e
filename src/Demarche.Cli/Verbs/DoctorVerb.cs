using System.CommandLine;
using Demarche.Cli.Output;
using Demarche.Pipeline;
using Demarche.Pipeline.Doctor;

namespace Demarche.Cli.Verbs;

/// <summary><c>doctor</c>: whether everything that is needed is there, one line each, with what to do.</summary>
static class DoctorVerb
{
    static readonly Listing<Finding> s_listing = new(
        [new("part", f => f.Part), new("condition", f => EnumNames.Of(f.Condition)), new("found", f => f.Text), new("advice", f => f.Advice)],
        [new("", f => f.Condition switch { Condition.Ok => "ok", Condition.Note => "note", _ => "BROKEN" }), new("part", f => f.Part), new("found", f => f.Text), new("what to do", f => f.Advice)]);

    internal static Command Create()
    {
        var store = Options.Store();
        var knowledge = KnowledgeOption.Create();
        var format = Options.Format();
        var output = Options.Output();
        var command = new Command("doctor", "Looks at program, files, models, database, record and disk; one line each, with what to do. Ends with 1 when something is broken.") { store, knowledge, format, output };
        command.SetAction(r =>
        {
            var findings = new Examination(Options.StorePath(r.GetValue(store)), Installation.Data, KnowledgeOption.Folder(r.GetValue(knowledge))).All().ToList();
            using var sink = Sink.Open(r.GetValue(output), r.GetValue(format));
            RowWriter.Write(sink, s_listing, findings);
            sink.Done();
            return findings.Exists(f => f.Condition == Condition.Broken) ? ExitCode.Failed : ExitCode.Ok;
        });
        return command;
    }
}
