namespace Demarche.Forecasting.Following;

/// <summary>The kinds of acts, and how words and codes name them.</summary>
public sealed class ActKinds
{
    readonly Dictionary<string, ActKind> _byName = [];

    ActKinds(IEnumerable<ActKind> kinds)
    {
        foreach (var kind in kinds)
        {
            _byName.Add(kind.Name, kind);
        }
    }

    /// <summary>All of them.</summary>
    public IReadOnlyCollection<ActKind> All => _byName.Values;

    /// <summary>Reads kinds.tsv.</summary>
    public static ActKinds Load(string file)
    {
        using var reader = new StreamReader(file);
        return new ActKinds(Table.Read(reader, Path.GetFileName(file)).Select(r => new ActKind(
            r["kind"], r["group"], Enum.Parse<Family>(r["family"], ignoreCase: true), int.Parse(r["side"]), double.Parse(r["rung"]), Split(r["reverses"]), r["cameo"], Split(r["verbs"]), r["past"])));
    }

    /// <summary>The kind of a name; null when there is none.</summary>
    public ActKind? Find(string name) => _byName.GetValueOrDefault(name);

    /// <summary>The kind an act of the record stands for; null when others cannot be said to copy such an act.</summary>
    /// <param name="cameo">Its code.</param>
    /// <param name="objectId">What is recognised, when it says so.</param>
    public ActKind? OfCode(string cameo, string? objectId)
    {
        if (cameo.StartsWith("054", StringComparison.Ordinal))
        {
            return _byName[objectId is not null && objectId.Contains('.') && Governments.Contains(objectId) ? "recognise_government" : "recognise_state"];
        }

        return _byName.Values.Where(k => k.Cameo.Length > 0 && k.Cameo != "054" && (cameo.StartsWith(k.Cameo, StringComparison.Ordinal) || cameo[..Math.Min(2, cameo.Length)] == k.Cameo[..2]))
            .OrderByDescending(k => cameo.StartsWith(k.Cameo, StringComparison.Ordinal) ? k.Cameo.Length : 0).FirstOrDefault();
    }

    /// <summary>Objects that claim to be a country's government; filled by <see cref="Objects"/>.</summary>
    public HashSet<string> Governments { get; } = [];

    /// <summary>Finds the verb of a question such as "Russia recognises the Taliban".</summary>
    /// <returns>The kind, and where the verb's words stand; null when no verb is known.</returns>
    public (ActKind Kind, int Start, int End)? FindVerb(string question)
    {
        (ActKind Kind, int Start, int End)? best = null;
        foreach (var kind in _byName.Values)
        {
            foreach (var verb in kind.Verbs)
            {
                if (Locate(question, verb) is { } at && (best is null || at.End - at.Start > best.Value.End - best.Value.Start))
                {
                    best = (kind, at.Start, at.End);
                }
            }
        }

        return best;
    }

    /// <summary>Finds the words of a verb, the first of them in any of its forms ("recognise", "recognises", "recognised").</summary>
    static (int Start, int End)? Locate(string text, string verb)
    {
        var words = verb.Split(' ');
        var lower = text.ToLowerInvariant();
        for (var i = 1; i < lower.Length; i++)
        {
            if (!char.IsWhiteSpace(lower[i - 1]))
            {
                continue;
            }

            var end = EndOfForm(lower, i, words[0]);
            if (end < 0)
            {
                continue;
            }

            var rest = string.Concat(words.Skip(1).Select(w => " " + w));
            if (lower.AsSpan(end).StartsWith(rest) && (end + rest.Length == lower.Length || lower[end + rest.Length] == ' '))
            {
                return (i, end + rest.Length);
            }
        }

        return null;
    }

    static int EndOfForm(string text, int at, string word)
    {
        foreach (var form in new[] { word, word + "s", word + "es", word + "ed", word + "d", word[..^1] + "ies", word[..^1] + "ied", word[..^1] + "ing", word + "led" })
        {
            if (text.AsSpan(at).StartsWith(form) && (at + form.Length == text.Length || text[at + form.Length] == ' '))
            {
                return at + form.Length;
            }
        }

        return -1;
    }

    static string[] Split(string cell) => cell.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
