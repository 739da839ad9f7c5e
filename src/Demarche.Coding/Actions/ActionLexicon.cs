namespace Demarche.Coding.Actions;

/// <summary>
/// The tables of data/actions: rules by trigger, word classes, operators and folds, light verbs. Immutable once loaded; safe for many threads.
/// The tables' README tells how to add a rule.
/// </summary>
public sealed class ActionLexicon
{
    readonly Dictionary<string, ActionRule[]> _verbs = new(StringComparer.Ordinal);
    readonly Dictionary<string, ActionRule[]> _nouns = new(StringComparer.Ordinal);
    readonly Dictionary<string, ActionRule[]> _adjectives = new(StringComparer.Ordinal);
    readonly Dictionary<string, Operator[]> _operators = new(StringComparer.Ordinal);
    readonly Dictionary<string, LightVerb[]> _light = new(StringComparer.Ordinal);
    readonly Dictionary<string, Fold> _folds = new(StringComparer.Ordinal);
    readonly Dictionary<string, HashSet<string>> _status = new(StringComparer.Ordinal);

    ActionLexicon(WordClasses classes) => Classes = classes;

    internal WordClasses Classes { get; }

    internal Inflections Forms { get; } = new();

    /// <summary>Number of triggers with a rule: lines count once for each trigger they name.</summary>
    public int RuleCount { get; private set; }

    /// <summary>Codes that some rule or fold can give.</summary>
    public IReadOnlyCollection<string> Codes { get; private set; } = [];

    /// <summary>Reads the folder data/actions.</summary>
    /// <param name="folder">Holds classes.tsv, operators.tsv, folds.tsv, light.tsv, status.tsv and rules/*.tsv.</param>
    /// <exception cref="FormatException">When a line is wrong; says file, line and what to do.</exception>
    public static ActionLexicon Load(string folder) => Load(folder, []);

    /// <summary>The same, with rules that a user brings; they are asked first.</summary>
    /// <inheritdoc cref="Load(string)"/>
    public static ActionLexicon Load(string folder, IReadOnlyList<Own.OwnAction> own)
    {
        WordClasses classes;
        using (var reader = File.OpenText(Path.Combine(folder, "classes.tsv")))
        {
            classes = WordClasses.Read(reader, "classes.tsv");
        }

        var made = new ActionLexicon(classes);
        var codes = new SortedSet<string>(StringComparer.Ordinal);
        made.ReadFolds(folder, codes);
        made.ReadOperators(folder);
        made.ReadLight(folder);
        made.ReadStatus(folder);
        made.ReadRules(Own.OwnRules.Rows(own).Concat(RuleRows(folder)), codes);
        made.Codes = codes;
        made.ReadForms(folder);
        return made;
    }

    internal ActionRule[]? Verb(string lemma) => _verbs.GetValueOrDefault(lemma);

    internal ActionRule[]? Noun(string lemma) => _nouns.GetValueOrDefault(lemma);

    internal ActionRule[]? Adjective(string lemma) => _adjectives.GetValueOrDefault(lemma);

    internal Operator[]? Operators(string lemma, char kind) => _operators.GetValueOrDefault(kind + lemma);

    internal LightVerb[]? Light(string lemma) => _light.GetValueOrDefault(lemma);

    internal Fold Fold(string name) => _folds[name];

    internal bool Status(string kind, string lemma) => _status.TryGetValue(kind, out var set) && set.Contains(lemma);

    static IEnumerable<TableRow> RuleRows(string folder) => Directory.GetFiles(Path.Combine(folder, "rules"), "*.tsv").Order(StringComparer.Ordinal).SelectMany(Rows);

