using Demarche.Coding.Actors;
using Demarche.Coding.Story;
using Demarche.Language;

namespace Demarche.Coding.Coreference;

/// <summary>
/// Finds who is meant by pronouns, by "the group", "the ministry" and by surnames alone. Reads one document in order; sentence by sentence
/// it fills <see cref="StorySentence.Antecedents"/>. Rules by recency, kind and subjecthood; where nothing fits, nothing is guessed.
/// </summary>
sealed class Antecedents(IReadOnlyDictionary<string, ReferentKind> definites)
{
    const int Reach = 6;

    readonly List<Referent> _seen = [];
    readonly Dictionary<string, Mention> _surnames = [];
    int _sentence;

    /// <summary>Loads the table of definite heads.</summary>
    public static Dictionary<string, ReferentKind> Load(string folder)
    {
        using var reader = new StreamReader(Path.Combine(folder, "definites.tsv"));
        return Table.Read(reader, "definites.tsv").ToDictionary(r => r["lemma"], r => Enum.Parse<ReferentKind>(r["kind"] == "government" ? "Institution" : r["kind"], ignoreCase: true));
    }

    /// <summary>Reads the next sentence.</summary>
    public void Read(StorySentence s)
    {
        var tree = s.Tree;
        var byHead = new Dictionary<int, ActorMention>();
        foreach (var m in s.Mentions)
        {
            byHead.TryAdd(m.Head, m);
        }

        for (var i = 0; i < tree.Count; i++)
        {
            if (IsTwo(tree, i) && Pair() is { } pair)
            {
                s.Antecedents[i] = Reuse(s, i, i + 1, pair);
                continue;
            }

            if (byHead.TryGetValue(i, out var m))
            {
                var mention = ReadMention(s, m);
                Remember(tree, i, mention);
                continue;
            }

            if (tree.Upos(i) == Upos.PRON && Pronoun(tree, i) is { } antecedent)
            {
                s.Antecedents[i] = Reuse(s, i, i + 1, antecedent.Mention);
            }
            else if (tree.Upos(i) is Upos.NOUN && s.MentionAt(i) is null && IsDefinite(tree, i) && Definite(tree, i) is { } back)
            {
                s.Antecedents[i] = Reuse(s, i, i + 1, back.Mention);
            }
            else if (tree.Upos(i) == Upos.PROPN && s.MentionAt(i) is null && _surnames.TryGetValue(tree.Word(i), out var named))
            {
                s.Antecedents[i] = Reuse(s, i, i + 1, named);
                Remember(tree, i, s.Antecedents[i]);
            }
        }

        _sentence++;
    }

    Mention ReadMention(StorySentence s, ActorMention m)
    {
        var tree = s.Tree;
        var actor = m.Mention.Actor;
        if (actor.Id is null && m.Mention.Members is null)
        {
            var back = tree.Upos(m.Head) == Upos.PROPN && _surnames.TryGetValue(tree.Word(m.Head), out var named) && actor.Country is null ? named
                : actor.Country is null && IsDefinite(tree, m.Head) ? Definite(tree, m.Head)?.Mention
                : null;
            if (back is not null)
            {
                var known = m.Mention with { Actor = back.Actor };
                s.Antecedents[m.Head] = known;
                return known;
            }

            if (actor.Country is null && Owner(tree, m.Head) is { } owner)
            {
                var owned = m.Mention with { Actor = actor with { Country = owner.Mention.Actor.Country } };
                s.Antecedents[m.Head] = owned;
                return owned;
            }
        }

        return m.Mention;
    }

    /// <summary>"its ambassador", "their troops": whose.</summary>
    Referent? Owner(Sentence tree, int head)
    {
        for (var i = 0; i < head; i++)
        {
            if (tree.Head(i) == head && tree.Relation(i) == "nmod:poss" && tree.Upos(i) == Upos.PRON)
            {
                return Pronoun(tree, i);
            }
        }

        return null;
    }

    Referent? Pronoun(Sentence tree, int i)
    {
        // "sanctions the general, accusing him": an object is not who acts in the same sentence, when anybody else may be meant.
        return (tree.Relation(i) == "obj" ? Pronoun(tree, i, apart: true) : null) ?? Pronoun(tree, i, apart: false);
    }

    Referent? Pronoun(Sentence tree, int i, bool apart)
    {
        bool May(Referent r) => !apart || (r.Sentence == _sentence && !r.Subject);
        var lemma = tree.Lemma(i).ToLowerInvariant();
        var form = tree.Word(i).ToLowerInvariant();
        return form switch
        {
            "he" or "him" or "his" or "she" or "her" or "himself" or "herself" => Latest(r => May(r) && r.Kind == ReferentKind.Person && !r.Plural, 2) ?? Latest(r => May(r) && !r.Plural && definites.TryGetValue(r.Head, out var title) && title == ReferentKind.Person, 1),
            "they" or "them" or "their" or "themselves" => Latest(r => May(r) && (r.Plural || r.Kind is ReferentKind.Group), 2) ?? Latest(r => May(r) && r.Kind is ReferentKind.Institution or ReferentKind.Organisation, 1) ?? (form == "they" ? Latest(r => May(r) && r.Kind is ReferentKind.State, 1) : null),
            "it" or "its" or "itself" when lemma is "it" or "its" or "itself" => Thing(May),
            _ => null,
        };
    }

