using System.Collections.Frozen;

namespace Demarche.Reading;

/// <summary>The tables by which layout and language are told; they ship inside this assembly.</summary>
static class Cues
{
    static readonly Dictionary<string, List<(string Cue, string Value)>> Rows = LoadCues();

    public static IReadOnlyList<string> Comment { get; } = Of("comment");

    public static IReadOnlyList<string> Slang { get; } = Of("slang");

    public static IReadOnlyList<string> Published { get; } = Of("published");

    public static IReadOnlyList<string> Caption { get; } = Of("caption");

    public static FrozenSet<string> Credit { get; } = Of("credit").ToFrozenSet();

    public static FrozenSet<string> Photo { get; } = Of("photo").ToFrozenSet();

    public static IReadOnlyList<string> Furniture { get; } = Of("furniture");

    public static FrozenSet<string> Header { get; } = Of("header").ToFrozenSet();

    public static IReadOnlyList<string> Marker { get; } = Of("marker");

    public static FrozenSet<string> Social { get; } = Of("social").ToFrozenSet();

    public static FrozenDictionary<string, int> Number { get; } =
        Rows["number"].ToFrozenDictionary(r => r.Cue, r => int.Parse(r.Value));

    /// <summary>Language → its small words.</summary>
    public static IReadOnlyList<(string Language, FrozenSet<string> Words)> Stopwords { get; } =
        [.. Open("stopwords.tsv").Select(r => (r["language"], r["words"].Split(' ').ToFrozenSet()))];

    /// <summary>True when the line opens with one of the cues, ending at a word's end.</summary>
    public static bool Opens(ReadOnlySpan<char> line, IReadOnlyList<string> cues, out int length)
    {
        length = 0;
        foreach (var cue in cues)
        {
            if (cue.Length > length && line.StartsWith(cue, StringComparison.OrdinalIgnoreCase)
                && (line.Length == cue.Length || !char.IsLetterOrDigit(line[cue.Length]) || !char.IsLetterOrDigit(cue[^1])))
            {
                length = cue.Length;
            }
        }

        return length > 0;
    }

    static List<string> Of(string kind) => [.. Rows[kind].Select(r => r.Cue)];

    static Dictionary<string, List<(string, string)>> LoadCues()
    {
        var rows = new Dictionary<string, List<(string, string)>>();
        foreach (var row in Open("cues.tsv"))
        {
            if (!rows.TryGetValue(row["kind"], out var list))
            {
                rows.Add(row["kind"], list = []);
            }

            list.Add((row["cue"], row["value"]));
        }

        return rows;
    }

    static List<TableRow> Open(string name)
    {
        using var stream = typeof(Cues).Assembly.GetManifestResourceStream(name)!;
        using var reader = new StreamReader(stream);
        return [.. Table.Read(reader, name)];
    }
}