    void ReadRules(IEnumerable<TableRow> rows, SortedSet<string> codes)
    {
        var lists = new Dictionary<string, Dictionary<string, List<ActionRule>>>(StringComparer.Ordinal) { ["v"] = [], ["n"] = [], ["a"] = [] };
        var order = 0;
        foreach (var row in rows)
        {
            var place = $"{row.File} line {row.Line}";
            var code = row["code"];
            if (code == "-")
            {
                code = "";
            }
            else if (Ontology.Find(code) is null)
            {
                throw new FormatException($"{place}: '{code}' is no CAMEO code; see data/ontology/cameo.tsv.");
            }

            var kind = row["kind"];
            if (!lists.TryGetValue(kind, out var list))
            {
                throw new FormatException($"{place}: kind '{kind}' is not v, n or a.");
            }

            var when = row["when"].Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(c => new Condition(c, Classes, place)).ToArray();
            var flags = row["flags"];
            var source = new RoleSpec(row["source"].Length > 0 ? row["source"] : "subj", Classes, place);
            var target = new RoleSpec(row["target"].Length > 0 ? row["target"] : "obj", Classes, place);
            foreach (var trigger in row["trigger"].Split('|', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            {
                var phrase = Phrase.Of(trigger);
                foreach (var key in phrase is null ? new[] { trigger } : [trigger, phrase.Head])
                {
                    if (!list.TryGetValue(key, out var rules))
                    {
                        list[key] = rules = [];
                    }

                    rules.Add(new ActionRule
                    {
                        Phrase = key == trigger ? null : phrase,
                        Id = Name(trigger, row["when"]),
                        Order = order++,
                        Code = code,
                        When = when,
                        Source = source,
                        Target = target,
                        Mutual = flags.Contains("mutual", StringComparison.Ordinal),
                        Forced = flags.Contains("forced", StringComparison.Ordinal),
                        Alone = flags.Contains("alone", StringComparison.Ordinal),
                        Site = flags.Contains("site", StringComparison.Ordinal),
                    });
                }

                RuleCount++;
            }

            if (code.Length > 0)
            {
                codes.Add(code);
            }
        }

        Freeze(lists["v"], _verbs);
        Freeze(lists["n"], _nouns);
        Freeze(lists["a"], _adjectives);
    }

    // What a reader sees in "because": the trigger and the conditions that must hold, long lists cut short.
    static string Name(string trigger, string when)
    {
        var name = trigger;
        foreach (var c in when.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (c[0] != '!')
            {
                var bar = c.IndexOf('|');
                name += (name.Length == trigger.Length ? "/" : ",") + (bar > 0 ? c[..bar] + "|…" : c);
            }
        }

        return name;
    }

    static void Freeze(Dictionary<string, List<ActionRule>> from, Dictionary<string, ActionRule[]> into)
    {
        foreach (var (k, v) in from)
        {
            into[k] = [.. v];
        }
    }

    void ReadFolds(string folder, SortedSet<string> codes)
    {
        foreach (var row in Rows(Path.Combine(folder, "folds.tsv")))
        {
            var name = row["fold"];
            if (!_folds.TryGetValue(name, out var fold))
            {
                _folds[name] = fold = new Fold(name, new Dictionary<string, Folded>(StringComparer.Ordinal));
            }

            var code = row["code"];
            if (code.Length > 0 && code != "=" && Ontology.Find(code) is null)
            {
                throw new FormatException($"{row.File} line {row.Line}: '{code}' is no CAMEO code.");
            }

            if (code.Length > 0)
            {
                foreach (var inner in row["inner"].Split(',', StringSplitOptions.TrimEntries))
                {
                    if (inner.StartsWith('@'))
                    {
                        foreach (var (k, v) in _folds[inner[1..]].Codes)
                        {
                            fold.Codes[k] = v;
                        }

                        continue;
                    }

                    fold.Codes[inner == "*" ? "" : inner] = new Folded(code, row["about"] == "doer");
                }

                if (code != "=")
                {
                    codes.Add(code);
                }
            }
        }
    }

    void ReadOperators(string folder)
    {
        var lists = new Dictionary<string, List<Operator>>(StringComparer.Ordinal);
        foreach (var row in Rows(Path.Combine(folder, "operators.tsv")))
        {
            if (!_folds.TryGetValue(row["fold"], out var fold))
            {
                throw new FormatException($"{row.File} line {row.Line}: fold '{row["fold"]}' is not in folds.tsv.");
            }

            var slots = row["slots"].Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            foreach (var trigger in row["operator"].Split('|', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            {
                var parts = trigger.Split(' ');
                var key = row["kind"] + parts[0];
                if (!lists.TryGetValue(key, out var list))
                {
                    lists[key] = list = [];
                }

                list.Add(new Operator(parts[0], slots, fold, parts.Length > 1 ? parts[1] : ""));
            }
        }

        foreach (var (k, v) in lists)
        {
            // An operator with a particle ("call off") is asked before the bare verb.
            _operators[k] = [.. v.OrderBy(o => o.Particle.Length == 0)];
        }
    }

    void ReadLight(string folder)
    {
        var lists = new Dictionary<string, List<LightVerb>>(StringComparer.Ordinal);
        foreach (var row in Rows(Path.Combine(folder, "light.tsv")))
        {
            foreach (var verb in row["verb"].Split('|', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            {
                if (!lists.TryGetValue(verb, out var list))
                {
                    lists[verb] = list = [];
                }

                list.Add(new LightVerb(row["slot"], row["flags"].Contains("inverse", StringComparison.Ordinal)));
            }
        }

        foreach (var (k, v) in lists)
        {
            _light[k] = [.. v];
        }
    }

    void ReadForms(string folder)
    {
        foreach (var row in Rows(Path.Combine(folder, "forms.tsv")))
        {
            Forms.AddIrregular(row["form"], row["lemma"]);
        }

        foreach (var verb in _verbs.Keys.Concat(_light.Keys).Concat(_operators.Keys.Where(k => k[0] == 'v').Select(k => k[1..])).Concat(_status["say"]).Order(StringComparer.Ordinal))
        {
            Forms.AddVerb(verb);
        }

        foreach (var noun in _nouns.Keys.Concat(_operators.Keys.Where(k => k[0] == 'n').Select(k => k[1..])).Concat(Classes.Words).Order(StringComparer.Ordinal))
        {
            Forms.AddNoun(noun);
        }
    }

    void ReadStatus(string folder)
    {
        foreach (var row in Rows(Path.Combine(folder, "status.tsv")))
        {
            if (!_status.TryGetValue(row["kind"], out var set))
            {
                _status[row["kind"]] = set = new HashSet<string>(StringComparer.Ordinal);
            }

            foreach (var w in row["words"].Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            {
                set.Add(w);
            }
        }
    }

    static List<TableRow> Rows(string path)
    {
        using var reader = File.OpenText(path);
        return [.. Table.Read(reader, Path.GetFileName(path))];
    }
}

/// <summary>A verb that only carries an act named by a noun.</summary>
/// <param name="Slot"><c>obj</c>, <c>subj</c> or a preposition: where the noun stands.</param>
/// <param name="Inverse">The subject is the one acted upon.</param>
readonly record struct LightVerb(string Slot, bool Inverse);