    /// <summary>What "it" is. "Visited the region after Russian missiles struck its port": an adjective gives way to what the sentence names by a noun.</summary>
    Referent? Thing(Func<Referent, bool> may)
    {
        bool Body(Referent r) => may(r) && !r.Plural && r.Kind is not (ReferentKind.Person or ReferentKind.Generic);
        bool Land(Referent r) => may(r) && !r.Plural && !r.Adjective && r is { Kind: ReferentKind.Generic, Mention.Actor: { Country: not null, Role: null } };
        var found = Latest(Body, 1);
        return found is { Adjective: true } && found.Sentence == _sentence ? Latest(r => Body(r) && !r.Adjective && !(definites.TryGetValue(r.Head, out var title) && title == ReferentKind.Person), 0) ?? Latest(Land, 0) ?? found : found;
    }

    Referent? Definite(Sentence tree, int head)
    {
        var lemma = tree.Lemma(head).ToLowerInvariant();
        if (!definites.TryGetValue(lemma, out var kind))
        {
            return null;
        }

        var same = Latest(r => r.Head == lemma && r.Mention.Actor.Country is not null, Reach);
        return kind switch
        {
            ReferentKind.Person => Latest(r => r.Kind == ReferentKind.Person && RoleSays(r, lemma), Reach) ?? same,
            ReferentKind.Institution => same,
            ReferentKind.Group => Latest(r => r.Kind == ReferentKind.Group, Reach) ?? same,
            _ => same ?? Latest(r => r.Kind == kind, 2),
        };
    }

    static bool RoleSays(Referent r, string lemma) =>
        r.Head == lemma || (r.Mention.Actor.Role is { } role && role.EndsWith(lemma, StringComparison.Ordinal))
        || r.Mention.Text.Contains(lemma, StringComparison.OrdinalIgnoreCase);

    /// <summary>The latest that fits; in one sentence a subject goes before the rest, and the first subject before those of clauses below it.</summary>
    Referent? Latest(Func<Referent, bool> fits, int reach)
    {
        Referent? best = null;
        for (var k = _seen.Count - 1; k >= 0 && _seen[k].Sentence >= _sentence - reach; k--)
        {
            var r = _seen[k];
            if (best is not null && r.Sentence < best.Sentence)
            {
                break;
            }

            if (fits(r) && (best is null || r.Subject))
            {
                best = r;
            }
        }

        return best;
    }

    void Remember(Sentence tree, int head, Mention mention)
    {
        var actor = mention.Actor;
        if (actor.Id is null && actor.Country is null && mention.Members is null)
        {
            return;
        }

        var proper = tree.Upos(head) == Upos.PROPN;
        var kind = Referent.KindOf(actor, proper);
        var plural = mention.Members is not null || (tree.Xpos(head) is "NNS" or "NNPS" && (actor.Id is null || kind is ReferentKind.Person or ReferentKind.Group)); // "the United States", "the Defence Forces" are one
        _seen.Add(new Referent(mention, kind, tree.Lemma(head).ToLowerInvariant(), _sentence, tree.Relation(head).StartsWith("nsubj", StringComparison.Ordinal), plural, tree.Relation(head) == "amod"));
        if (kind == ReferentKind.Person && mention.Members is null)
        {
            var name = mention.Actor.Id is not null ? mention.Actor.Name : mention.Text;
            var last = name[(name.LastIndexOf(' ') + 1)..];
            if (last.Length > 2 && char.IsUpper(last[0]))
            {
                _surnames[last] = mention;
            }
        }
    }

    /// <summary>"the two countries", "both sides", "the two".</summary>
    static bool IsTwo(Sentence tree, int head)
    {
        var alone = tree.Lemma(head) is "two" && tree.Upos(head) == Upos.NUM && tree.Relation(head).StartsWith("nsubj", StringComparison.Ordinal) && head > 0 && tree.Form(head - 1) is "the" or "The";
        if (!alone && tree.Lemma(head).ToLowerInvariant() is not ("country" or "nation" or "neighbour" or "neighbor" or "state" or "side" or "government"))
        {
            return false;
        }

        for (var i = head - 1; i >= 0 && i >= head - 4; i--)
        {
            if (tree.Head(i) == head && tree.Lemma(i).ToLowerInvariant() is "two" or "both")
            {
                return true;
            }
        }

        return alone;
    }

    /// <summary>The two states that this sentence and the two before it speak of; null when they are more or fewer.</summary>
    Mention? Pair()
    {
        List<Mention> found = [];
        for (var k = _seen.Count - 1; k >= 0 && _seen[k].Sentence >= _sentence - 2; k--)
        {
            foreach (var m in _seen[k].Mention.Members ?? [_seen[k].Mention])
            {
                if (m.Actor.Country is not { } country || country is "IGO" or "UNO" or "EUR" or "NGO" or "MNC" or "IMG" or "ISM" || found.Exists(x => x.Actor.Country == country))
                {
                    continue;
                }

                found.Add(m.Actor.Id == country ? m : m with { Actor = new Actor(country, country, country, []), Members = null });
            }
        }

        if (found.Count != 2)
        {
            return null;
        }

        List<Mention> two = [.. found.OrderBy(f => f.Span.Start)];
        return new Mention("", two[0].Span, new Actor(null, string.Join(", ", two.Select(f => f.Actor.Name)), null, []), two);
    }

    static bool IsDefinite(Sentence tree, int head)
    {
        for (var i = Math.Max(0, head - 5); i < head; i++)
        {
            if (tree.Head(i) == head && tree.Relation(i) == "det" && tree.Lemma(i) is "the" or "this" or "that" or "these" or "those" or "both")
            {
                return true;
            }
        }

        return false;
    }

    static Mention Reuse(StorySentence s, int first, int end, Mention of)
    {
        var start = s.Tree.TokenStart(first);
        var stop = s.Tree.TokenEnd(end - 1);
        return new Mention(s.Tree.Text[start..stop], new Span(s.Field, start, stop), of.Actor, of.Members);
    }
}
