namespace Demarche.Coding.Happenings;

/// <summary>
/// What an attack did is part of the attack: "bombed the market, killing nine and injuring thirty" is one act with a target and a toll.
/// </summary>
static class Consequences
{
    /// <summary>Joins the harm told in a sentence to the attack of the same sentence that did it.</summary>
    public static void Join(List<Event> events, int firstOfSentence)
    {
        for (var i = events.Count - 1; i >= firstOfSentence; i--)
        {
            if (!IsHarm(events[i]))
            {
                continue;
            }

            for (var k = firstOfSentence; k < events.Count; k++)
            {
                if (k != i && (!IsHarm(events[k]) || k < i) && events[k].Action.Plover.Type == "ASSAULT" && Fits(events[k], events[i]))
                {
                    var (attack, harm) = (events[k], events[i]);
                    events[k] = attack with
                    {
                        Source = attack.Source ?? harm.Source,
                        Target = !attack.Mutual && (attack.Target is null || (IsSite(attack.Target) && harm.Target is not null)) ? harm.Target ?? attack.Target : attack.Target,
                        Confidence = Math.Max(attack.Confidence, harm.Confidence),
                    };
                    events.RemoveAt(i);
                    break;
                }
            }
        }
    }

    /// <summary>"rockets launched by rebels hit the embassy": who is hit in the place stands for the place.</summary>
    public static void DropSitesToldBetter(List<Event> events, int firstOfSentence)
    {
        for (var i = events.Count - 1; i >= firstOfSentence; i--)
        {
            var e = events[i];
            if (e.Action.Plover.Type == "ASSAULT" && e.Source is not null && e.Target is { } t && IsSite(t)
                && events.FindIndex(firstOfSentence, x => x != e && x.Action.Root == e.Action.Root && x.Source?.Span == e.Source.Span && x.Target is { } better && better.Span != t.Span) >= 0)
            {
                events.RemoveAt(i);
            }
        }
    }

    /// <summary>"soldiers shot a boy during clashes": who fought with whom is told by the act itself.</summary>
    public static void DropFightsToldBetter(List<Event> events, int firstOfSentence)
    {
        for (var i = events.Count - 1; i >= firstOfSentence; i--)
        {
            if (events[i] is { Mutual: true, Source.Actor: { Id: null, Name: "fighters" } } fight && events.FindIndex(firstOfSentence, x => x != fight && x.Action.Plover.Type is "ASSAULT" or "PROTEST") >= 0)
            {
                events.RemoveAt(i);
            }
        }
    }

    /// <summary>"60,000 demonstrate in protest of the reform": the second word tells the same protest.</summary>
    public static void DropProtestsToldAgain(List<Event> events, int firstOfSentence)
    {
        for (var i = events.Count - 1; i > firstOfSentence; i--)
        {
            var (e, at) = (events[i], events.FindIndex(firstOfSentence, x => x.Action.Plover.Type == "PROTEST"));
            if (e.Action.Plover.Type == "PROTEST" && at < i && at >= 0 && SameSide(events[at].Source, e.Source))
            {
                events.RemoveAt(i);
            }
        }
    }

    static bool IsHarm(Event e) =>
        e.Action.Plover.Type == "ASSAULT" && e.Trigger.Split(' ').Any(word => s_harm.Any(h => word.StartsWith(h, StringComparison.OrdinalIgnoreCase)));

    static readonly string[] s_harm = ["kill", "injur", "wound", "damag", "destroy", "displac", "murder", "die", "dying", "dead"];

    static bool IsSite(Mention m) => m.Actor is { Id: { Length: 3 } id, Sectors.Count: 0 } && id == m.Actor.Country;

    static bool Fits(Event attack, Event harm)
    {
        if (attack.Mutual)
        {
            return (harm.Source is null || SameSide(attack.Source, harm.Source) || SameSide(attack.Target, harm.Source))
                && (harm.Target is null || SameSide(attack.Source, harm.Target) || SameSide(attack.Target, harm.Target) || harm.Target.Actor.Country is null);
        }

        return (harm.Source is null || attack.Source is null || SameSide(attack.Source, harm.Source))
            && (harm.Target is null || attack.Target is null || SameSide(attack.Target, harm.Target) || harm.Target.Actor.Country is null || harm.Target.Actor.Name == harm.Target.Actor.Country); // the last: only where it took place is told
    }

    static bool SameSide(Mention? a, Mention? b) =>
        a is not null && b is not null && (a.Span == b.Span || (a.Actor.Country is { } c && c == b.Actor.Country)
            || (a.Members?.Any(m => SameSide(m, b)) ?? false) || (b.Members?.Any(m => SameSide(a, m)) ?? false));
}
