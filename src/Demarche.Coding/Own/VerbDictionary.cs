namespace Demarche.Coding.Own;

/// <summary>Verbs with their codes and patterns, and sets of synonyms, as the user's dictionary gives them.</summary>
sealed class VerbDictionary
{
    readonly Dictionary<string, OwnVerb> _verbs = new(StringComparer.Ordinal);

    public Dictionary<string, List<string>> Sets { get; } = new(StringComparer.Ordinal);

    public int Count => _verbs.Count;

    /// <summary>The words of a set; a trailing letter or underscore of the reference is forgiven. Null when there is none.</summary>
    public List<string>? Set(string name) => Sets.GetValueOrDefault(name) ?? Sets.GetValueOrDefault(name.TrimEnd('_'));

    /// <summary>The verb of a form, and one of several words that begins with it ("BREAK DOWN" at "broke"); the longer first.</summary>
    public OwnVerb? Verb(string form) => _verbs.GetValueOrDefault(form);

    /// <summary>Files a verb under its forms; returns the keys that its patterns are to be filed under.</summary>
    /// <param name="head">As written; words of a verb of several are joined by underscores, "+" marks the one that is inflected.</param>
    /// <param name="forms">Further forms; none asks for the regular ones.</param>
    /// <param name="code">Its code.</param>
    public List<string> AddVerb(string head, IReadOnlyList<string> forms, string code)
    {
        List<string> keys = [];
        foreach (var form in forms.Count > 0 ? [head, .. forms] : Regular(head))
        {
            var words = form.Replace("+", "", StringComparison.Ordinal).TrimEnd('_').Replace('_', ' ').ToUpperInvariant();
            _verbs[words] = new OwnVerb(words, code);
            keys.Add(words);
        }

        return keys;
    }

    public void AddPattern(string verb, VerbPattern pattern) => _verbs[verb].Patterns.Add(pattern);

    /// <summary>Longest patterns are asked first.</summary>
    public void Seal()
    {
        foreach (var v in _verbs.Values)
        {
            var ordered = v.Patterns.Select((p, i) => (p, i)).OrderByDescending(x => x.p.Weight).ThenBy(x => x.i).Select(x => x.p).ToList();
            v.Patterns.Clear();
            v.Patterns.AddRange(ordered);
        }
    }

    static IEnumerable<string> Regular(string head)
    {
        var words = head.Split('_', ' ');
        var at = Math.Max(0, Array.FindIndex(words, w => w.StartsWith('+')));
        var verb = words[at].TrimStart('+');
        yield return head;
        foreach (var form in Inflected(verb))
        {
            var copy = (string[])words.Clone();
            copy[at] = form;
            yield return string.Join('_', copy);
        }
    }

    static IEnumerable<string> Inflected(string verb)
    {
        if (verb.Length == 0)
        {
            return []; // "_" or "+" alone: what is written is all there is
        }

        if (verb.EndsWith('E'))
        {
            return [verb + "S", verb + "D", verb[..^1] + "ING"];
        }

        if (verb.EndsWith('Y') && verb.Length > 1 && !"AEIOU".Contains(verb[^2], StringComparison.Ordinal))
        {
            return [verb[..^1] + "IES", verb[..^1] + "IED", verb + "ING"];
        }

        var s = verb.EndsWith('S') || verb.EndsWith('X') || verb.EndsWith("CH", StringComparison.Ordinal) || verb.EndsWith("SH", StringComparison.Ordinal) ? verb + "ES" : verb + "S";
        return [s, verb + "ED", verb + "ING", verb + verb[^1] + "ED", verb + verb[^1] + "ING"];
    }
}

/// <summary>A verb of the user's dictionary in one form.</summary>
/// <param name="Words">Upper case; several words for "BREAK DOWN".</param>
/// <param name="Code">Dashes say that the verb alone tells nothing.</param>
sealed record OwnVerb(string Words, string Code)
{
    public List<VerbPattern> Patterns { get; } = [];
}
