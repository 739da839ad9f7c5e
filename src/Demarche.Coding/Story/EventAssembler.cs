using Demarche.Coding.Actions;
using Demarche.Coding.Actors;
using Demarche.Coding.Places;
using Demarche.Coding.Quotes;
using Demarche.Language;

namespace Demarche.Coding.Story;

/// <summary>Makes an event, or a held item with its reason, of a frame: who is meant, when, where, how sure.</summary>
sealed partial class EventAssembler(Article article, ActorResolver actors, StoryClock clock, Speakers speakers)
{
    /// <summary>Beyond this many days from publication, a phrase is resolved again as of the event's date: offices and status change.</summary>
    const int SameEraDays = 45;

    /// <summary>The event of the frame, or why it is none.</summary>
    public (Event? Event, Held? Held) Assemble(StorySentence s, Frame f, Event? before, IReadOnlyList<StorySentence> story)
    {
        var action = Ontology.Action(f.Cameo);
        if (action is null)
        {
            return (null, new Held(Clause(s, f), HeldReason.NoAction, Because: f.Because));
        }

        var date = clock.DateOf(s, f);
        var scene = Scene.Of(s, f);
        var source = Party(s, f, f.Sources, date, before, acts: true);
        var target = Party(s, f, f.Targets, date, before, acts: false) ?? Party(s, f, Elision.Target(s, f), date, before, acts: false) ?? ToldBefore(s, f, story, date);
        source = Examples.Of(s, f, source, article) ?? source;
        (source, target) = Distinct(source, target);
        target = f.Mutual ? target : Others(s, source, target);
        if (!f.Mutual && target is null && f.Targets.Count == 0 && action.Plover.Type == "AGREE" && f.Held is null && source?.Members is [var first, var second] && AreTwo(first, second))
        {
            f = f with { Mutual = true }; // "the two agreed to stop": with one another
        }

        if (f.Mutual && target is null && source?.Members is { Count: > 1 } members)
        {
            source = members[0];
            target = members.Count == 2 ? members[1] : Compound(s, [.. members.Skip(1)]);
        }

        if (f.Mutual && source is null && f.Sources.Count == 0 && target is { Members: [{ } one, { } another] })
        {
            (source, target) = (one, another); // "clashes between police and students"
        }

        if (f.Mutual && target is null && f.Cameo is "0871" or "0356" && f.TriggerTokens.Any(t => s.Tree.Lemma(t) is "truce" or "ceasefire" or "cease-fire" or "armistice") && source is { Members: null, Actor.Country: not null })
        {
            f = f with { Mutual = false }; // "declare a unilateral truce"
        }

        if (f.Mutual && target is null && Unnamed.IsRatification(f, source))
        {
            f = f with { Mutual = false };
        }

        if (Promise(s, f, source, target, date) is { } promised)
        {
            (f, action) = (f with { Held = null, Cameo = promised.Cameo, Because = f.Because + " < will" }, promised);
        }

        if (f.Held is { } reason)
        {
            return (null, new Held(Clause(s, f), reason, action, source, target, f.Because));
        }

        var type = action.Plover.Type;
        if (source is null && f.Sources.Count > 0 && f.Sources.All(t => s.Tree.Upos(t) == Upos.ADJ || (type == "ASSAULT" && (f.Hostile || f.Cameo is "194" or "195" or "1831" or "1832" or "1833") && s.Tree.Upos(t) == Upos.NOUN && s.MentionAt(t) is null)))
        {
            f = f with { Sources = [] }; // "Multiple bombings": a capital that names nobody
        }

        source ??= Unnamed.Person(s, scene, f.Sources, type, acts: true, article);
        target ??= Unnamed.Person(s, scene, f.Targets, type, acts: false, article);
        (source, target) = Distinct(source, target);
        target = Unnamed.Localised(target, scene, type, acts: false, source);
        source = Unnamed.Localised(source, scene, type, acts: true, target);
        (source, target) = Unnamed.OfOneState(source, target, scene, type);
        if (source is not null && target is not null && source.Text.Equals(target.Text, StringComparison.OrdinalIgnoreCase) && source.Actor == target.Actor)
        {
            target = null; // "they warned that they would"
        }

        if (source is null && (f.Sources.Count == 0 || (type == "PROTEST" && f.Sources.All(t => s.Tree.Upos(t) is Upos.NOUN or Upos.NUM))))
        {
            source = Unnamed.Source(action.Cameo, target, scene, article) is { } unnamed ? Officials(s, f, date) ?? unnamed : null;
        }

        if (source is null && f.Sources.Count == 0 && action.Cameo == "166" && target is { Members: null, Actor.Country: not null } && OtherOfTwo(s, target, story) is { } host)
        {
            source = host with { Actor = new Actor(null, "authorities", host.Actor.Country, ["GOV"]) }; // "a Russian diplomat was expelled", in a story of one other state
        }

        if (target is null && f.Targets.Count == 0 && source is not null && f.Because.Contains("TIES", StringComparison.Ordinal))
        {
            target = OtherOfTwo(s, source, story);
        }

        if (target is null && type == "ASSAULT" && f.Targets.Count > 0)
        {
            target = Located(s, f, source);
        }

        if (action.Cameo == "194" && target is null && f.Targets.Count == 0 && source is { Members: null, Actor: { Id.Length: 3 } or { Sector: "GOV" or "MIL" } } && Ontology.Action("150") is { } launch
            && s.Tree.Lemma(f.Trigger) is "launch" or "fire" && f.TriggerTokens.Any(t => s.Tree.Lemma(t) is "missile" or "rocket" or "satellite") && scene is not { Told: true })
        {
            (action, type) = (launch, launch.Plover.Type); // at nobody: a show of arms
        }

        if (target is null && !f.Mutual && (f.Targets.Count == 0 || (type is "ASSAULT" or "MOBILIZE" or "PROTEST" or "COERCE" && f.Cameo is not ("180" or "190" or "193") | f.Hostile | (source?.Actor.Country is { } at && scene is { Told: true } && at == scene.Country) | f.Because.Contains("TERRITORY", StringComparison.Ordinal) && f.Targets.All(t => s.Tree.Upos(t) is Upos.NOUN or Upos.NUM || s.Tree.Lemma(t) == "what"))) && (source is not null || f.Hostile))
        {
            target = Unnamed.Target(action.Cameo, type, f.Targets.Count > 0, source, scene?.IsOfAnotherTime(s.Tree, f) == true ? null : scene, article);
        }

        if (!f.Mutual && target is { Actor: { Id: null, Country: null } } && target.Members is null && Unnamed.IsOfOwn(action.Cameo, source, scene, isThing: true))
        {
            target = target with { Actor = target.Actor with { Country = source!.Actor.Country } };
        }

        if (target is null && f.Cameo == "042" && scene is { Told: true } there && source?.Actor.Country is { } visitor && visitor != there.Country)
        {
            target = new Mention(article.Words(there.Span), there.Span, new Actor(there.Country, there.Country, there.Country, [])); // "visits camps in the north of X"
        }

        if (source is null && target is null && f.Mutual && f.Sources.Count == 0 && f.Cameo == "190" && Unnamed.Fighters(scene, article) is { } fighters)
        {
            (source, target) = (fighters, fighters);
        }

        if (target is null && type == "ASSAULT" && !f.Mutual && source is { Actor.Country: { } state } && scene?.Country == state && f.Targets.Count > 0 && f.Targets.All(t => s.Tree.Upos(t) == Upos.NUM))
        {
            target = source with { Actor = new Actor(null, "people", state, ["CVL"]), Members = null }; // "police killed at least 12"
        }

        // A border that is closed is closed to the neighbour, named or not.
        if (target is null && !f.Mutual && !f.Because.Contains("BORDER", StringComparison.Ordinal) && Unnamed.IsOfOwn(action.Cameo, source, scene, f.Targets.All(t => s.Tree.Upos(t) is Upos.NOUN or Upos.NUM or Upos.ADJ or Upos.PRON)))
        {
            target = source! with { Actor = new Actor(null, "people", source.Actor.Country, ["CVL"]), Members = null };
        }

        if ((source is null && !Unnamed.IsToldWithoutSource(f, type, target)) || (target is null && Unnamed.NeedsTarget(f, type, source)) || !(IsPolitical(source) || IsPolitical(target))
            || (Unnamed.NeedsTarget(f, type, source) && (Unnamed.IsNowhere(source) || Unnamed.IsNowhere(target))))
        {
            return (null, new Held(Clause(s, f), HeldReason.NoActor, action, source, target, f.Because));
        }

        if (type == "THREATEN" && f.Because.Contains("< will", StringComparison.Ordinal) && source?.Actor.Country is { } home && home == target?.Actor.Country)
        {
            return (null, new Held(Clause(s, f), HeldReason.Planned, action, source, target, f.Because));
        }

        if (Unnamed.IsPrivate(action.Cameo, type, source, target))
        {
            return (null, new Held(Clause(s, f), HeldReason.NoActor, action, source, target, f.Because + "; no act of politics"));
        }

        // A day far ahead in the report of an act belongs to something else that is told ("agreed to close it in March"); the morrow is another time zone.
        if (date is { Source: DateSource.Text, From: { } ahead } && article.Published.Day is { } today && (ahead.DayNumber - today.DayNumber is 1 or > 10 || (ahead > today && type is "COERCE" or "ASSAULT" or "RETREAT" or "ACCUSE" or "REJECT" or "SANCTION" or "REQUEST" or "THREATEN" or "AGREE" or "SUPPORT")))
        {
            date = new DatedInterval(today, today, DatePrecision.Day, DateSource.Publication);
        }

        if (date.From is { } from && article.Published.Day is { } day && from > day)
        {
            return (null, new Held(Clause(s, f), HeldReason.Planned, action, source, target, $"dated {from:yyyy-MM-dd}, after publication"));
        }

        var trigger = Trigger(s, f);
        var claimedBy = ClaimedBy(s, f, action, source, target, date);
        var e = new Event
        {
            Id = Ids.Event(article.Id, trigger, source?.Span, target?.Span),
            Source = source,
            Target = target,
            Mutual = f.Mutual,
            Action = action,
            Date = date,
            Place = Place(s, f),
            Status = claimedBy is null ? Status.Occurred : Status.Claimed,
            ClaimedBy = claimedBy,
            ObjectId = HasObject(action.Cameo) ? target?.Actor.Id : null,
            Confidence = Confidence(f, source, target, date),
            By = CodedBy.Lexicon,
            Because = f.Because,
            Trigger = string.Join(' ', f.TriggerTokens.Select(s.Tree.Word)),
            At = new Evidence(s.Number, trigger),
            Evidence = [s.Evidence],
        };
        return (e, null);
    }

