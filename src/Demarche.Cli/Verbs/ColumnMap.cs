namespace Demarche.Cli.Verbs;

/// <summary>The pairs of <c>--map</c>: which column of a table holds which part of an article.</summary>
static class ColumnMap
{
    static readonly string[] Parts = ["id", "text", "title", "date", "url", "publisher", "language"];

    /// <summary>Reads <c>part=column</c> pairs.</summary>
    /// <exception cref="Failure">When a pair has no "=" or names no part of an article.</exception>
    public static Dictionary<string, string> Read(string[]? pairs)
    {
        var map = new Dictionary<string, string>();
        foreach (var pair in pairs ?? [])
        {
            var at = pair.IndexOf('=');
            var part = at < 0 ? "" : pair[..at].Trim().ToLowerInvariant();
            if (at < 0 || at == pair.Length - 1 || !Parts.Contains(part))
            {
                throw new Failure("bad-map", $"'{pair}' maps nothing; write part=column with one of {string.Join(", ", Parts)}.", ExitCode.Usage);
            }

            map[part] = pair[(at + 1)..].Trim();
        }

        return map;
    }
}
