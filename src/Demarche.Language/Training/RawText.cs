using System.IO.Compression;
using System.Text;
using System.Text.Json;

namespace Demarche.Language.Training;

/// <summary>Reads raw text to parse for training: JSON lines with a field <c>text</c>, or plain text with one document a line; also gzip.</summary>
public static class RawText
{
    const int Shortest = 5;
    const int Longest = 60;

    /// <summary>Sentences of 5 to 60 tokens that end in punctuation, each text once, in an order by chance, at most <paramref name="most"/>.</summary>
    public static List<Sentence> Read(IEnumerable<string> paths, ulong seed, int most)
    {
        ArgumentNullException.ThrowIfNull(paths);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var sentences = new List<Sentence>();
        foreach (var path in paths)
        {
            using var file = File.OpenRead(path);
            var packed = path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase);
            using Stream stream = packed ? new GZipStream(file, CompressionMode.Decompress) : file;
            using var reader = new StreamReader(stream, Encoding.UTF8);
            while (reader.ReadLine() is { } line)
            {
                if (TextOf(line) is not { Length: > 0 } text)
                {
                    continue;
                }

                foreach (var s in Segmenter.Split(text, 0, text.Length))
                {
                    if (s.Count is >= Shortest and <= Longest && IsClosed(s) && seen.Add(s.ToString()))
                    {
                        sentences.Add(s);
                    }
                }
            }
        }

        new Chance(seed).Shuffle(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(sentences));
        return sentences.Count > most ? sentences.GetRange(0, most) : sentences;
    }

    /// <summary>Ends as sentences do: bare headings teach little.</summary>
    static bool IsClosed(Sentence s) => s.Text[s.End - 1] is '.' or '!' or '?' or '"' or '\u201d' or ')' or ':';

    static string? TextOf(string line)
    {
        if (line.Length == 0 || line[0] != '{')
        {
            return line;
        }

        try
        {
            using var json = JsonDocument.Parse(line);
            return json.RootElement.TryGetProperty("text", out var text) ? text.GetString() : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
