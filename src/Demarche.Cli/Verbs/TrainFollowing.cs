using System.CommandLine;
using Demarche.Forecasting.Following.Learning;
using Demarche.Pipeline.Following;

namespace Demarche.Cli.Verbs;

/// <summary><c>train following</c>: the models behind <c>follow</c>, from the cascades and covariates that ship.</summary>
static class TrainFollowing
{
    internal static Command Create()
    {
        var output = new Option<string>("--output", "-o") { Description = "Table to write.", HelpName = "FILE", Required = true };
        var command = new Command("following", "Learns who follows from the cascades that ship: one model for each family and year, none of them from anything later.") { output };
        command.SetAction(r =>
        {
            var tools = new FollowTools();
            DateOnly[] days = [.. Enumerable.Range(0, 6).Select(i => new DateOnly(1980 + (5 * i), 1, 1)), .. Enumerable.Range(2006, 21).Select(y => new DateOnly(y, 1, 1))];
            var model = ModelBuilder.Build(tools.World, tools.Catalog, tools.Record, new TrainingOptions(), days, Environment.ProcessorCount, Console.Error.WriteLine);
            using var writer = new StreamWriter(r.GetRequiredValue(output));
            model.Save(writer);
            return ExitCode.Ok;
        });
        return command;
    }
}
