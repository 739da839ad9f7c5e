using Demarche.Coding.Actors;
using Demarche.Coding.Actions;
using Demarche.Language;

namespace Demarche.Coding.Story;

/// <content>Who is meant by the words that stand for a party.</content>
sealed partial class EventAssembler
{
    Mention? Party(StorySentence s, Frame f, IReadOnlyList<int> tokens, DatedInterval date, Event? before, bool acts)
    {
        List<Mention> found = [];
        foreach (var t in tokens)
        {
            if (Resolve(s, f, t, date, before, acts) is { } m && !found.Exists(x => x.Span == m.Span))
            {
                found.Add(m);
            }
        }

        return found.Count switch { 0 => null, 1 => found[0], _ => Compound(s, found) };
    }

    /// <summary>"police say three men were arrested": those who tell it did it.</summary>
    Mention? Officials(StorySentence s, Frame f, DatedInterval date) =>
        f.Reporter >= 0 && Resolve(s, f, f.Reporter, date, null, acts: true) is { Actor: { Country: not null, Sector: "COP" or "GOV" or "JUD" or "MIL" or "SPY" } } m ? m : null;

    Mention? Resolve(StorySentence s, Frame f, int token, DatedInterval date, Event? before, bool acts)
    {
        var tree = s.Tree;
        if (s.Antecedents.TryGetValue(token, out var antecedent))
        {
            return AsOf(antecedent, date);
        }

        if (s.MentionAt(token) is { } m)
        {
            if (m.Head != token && tree.Upos(token) is (Upos.ADJ or Upos.PROPN) && Inside(s, token, date) is { } part)
            {
                return part; // "Russian" of "the Russian-backed president"
            }

            return s.Antecedents.TryGetValue(m.Head, out var back) ? AsOf(back, date) : AsOf(Belonging(s, m, Affiliated(s, m, date)), date);
        }

        if (tree.Upos(token) == Upos.PRON)
        {
            // "We value this step", said somebody; "This triggered a war": the act before stands for its author.
            return tree.Lemma(token).ToLowerInvariant() switch
            {
                "we" or "i" or "us" or "our" or "my" => Speaker(s, f, token, date),
                "this" or "that" when acts => before?.Source,
                _ => null,
            };
        }

        return Owner(s, token, date, acts) ?? (acts ? null : Site(s, token, date) ?? Author(s, token, before));
    }

    /// <summary>"criticised the decision": whoever took it in the sentence before.</summary>
    static Mention? Author(StorySentence s, int token, Event? before) =>
        before?.Source is { } author && before.At.Sentence < s.Number && before.At.Sentence >= s.Number - 2 && author.Span.Field == s.Field
        && s.Tree.Lemma(token) is "decision" or "move" or "step" or "announcement" or "plan" or "ruling" or "law" or "action" or "attack" or "strike" or "raid" or "proposal" or "offer" or "statement" or "measure" or "sanction" or "invasion" or "operation" or "bombing" or "execution" or "arrest" or "verdict"
            ? author : null;

    /// <summary>Who says "we": the reporter of the clause, else the speaker of the quote that holds the word.</summary>
    Mention? Speaker(StorySentence s, Frame f, int token, DatedInterval date)
    {
        if (f.Reporter >= 0 && f.Reporter != token)
        {
            return Resolve(s, f, f.Reporter, date, null, acts: true);
        }

        return speakers.Of(s, s.Tree.TokenStart(token)) is var (where, speaker) && where is not null
            ? Resolve(where, f with { Reporter = -1 }, speaker, date, null, acts: true)
            : null;
    }

