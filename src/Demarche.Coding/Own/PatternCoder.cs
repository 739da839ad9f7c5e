using Demarche.Coding.Actors;
using Demarche.Coding.Story;
using Demarche.Language;

namespace Demarche.Coding.Own;

/// <summary>
/// Codes a sentence with the user's verb dictionary instead of the lexicon of acts: the longest pattern around a verb decides its code,
/// the subject's actors are the source, the first actors after the verb the target; passives turn that round.
/// </summary>
sealed class PatternCoder(VerbDictionary verbs)
{
    /// <summary>Acts of one sentence, in order of their verbs.</summary>
    /// <param name="article">The article.</param>
    /// <param name="s">A sentence whose mentions are found.</param>
    /// <param name="clock">Dates.</param>
    /// <param name="held">Receives codes that no ontology knows.</param>
    public List<Event> Code(Article article, StorySentence s, StoryClock clock, List<Held> held)
    {
        List<Event> events = [];
        var rows = Rows(s);
        var seen = new HashSet<(string, string, string)>();
        for (var t = 0; t < s.Tree.Count; t++)
        {
            if (At(s.Tree, t) is not { } found)
            {
                continue;
            }

            var (verb, first, end) = found;
            var match = verb.Patterns.Select(p => (Pattern: p, Match: PatternMatch.Try(p, s.Tree, rows, verbs, first, end))).FirstOrDefault(m => m.Match is not null);
            var code = match.Pattern?.Code ?? verb.Code;
            if (code.All(c => char.IsLetterOrDigit(c) || c == ':'))
            {
                var verbAt = Enumerable.Range(first, end - first).Last(k => s.Tree.Upos(k) == Upos.VERB);
                foreach (var (source, target, one) in Parties(s.Tree, rows, verbAt, first, end, match.Match, code))
                {
                    if (seen.Add((source.Text, target.Text, one)))
                    {
                        Add(article, s, clock, t, end, one, source, target, match.Pattern, verb, events, held);
                    }
                }
            }

            t = Math.Max(t, end - 1);
        }

        return events;
    }

    /// <summary>The dictionary's verb at a token, with the tokens it covers; verbs of several words first.</summary>
    (OwnVerb Verb, int First, int End)? At(Sentence s, int t)
    {
        for (var n = 3; n > 1; n--)
        {
            for (var first = Math.Max(0, t - n + 1); first <= t && first + n <= s.Count; first++)
            {
                if (first == t && verbs.Verb(Joined(s, first, n)) is { } several && Enumerable.Range(first, n).Any(k => s.Upos(k) == Upos.VERB))
                {
                    return (several, first, first + n);
                }
            }
        }

        return s.Upos(t) == Upos.VERB && (verbs.Verb(Upper(s.Word(t))) ?? verbs.Verb(Upper(s.Lemma(t)))) is { } verb ? (verb, t, t + 1) : null;
    }

    static string Joined(Sentence s, int first, int n) => string.Join(' ', Enumerable.Range(first, n).Select(k => Upper(s.Word(k))));

    static string Upper(string word) => word.ToUpperInvariant();

    /// <summary>Mentions of a country, joined by commas and "and", in order; an abbreviation in brackets is no party of its own.</summary>
    static List<PartyRow> Rows(StorySentence s)
    {
        List<PartyRow> rows = [];
        foreach (var m in s.Mentions.Where(m => m.Mention.Actor.Country is not null).OrderBy(m => m.First))
        {
            if (rows.Count > 0 && m.First == rows[^1].End + 1 && s.Tree.Word(m.First - 1) is "(" && m.End < s.Tree.Count && s.Tree.Word(m.End) is ")")
            {
                continue;
            }

            if (rows.Count > 0 && m.First >= rows[^1].End && m.First - rows[^1].End <= 3 && Enumerable.Range(rows[^1].End, m.First - rows[^1].End).All(k => s.Tree.Word(k) is "," or "and" or "&" or "the"))
            {
                rows[^1].Members.Add(m);
            }
            else
            {
                rows.Add(new PartyRow([m]));
            }
        }

        return rows;
    }

    static IEnumerable<(Mention Source, Mention Target, string Code)> Parties(Sentence s, List<PartyRow> rows, int verb, int first, int end, PatternMatch? match, string code)
    {
        var both = code.Split(':');
        if (match?.Together is { } row && row.Start < first && row.Single().Count > 1 && match.Target is null)
        {
            var all = row.Single();
            for (var i = 0; i < all.Count; i++)
            {
                for (var k = i + 1; k < all.Count; k++)
                {
                    yield return (all[i], all[k], both[0]);
                    yield return (all[k], all[i], both[^1]);
                }
            }

            yield break;
        }

        var target = match?.Target;
        var source = match?.Source ?? (match?.Together is { } t && t.Start < first ? t : null);
        target ??= match?.Together is { } u && u.Start >= end ? u : null;
        if (source is null && Subject(s, rows, verb, first, out var open) is var subject)
        {
            source = subject ?? (open ? rows.LastOrDefault(r => r.End <= first && r != target) : null);
        }

        target ??= rows.Find(r => r.Start >= end && r != source);
        if (match?.Source is null && match?.Target is null && IsPassive(s, verb) && By(s, rows, verb, end) is { } by && source is not null)
        {
            (source, target) = (by, source);
        }

        if (source is null || target is null || source == target)
        {
            yield break;
        }

        yield return (source.Joint(s), target.Joint(s), both[0]);
        if (both.Length > 1)
        {
            yield return (target.Joint(s), source.Joint(s), both[1]);
        }
    }

