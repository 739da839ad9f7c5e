using System.Security.Cryptography;

namespace Demarche.Pipeline.Doctor;

/// <summary>Whether the files that ship are the ones this program was built with: their SHA-256 stands inside the assembly.</summary>
static class ShippedFiles
{
    /// <summary>Path below the data folder and hash, as of the build.</summary>
    internal static IReadOnlyList<(string Path, string Hash)> Built()
    {
        using var stream = typeof(ShippedFiles).Assembly.GetManifestResourceStream("shipped-files.tsv") ?? throw new InvalidOperationException("shipped-files.tsv is missing from the assembly.");
        using var reader = new StreamReader(stream);
        List<(string, string)> files = [];
        while (reader.ReadLine() is { } line)
        {
            if (line.Split('\t') is [var path, { Length: 64 } hash])
            {
                files.Add((path.Replace('\\', '/'), hash.ToLowerInvariant()));
            }
        }

        return files;
    }

    /// <summary>Files that are missing or differ, in order of path.</summary>
    internal static IEnumerable<(string Path, bool Missing)> Wrong(string folder)
    {
        foreach (var (path, hash) in Built().OrderBy(f => f.Path, StringComparer.Ordinal))
        {
            var file = System.IO.Path.Combine(folder, path);
            if (!File.Exists(file))
            {
                yield return (path, true);
                continue;
            }

            using var stream = File.OpenRead(file);
            if (Convert.ToHexStringLower(SHA256.HashData(stream)) != hash)
            {
                yield return (path, false);
            }
        }
    }
}