    /// <summary>A name that is only a part of a longer phrase.</summary>
    Mention? Inside(StorySentence s, int token, DatedInterval date)
    {
        // With the names in front of it: "North Korea" in "the leaders of North Korea and South Korea".
        var first = token;
        while (first > 0 && s.Tree.Head(first - 1) == token && s.Tree.Relation(first - 1) == "compound" && s.Tree.Upos(first - 1) == Upos.PROPN)
        {
            first--;
        }

        var word = s.Tree.Text[s.Tree.TokenStart(first)..s.Tree.TokenEnd(token)];
        return char.IsUpper(word[0]) && actors.Resolve(word, null, date.From ?? article.Published.Day) is { Id: { } } actor
            ? AsOf(new Mention(word, new Span(s.Field, s.Tree.TokenStart(first), s.Tree.TokenEnd(token)), actor), date)
            : null;
    }

    /// <summary>"three members of the cabinet of the Liberian president": whose they are is told further down.</summary>
    static Mention Belonging(StorySentence s, ActorMention m, Mention mention)
    {
        if (mention.Actor is not { Id: null, Country: null } || mention.Members is not null)
        {
            return mention;
        }

        foreach (var x in s.Mentions)
        {
            if (x.First <= m.Head || x.Mention.Actor.Country is not { } country)
            {
                continue;
            }

            var at = x.Head;
            for (var hops = 0; hops < 4 && at >= 0 && at != m.Head && s.Tree.Relation(at) is "nmod" or "nmod:poss" or "compound" or "amod" && HasOf(s.Tree, at); hops++)
            {
                at = s.Tree.Head(at);
            }

            if (at == m.Head)
            {
                return mention with { Actor = mention.Actor with { Country = country } };
            }
        }

        return mention;
    }

    static bool HasOf(Sentence tree, int noun)
    {
        for (var i = 0; i < noun; i++)
        {
            if (tree.Head(i) == noun && tree.Relation(i) == "case")
            {
                return tree.Lemma(i) is "of" or "'s" or "’s";
            }
        }

        return tree.Relation(noun) is "compound" or "amod" or "nmod:poss";
    }

    /// <summary>"attackers affiliated with the armed group X" act for X.</summary>
    Mention Affiliated(StorySentence s, ActorMention m, DatedInterval date)
    {
        var tree = s.Tree;
        for (var i = m.First; i < m.End; i++)
        {
            if (tree.Form(i).StartsWith("anti-", StringComparison.OrdinalIgnoreCase) && i < m.Head && tree.Xpos(m.Head) is "NNS")
            {
                return m.Mention with { Actor = m.Mention.Actor with { Id = null, Sectors = ["REB"] } }; // they are against whom the word names
            }

            if (tree.Form(i).StartsWith("anti-", StringComparison.OrdinalIgnoreCase) && i < m.Head)
            {
                return m.Mention with { Actor = m.Mention.Actor with { Id = null, Country = NameBeside(tree, m, i, date) } }; // not those whom the word names
            }
        }

        if (m.Mention.Actor.Id is not null)
        {
            return m.Mention;
        }

        for (var i = m.Head + 1; i < tree.Count; i++)
        {
            if (tree.Head(i) == m.Head && tree.Relation(i).StartsWith("acl", StringComparison.Ordinal) && tree.Lemma(i) == "lead" && LeaderOf(s, i) is { } leader)
            {
                return m.Mention with { Actor = m.Mention.Actor with { Id = null, Country = leader.Actor.Country, Sectors = m.Mention.Actor.Sector is null or "PTY" ? ["MIL"] : m.Mention.Actor.Sectors } };
            }

            if (tree.Head(i) != m.Head || (i > m.End + 1 && (tree.Head(i) != m.Head || !tree.Relation(i).StartsWith("acl", StringComparison.Ordinal)))
                || tree.Lemma(i) is not ("affiliate" or "affiliated" or "link" or "linked" or "belong" or "ally" or "allied" or "loyal" or "associate" or "associated"))
            {
                continue;
            }

            foreach (var x in s.Mentions)
            {
                if (x.First > i && x.First <= i + 6 && x.Mention.Actor.Id is not null)
                {
                    return m.Mention with { Actor = AsOf(x.Mention, date).Actor };
                }
            }
        }

        return m.Mention;
    }