    static bool IsPolitical(Mention? m) =>
        m is not null && (m.Actor.Id is not null || m.Actor.Country is not null || (m.Members?.Any(IsPolitical) ?? false));

    /// <summary>Codes that attach to one actor and not to its country: recognition, missions, listings.</summary>
    static bool HasObject(string cameo) => cameo is "054" or "161" or "163" or "172" or "1722" or "166" or "050";

    static Span Trigger(StorySentence s, Frame f)
    {
        var first = f.TriggerTokens.Count > 0 ? f.TriggerTokens.Min() : f.Trigger;
        var last = f.TriggerTokens.Count > 0 ? f.TriggerTokens.Max() : f.Trigger;
        return new Span(s.Field, s.Tree.TokenStart(first), s.Tree.TokenEnd(last));
    }

    static Evidence Clause(StorySentence s, Frame f) =>
        f.ClauseEnd > f.ClauseFirst
            ? new Evidence(s.Number, new Span(s.Field, s.Tree.TokenStart(f.ClauseFirst), s.Tree.TokenEnd(f.ClauseEnd - 1)))
            : s.Evidence;

    /// <summary>A deed of force or money told only by one of its parties is a claim.</summary>
    Mention? ClaimedBy(StorySentence s, Frame f, ActionCode action, Mention? source, Mention? target, DatedInterval date)
    {
        if (f.Reporter < 0 || Ontology.Quad(action.Plover.Type) is 1 or 3)
        {
            return null;
        }

        var reporter = Resolve(s, f, f.Reporter, date, null, acts: true);
        if (reporter is null)
        {
            return null;
        }

        bool Party(Mention? m) => m?.Actor.Country is { } c && c == reporter.Actor.Country;
        return Party(source) || Party(target) ? reporter : null;
    }

