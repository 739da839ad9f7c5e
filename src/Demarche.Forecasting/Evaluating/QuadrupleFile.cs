using System.Globalization;
using System.IO.Compression;

namespace Demarche.Forecasting.Evaluating;

/// <summary>Reads files of facts by ids: source, relation, target, time a line, separated by tabs or blanks; more columns are ignored; .gz where the plain file is missing.</summary>
public static class QuadrupleFile
{
    /// <summary>All readable lines in order, repeated ones too; time as written. Unreadable lines are reported and left out.</summary>
    /// <exception cref="FileNotFoundException">Neither the file nor its .gz is there.</exception>
    public static List<Quadruple> Read(string path, Action<Rejected>? rejected)
    {
        ArgumentNullException.ThrowIfNull(path);
        var actual = File.Exists(path) ? path : path + ".gz";
        if (!File.Exists(actual))
        {
            throw new FileNotFoundException($"'{path}' is missing (nor is there a .gz of it); a data folder holds train.txt, valid.txt and test.txt.", path);
        }

        using var file = File.OpenRead(actual);
        using Stream stream = actual.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? new GZipStream(file, CompressionMode.Decompress) : file;
        using var reader = new StreamReader(stream);
        return Read(reader, Path.GetFileName(path), rejected);
    }

    /// <summary>The same from text.</summary>
    public static List<Quadruple> Read(TextReader reader, string origin, Action<Rejected>? rejected)
    {
        ArgumentNullException.ThrowIfNull(reader);
        var facts = new List<Quadruple>();
        var number = 0;
        while (reader.ReadLine() is { } line)
        {
            number++;
            if (string.IsNullOrWhiteSpace(line))
            {
                continue;
            }

            var parts = line.Split((char[])['\t', ' '], StringSplitOptions.RemoveEmptyEntries);
            if (parts.Length < 4 || !Id(parts[0], out var s) || !Id(parts[1], out var r) || !Id(parts[2], out var o) || !int.TryParse(parts[3], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var t))
            {
                rejected?.Invoke(new Rejected($"{origin}:{number}", "bad-quadruple", $"'{(line.Length > 60 ? line[..60] + "…" : line)}' is not 'source relation target time' in whole numbers, ids from 0; the line is left out."));
                continue;
            }

            facts.Add(new Quadruple(s, r, o, t));
        }

        return facts;
    }

    static bool Id(string text, out int id) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out id) && id < 50_000_000;
}
