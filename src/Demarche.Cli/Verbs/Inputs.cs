using Demarche.Reading;

namespace Demarche.Cli.Verbs;

/// <summary>Articles from a path or from standard input, with failures told one a line on stderr.</summary>
static class Inputs
{
    /// <summary>Reads articles; rejected inputs are reported and counted in <paramref name="failures"/>.</summary>
    public static IEnumerable<Article> Articles(string path, List<Rejected> failures, ReaderOptions? options = null)
    {
        if (path != "-" && !File.Exists(path) && !Directory.Exists(path))
        {
            throw new Failure("not-found", $"'{path}' is neither a file nor a folder; name one, or - for standard input.", ExitCode.NotFound);
        }

        foreach (var result in path == "-" ? Reader.Read(Console.OpenStandardInput(), "stdin", options) : Reader.Read(path, options))
        {
            if (result.Article is { } article)
            {
                yield return article;
            }
            else if (result.Rejected is { } rejected)
            {
                failures.Add(rejected);
                Console.Error.WriteLine($"{rejected.Code}: {rejected.Origin}: {rejected.Message}");
            }
        }
    }
}