    /// <summary>"a Polish anti-Russian writer": the other name tells whose; null when there is none.</summary>
    string? NameBeside(Sentence tree, ActorMention m, int anti, DatedInterval date)
    {
        for (var i = m.First; i < m.Head; i++)
        {
            if (i != anti && char.IsUpper(tree.Form(i)[0]) && actors.Resolve(tree.Word(i), null, date.From ?? article.Published.Day) is { Country: { } country })
            {
                return country;
            }
        }

        return null;
    }

    /// <summary>"a coalition led by Saudi Arabia": who leads.</summary>
    static Mention? LeaderOf(StorySentence s, int led)
    {
        foreach (var x in s.Mentions)
        {
            if (s.Tree.Head(x.Head) == led && x.Head > led && x.Mention.Actor.Country is not null)
            {
                return x.Mention;
            }
        }

        return null;
    }

    /// <summary>A thing stands for whose it is or who used it: "planes of the United States", "Russia's airspace", "rockets launched by rebels", "this step taken by Russia".</summary>
    Mention? Owner(StorySentence s, int token, DatedInterval date, bool acts)
    {
        var tree = s.Tree;
        ActorMention? owner = null;
        foreach (var x in s.Mentions)
        {
            var above = tree.Head(x.Head);
            var relation = tree.Relation(x.Head);
            for (var hops = 0; hops < 3 && above >= 0 && above != token && relation is "amod" or "compound" or "flat" or "nmod:poss" && tree.Relation(above) is "compound" or "amod" or "flat" && tree.Head(above) >= 0; hops++)
            {
                above = tree.Head(above); // "an Israeli Army tank"
            }

            var direct = above == token && !(relation == "nmod" && (acts ? IsSite(tree, x) : IsEndOfWay(tree, token, x))) && relation is "nmod:poss" or "nmod" or "compound" or "amod" or "nmod:desc";
            above = tree.Head(x.Head);
            var agent = above >= 0 && tree.Head(above) == token && relation == "obl:agent" && tree.Relation(above).StartsWith("acl", StringComparison.Ordinal);
            if (direct || agent)
            {
                owner = owner is null || agent || relation == "nmod:poss" ? x : owner;
            }
        }

        if (owner is not null)
        {
            var whose = AsOf(s.Antecedents.TryGetValue(owner.Head, out var o) ? o : owner.Mention, date);
            var also = s.Mentions.Where(x => x != owner && tree.Head(x.Head) == owner.Head && tree.Relation(x.Head) == "conj" && x.Head < token && x.Mention.Actor.Country is not null).Select(x => AsOf(x.Mention, date)).ToList();
            return also.Count > 0 && whose.Members is null ? Compound(s, [whose, .. also]) : whose; // "British and French aircraft"
        }

        for (var i = 0; i < token; i++)
        {
            if (tree.Head(i) == token && tree.Relation(i) == "nmod:poss" && s.Antecedents.TryGetValue(i, out var poss))
            {
                return AsOf(poss, date);
            }
        }

        return null;
    }

    /// <summary>"the strikes in Kabul" are not done by Kabul.</summary>
    static bool IsSite(Sentence tree, ActorMention m)
    {
        for (var i = m.Head - 1; i >= 0 && i >= m.First - 1; i--)
        {
            if (tree.Head(i) == m.Head && tree.Relation(i) == "case")
            {
                return tree.Lemma(i) is "in" or "on" or "at" or "near" or "against" or "to" or "into" or "outside" or "around" or "along" or "for";
            }
        }

        return false;
    }

    /// <summary>"a checkpoint on the road from Armenia to Karabakh" stands in neither.</summary>
    static bool IsEndOfWay(Sentence tree, int token, ActorMention m) =>
        tree.Lemma(token) is "road" or "highway" or "motorway" or "route" or "railway" or "way" && tree.Lemma(Math.Max(0, m.First - 1)) is "from" or "to" or "between";

