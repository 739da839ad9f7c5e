namespace Demarche.Coding.Actions;

/// <summary>
/// From a written form to the lexicon's own lemma, for words whose lemma the annotator missed ("freed" read as "fre").
/// Made by inflecting every word of the tables by rule; irregular forms are in forms.tsv.
/// </summary>
sealed class Inflections
{
    readonly HashSet<string> _verbs = new(StringComparer.Ordinal);
    readonly HashSet<string> _nouns = new(StringComparer.Ordinal);
    readonly Dictionary<string, string> _verbForms = new(StringComparer.Ordinal);
    readonly Dictionary<string, string> _nounForms = new(StringComparer.Ordinal);

    public void AddIrregular(string form, string lemma) => _verbForms.TryAdd(form, lemma);

    public void AddVerb(string lemma)
    {
        if (lemma.AsSpan().ContainsAnyExcept(s_letters) || !_verbs.Add(lemma) || lemma.Length < 3)
        {
            return;
        }

        var last = lemma[^1];
        var before = lemma[^2];
        _verbForms.TryAdd(Plural(lemma), lemma);
        if (last == 'e')
        {
            _verbForms.TryAdd(lemma + "d", lemma);
            _verbForms.TryAdd((before == 'i' ? lemma[..^2] + "y" : before is 'e' or 'o' or 'y' ? lemma : lemma[..^1]) + "ing", lemma);
            return;
        }

        var stem = last == 'y' && !Vowel(before) ? lemma[..^1] + "i" : lemma;
        _verbForms.TryAdd(stem + "ed", lemma);
        _verbForms.TryAdd(lemma + "ing", lemma);
        if (!Vowel(last) && last is not ('w' or 'x' or 'y') && Vowel(before) && !Vowel(lemma[^3]))
        {
            _verbForms.TryAdd(lemma + last + "ed", lemma);
            _verbForms.TryAdd(lemma + last + "ing", lemma);
        }
    }

    public void AddNoun(string lemma)
    {
        if (lemma.Length >= 3 && !lemma.AsSpan().ContainsAnyExcept(s_letters) && _nouns.Add(lemma))
        {
            _nounForms.TryAdd(Plural(lemma), lemma);
        }
    }

    /// <summary>The lemma to work with: the annotator's when the tables know it, else what the written form can be.</summary>
    public string Lemma(string lemma, Demarche.Language.Sentence s, int token, bool verb)
    {
        var (known, forms) = verb ? (_verbs, _verbForms) : (_nouns, _nounForms);
        if (known.Contains(lemma))
        {
            return lemma;
        }

        var form = s.Form(token);
        Span<char> lower = stackalloc char[24];
        if (form.Length > lower.Length)
        {
            return lemma;
        }

        var n = form.ToLowerInvariant(lower);
        return forms.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(lower[..n], out var found) ? found : lemma;
    }

    /// <summary>The verb this form could be, or null.</summary>
    public string? VerbOf(string form) => _verbs.Contains(form) ? form : _verbForms.GetValueOrDefault(form);

    static readonly System.Buffers.SearchValues<char> s_letters = System.Buffers.SearchValues.Create("abcdefghijklmnopqrstuvwxyz");

    static bool Vowel(char c) => c is 'a' or 'e' or 'i' or 'o' or 'u';

    static string Plural(string w) => w[^1] switch
    {
        'y' when !Vowel(w[^2]) => w[..^1] + "ies",
        's' or 'x' or 'z' or 'o' => w + "es",
        'h' when w[^2] is 'c' or 's' => w + "es",
        _ => w + "s",
    };
}