    /// <summary>The row that is the verb's subject, or that of the verb above which governs it; open when no subject stands anywhere.</summary>
    static PartyRow? Subject(Sentence s, List<PartyRow> rows, int verb, int first, out bool open)
    {
        open = false;
        var at = verb;
        for (var up = 0; up < 5 && at >= 0; up++)
        {
            for (var k = 0; k < s.Count; k++)
            {
                if (s.Head(k) == at && s.Relation(k).StartsWith("nsubj", StringComparison.Ordinal) && s.Upos(k) != Upos.PRON)
                {
                    return rows.Find(r => r.Start < first && r.Members.Exists(m => (m.First <= k && k < m.End) || Below(s, m.Head, k)));
                }
            }

            if (s.Relation(at) is not ("xcomp" or "conj" or "advcl" or "acl" or "acl:relcl" or "ccomp" or "parataxis" or "dep"))
            {
                break;
            }

            at = s.Head(at);
        }

        open = true;
        return null;
    }

    static bool Below(Sentence s, int token, int top)
    {
        for (var up = 0; up < 4 && token >= 0; up++)
        {
            if (token == top)
            {
                return true;
            }

            token = s.Relation(token) is "conj" or "nmod" or "nmod:poss" or "compound" or "appos" or "flat" or "amod" ? s.Head(token) : -1;
        }

        return false;
    }

    static bool IsPassive(Sentence s, int verb)
    {
        for (var k = 0; k < s.Count; k++)
        {
            if (s.Head(k) == verb && s.Relation(k) is "nsubj:pass" or "aux:pass" && (s.Relation(k) is "aux:pass" || k < verb))
            {
                return true;
            }
        }

        // "was opposed earlier by": a form of "be" right before, whatever the tree says.
        return verb > 0 && s.Xpos(verb) is "VBN" or "VBD" && Enumerable.Range(Math.Max(0, verb - 3), Math.Min(3, verb)).Any(k => s.Lemma(k) is "be");
    }

    static PartyRow? By(Sentence s, List<PartyRow> rows, int verb, int end)
    {
        for (var k = end; k < s.Count && k < end + 8; k++)
        {
            if (s.Word(k) is "by")
            {
                return rows.Find(r => r.Start > k && r.Start <= k + 4);
            }
        }

        return null;
    }

    static void Add(Article article, StorySentence s, StoryClock clock, int trigger, int end, string code, Mention source, Mention target, VerbPattern? pattern, OwnVerb verb, List<Event> events, List<Held> held)
    {
        var span = new Span(s.Field, s.Tree.TokenStart(trigger), s.Tree.TokenEnd(end - 1));
        var because = pattern is null ? $"your verb {verb.Words} [{code}]" : $"your pattern for {verb.Words}, line {pattern.Line} [{code}]";
        // What CAMEO does not know (codes of WEIS) is read as our own lexicon reads the verb.
        var own = s.Frames.Find(f => f.TriggerTokens.Contains(trigger)) is { } known ? Ontology.Action(known.Cameo) : null;
        if ((Plover(code) ?? (own is null ? null : own with { Cameo = code })) is not { } action)
        {
            held.Add(new Held(new Evidence(s.Number, span), HeldReason.NoAction, Because: $"{because}: '{code}' is no CAMEO code, so nothing says what PLOVER calls it"));
            return;
        }

        var frame = new Actions.Frame { Trigger = trigger, TriggerTokens = [trigger], ClauseFirst = 0, ClauseEnd = s.Tree.Count, Cameo = code };
        events.Add(new Event
        {
            Id = Ids.Event(article.Id, span, source.Span, target.Span) + (events.Exists(e => e.At.Span == span && e.Source?.Span == source.Span && e.Target?.Span == target.Span) ? "r" : ""),
            Source = source,
            Target = target,
            Action = action,
            Date = clock.DateOf(s, frame),
            Confidence = 0.6,
            By = CodedBy.Lexicon,
            Because = because,
            Trigger = s.Tree.Text[span.Start..span.End],
            At = new Evidence(s.Number, span),
            Evidence = [s.Evidence],
        });
    }

    /// <summary>The user's code with the PLOVER reading of the nearest CAMEO code above it; null when its root is unknown.</summary>
    static ActionCode? Plover(string code)
    {
        for (var n = Math.Min(4, code.Length); n >= 2; n--)
        {
            if ((Ontology.Action(code[..n]) ?? (n == 2 ? Ontology.Action(code[..2] + "0") : null)) is { } known)
            {
                return known with { Cameo = code };
            }
        }

        return null;
    }
}

/// <summary>Parties named in a row: "Fornost and Gondor".</summary>
sealed record PartyRow(List<ActorMention> Members)
{
    public int Start => Members[0].First;

    public int End => Members[^1].End;

    /// <summary>Each party by itself.</summary>
    public List<Mention> Single() => [.. Members.SelectMany(m => m.Mention.Members is { Count: > 1 } parts ? parts : [m.Mention])];

    /// <summary>All parties as one.</summary>
    public Mention Joint(Sentence s)
    {
        if (Members.Count == 1)
        {
            return Members[0].Mention;
        }

        var span = new Span(Members[0].Mention.Span.Field, Members[0].Mention.Span.Start, Members[^1].Mention.Span.End);
        var text = s.Text[span.Start..span.End];
        var all = Single();
        return new Mention(text, span, new Actor(null, text, all.TrueForAll(m => m.Actor.Country == all[0].Actor.Country) ? all[0].Actor.Country : null, all[0].Actor.Sectors), all);
    }
}