    static Place? Place(StorySentence s, Frame f)
    {
        var tree = s.Tree;
        Place? best = null;
        var bestRank = int.MaxValue;
        foreach (var p in s.Places)
        {
            if (!Scene.IsWhere(tree, p))
            {
                continue;
            }

            var head = Tokens.HeadOf(tree, p.First, p.End - 1);
            var rank = tree.Head(head) == f.Trigger ? 0 : p.First >= f.ClauseFirst && p.First < f.ClauseEnd ? 1 : 3;
            if (rank == 3 && s.Frames.Exists(o => o.Trigger != f.Trigger && tree.Head(head) == o.Trigger))
            {
                continue; // "met in Caracas weeks after the border was opened": that is where they met
            }

            rank = (rank * 4) + (int)p.Place.Precision;
            if (rank < bestRank)
            {
                (best, bestRank) = (p.Place, rank);
            }
        }

        return best;
    }

    /// <summary>"X had cut relations", where the story speaks of X and one other state: with that one.</summary>
    static Mention? OtherOfTwo(StorySentence s, Mention source, IReadOnlyList<StorySentence> story)
    {
        Mention? other = null;
        foreach (var m in story.Where(t => t.Field == s.Field && t.Number <= s.Number && t.Number >= s.Number - 2).SelectMany(t => t.Mentions).SelectMany(m => m.Mention.Members ?? [m.Mention]))
        {
            if (m.Actor.Country is not { Length: 3 } country || country == source.Actor.Country || country is "IGO" or "UNO" or "EUR" or "NGO" or "MNC" or "IMG" or "ISM")
            {
                continue;
            }

            if (other is not null && other.Actor.Country != country)
            {
                return null;
            }

            other ??= m with { Actor = new Actor(country, country, country, []), Members = null };
        }

        return other;
    }