    /// <summary>A place that is acted upon stands for the state it lies in: "rockets hit Kharkiv".</summary>
    Mention? Site(StorySentence s, int token, DatedInterval date)
    {
        foreach (var p in s.Places)
        {
            var named = p.First > 0 && s.Tree.Lemma(p.First - 1) is "of" && Tokens.HeadOf(s.Tree, p.First, p.End - 1) is var name && s.Tree.Head(name) == token;
            if (((p.First <= token && token < p.End) || named) && p.Place.Country is { } country && actors.Resolve(country, null, date.From ?? article.Published.Day) is { } state)
            {
                var span = new Span(s.Field, s.Tree.TokenStart(p.First), s.Tree.TokenEnd(p.End - 1));
                return new Mention(article.Words(span), span, state);
            }
        }

        return null;
    }

    Mention AsOf(Mention m, DatedInterval date)
    {
        var day = date.From ?? date.To;
        if (day is not { } d || (m.Actor.Id is null && m.Members is null) || (article.Published.Day is { } p && Math.Abs(p.DayNumber - d.DayNumber) <= SameEraDays))
        {
            return m;
        }

        // A year means the whole year: its middle decides who held office. Of a month the first day does: who acts to gain office has not got it yet.
        var at = date is { To: { } to, From: { } from } && to.DayNumber - from.DayNumber > 100 ? from.AddDays((to.DayNumber - from.DayNumber) / 2) : d;
        return m with { Actor = actors.AsOf(m.Actor, at), Members = m.Members?.Select(x => AsOf(x, date)).ToList() };
    }

    static (Mention? Source, Mention? Target) Distinct(Mention? source, Mention? target)
    {
        // "Thai and Lao generals signed": the words are the same, the two are not.
        if (source is not null && target is not null
            && ((source.Span == target.Span && !AreTwo(source, target)) || (source.Actor.Id is { } id && id == target.Actor.Id) || Holds(source, target)))
        {
            return (source, null);
        }

        return (source, target);
    }

    static bool AreTwo(Mention a, Mention b) => a.Actor.Country is { } one && b.Actor.Country is { } other && one != other;

    /// <summary>"Thai and Lao generals signed": the second of the two names is not whom they signed with.</summary>
    static bool Holds(Mention compound, Mention part) =>
        compound.Members is { } members && compound.Span.Field == part.Span.Field && compound.Span.Start <= part.Span.Start && part.Span.End <= compound.Span.End && members.Any(m => m.Actor.Country == part.Actor.Country);

    /// <summary>"cancelled the exercises between Norway and Poland", said of Norway: the act is aimed at the other.</summary>
    Mention? Others(StorySentence s, Mention? source, Mention? target)
    {
        if (source?.Actor.Country is not { } own || target?.Members is not { Count: > 1 } members)
        {
            return target;
        }

        var others = members.Where(m => m.Actor.Country != own).ToList();
        return others.Count == 0 || others.Count == members.Count ? target : Compound(s, others);
    }

    Mention Compound(StorySentence s, IReadOnlyList<Mention> members)
    {
        if (members.Count == 1)
        {
            return members[0];
        }

        var start = members.Min(m => m.Span.Start);
        var end = members.Max(m => m.Span.End);
        var span = new Span(s.Field, start, end);
        var countries = members.Select(m => m.Actor.Country).Distinct().ToList();
        var sectors = members.Select(m => m.Actor.Sector).Distinct().ToList();
        var actor = new Actor(null, string.Join(", ", members.Select(m => m.Actor.Name)), countries.Count == 1 ? countries[0] : null, sectors.Count == 1 && sectors[0] is { } one ? [one] : []);
        return new Mention(article.Words(span), span, actor, members);
    }
}
