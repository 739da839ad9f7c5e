using Demarche.Reading;

namespace Demarche.Cli.Verbs;

/// <summary>Articles from a path or from standard input, with failures told one a line on stderr.</summary>
static class Inputs
{
    /// <summary>Reads articles; rejected inputs are reported and counted in <paramref name="failures"/>.</summary>
    public static IEnumerable<Article> Articles(string path, List<Rejected> failures, ReaderOptions? options = null) => Results(path, failures, options).OfType<Article>();

    /// <summary>Bytes of the files behind these paths; 0 when standard input is among them.</summary>
    public static long Size(IEnumerable<string> paths)
    {
        var sum = 0L;
        foreach (var path in paths)
        {
            if (!File.Exists(path) && !Directory.Exists(path))
            {
                return 0;
            }

            sum += Directory.Exists(path)
                ? new DirectoryInfo(path).EnumerateFiles("*", new EnumerationOptions { RecurseSubdirectories = true, IgnoreInaccessible = true }).Sum(f => f.Length)
                : new FileInfo(path).Length;
        }

        return sum;
    }

    /// <summary>The same with a null in the place of each rejected input.</summary>
    public static IEnumerable<Article?> Results(string path, List<Rejected> failures, ReaderOptions? options = null)
    {
        if (path != "-" && !File.Exists(path) && !Directory.Exists(path))
        {
            throw new Failure("not-found", $"'{path}' is neither a file nor a folder; name one, or - for standard input.", ExitCode.NotFound);
        }

        return Told(path == "-" ? Reader.Read(Console.OpenStandardInput(), "stdin", options) : Reader.Read(path, options), failures);
    }

    /// <summary>The articles among results; each rejected one is told on stderr, kept in <paramref name="failures"/> and stands as null.</summary>
    public static IEnumerable<Article?> Told(IEnumerable<ReadResult> results, List<Rejected> failures)
    {
        foreach (var result in results)
        {
            if (result.Rejected is { } rejected)
            {
                failures.Add(rejected);
                Console.Error.WriteLine($"{rejected.Code}: {rejected.Origin}: {rejected.Message}");
            }

            yield return result.Article;
        }
    }
}
