namespace Demarche.Coding.Quotes;

/// <summary>Words of <c>data/quotes</c>: verbs that report, channels, words that only name.</summary>
sealed class QuoteCues
{
    readonly Dictionary<string, Cue> _cues = [];
    readonly Dictionary<string, string> _channels = new(StringComparer.OrdinalIgnoreCase);
    readonly HashSet<string> _naming = new(StringComparer.OrdinalIgnoreCase);

    internal sealed record Cue(string Lemma, string Stance, bool ObjectIsAddressee, bool Indirect);

    internal static QuoteCues Load(string folder)
    {
        var cues = new QuoteCues();
        foreach (var row in Rows(folder, "cues.tsv"))
        {
            cues._cues[row["lemma"]] = new Cue(row["lemma"], row["stance"], row["addressee"] == "object", row["indirect"] == "yes");
        }

        foreach (var row in Rows(folder, "channels.tsv"))
        {
            cues._channels.TryAdd(row["word"], row["kind"]);
        }

        foreach (var row in Rows(folder, "naming.tsv"))
        {
            cues._naming.Add(row["word"]);
        }

        return cues;
    }

    internal Cue? Find(string lemma) => _cues.GetValueOrDefault(lemma);

    internal bool Names(string word) => _naming.Contains(word);

    /// <summary><c>form</c>, <c>platform</c>, <c>press</c> or null.</summary>
    internal string? Channel(string word, string lemma) =>
        _channels.TryGetValue(word, out var kind) ? (kind == "platform" && !char.IsUpper(word[0]) && word.Length < 5 ? null : kind) : _channels.GetValueOrDefault(lemma) is "form" or "press" ? _channels[lemma] : null;

    static IEnumerable<TableRow> Rows(string folder, string name)
    {
        using var reader = new StreamReader(Path.Combine(folder, name));
        foreach (var row in Table.Read(reader, "quotes/" + name))
        {
            yield return row;
        }
    }
}