    /// <summary>"bombed a house in the Lebanese capital": where the act falls, told by whose the place is.</summary>
    static Mention? Located(StorySentence s, Frame f, Mention? source)
    {
        var tree = s.Tree;
        foreach (var x in s.Mentions)
        {
            if (x.Mention is not { Members: null, Actor: { Country: { } country } } || country == source?.Actor.Country || country.Length != 3)
            {
                continue;
            }

            var at = x.Head;
            for (var hops = 0; hops < 4 && at >= 0 && tree.Relation(at) is "amod" or "nmod" or "compound" or "nmod:poss"; hops++)
            {
                at = tree.Head(at);
            }

            if (at < 0 || tree.Head(at) != f.Trigger || !tree.Relation(at).StartsWith("obl", StringComparison.Ordinal))
            {
                continue;
            }

            for (var i = at - 1; i >= 0 && i >= at - 5; i--)
            {
                if (tree.Head(i) == at && tree.Relation(i) == "case" && tree.Lemma(i) is "in" or "inside" or "near" or "outside" or "at")
                {
                    return x.Mention with { Actor = new Actor(country, country, country, []) };
                }
            }
        }

        return null;
    }

    /// <summary>"would seek cooperation": with whom was told up to three sentences before, where the same noun had its partner.</summary>
    Mention? ToldBefore(StorySentence s, Frame f, IReadOnlyList<StorySentence> story, DatedInterval date)
    {
        foreach (var t in f.TriggerTokens)
        {
            if (s.Tree.Upos(t) == Upos.NOUN && Elision.Partner(story, s, s.Tree.Lemma(t)) is var (where, token) && where is not null)
            {
                return Resolve(where, f with { Reporter = -1 }, token, date, null, acts: false);
            }
        }

        return null;
    }

    static double Confidence(Frame f, Mention? source, Mention? target, DatedInterval date)
    {
        var c = f.Certainty;
        c *= source is null ? 0.85 : source.Actor.Country is null && source.Members is null ? 0.7 : 1;
        c *= target is null ? 0.85 : target.Actor.Country is null && target.Members is null ? 0.8 : 1;
        c *= date.Precision == DatePrecision.Unknown ? 0.9 : 1;
        return Math.Round(c, 3);
    }

    /// <summary>
    /// "Turkey will free prisoners", told by nobody or by one of the state's own: what a state says it will do is its promise; a ban it will impose on
    /// its own people is as good as imposed.
    /// </summary>
    ActionCode? Promise(StorySentence s, Frame f, Mention? source, Mention? target, DatedInterval date)
    {
        if (f.Held != HeldReason.Planned || f.Promised is not { } code || source is not { Members: null, Actor: { Country: { } own, Sector: "GOV" or "MIL" or "LEG" or "JUD" or "COP" or null } }
            || f.Cameo.StartsWith("04", StringComparison.Ordinal) || f.Cameo.StartsWith("083", StringComparison.Ordinal) || f.Cameo == "057")
        {
            return null;
        }

        if (f.Reporter >= 0 && Resolve(s, f, f.Reporter, date, null, acts: true)?.Actor.Country != own)
        {
            return null;
        }

        var law = f.Cameo.StartsWith("17", StringComparison.Ordinal) && f.Cameo != "170";
        if (f.Reporter >= 0 && (f.Cameo is "160" or "161"))
        {
            return Ontology.Action(f.Cameo); // "announces that it will break off relations": that is how one does it
        }

        return Ontology.Action(law && (target is null || target.Actor.Country is null || target.Actor.Country == own) && f.Reporter >= 0 ? f.Cameo : code);
    }
}
