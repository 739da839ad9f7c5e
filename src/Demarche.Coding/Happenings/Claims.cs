using Demarche.Coding.Story;
using Demarche.Language;

namespace Demarche.Coding.Happenings;

/// <summary>
/// "A bomb killed nine. The group claimed responsibility": whoever says so is taken for the author of the attack told just before.
/// </summary>
static class Claims
{
    // Two sentences back an attack is still the one that is meant.
    const int Reach = 2;

    /// <summary>Gives the last attack, where it has no known author, the one who claims it in this sentence.</summary>
    public static void Join(StorySentence s, List<Event> events)
    {
        if (Claimant(s) is not { Actor.Country: not null } claimant)
        {
            return;
        }

        for (var i = events.Count - 1; i >= 0 && events[i].At.Sentence >= s.Number - Reach; i--)
        {
            var e = events[i];
            if (e.Action.Plover.Type != "ASSAULT")
            {
                continue;
            }

            if (!e.Mutual && (e.Source is null || (e.Source.Actor is { Id: null, Sector: "UAF" or "REB" or "CRM" })))
            {
                events[i] = e with { Source = claimant };
            }

            return;
        }
    }

    static Mention? Claimant(StorySentence s)
    {
        var tree = s.Tree;
        for (var i = 1; i < tree.Count; i++)
        {
            if (tree.Lemma(i) != "responsibility" || tree.Relation(i) != "obj" || tree.Head(i) is var verb && (verb < 0 || tree.Lemma(verb) is not ("claim" or "admit" or "accept" or "assume" or "take")))
            {
                continue;
            }

            var subject = -1;
            for (var k = 0; k < i; k++)
            {
                if (tree.Head(k) == verb && (tree.Relation(k) is "advmod" && tree.Lemma(k) is "not" or "never"))
                {
                    return null;
                }

                subject = tree.Head(k) == verb && tree.Relation(k) == "nsubj" ? k : subject;
            }

            if (subject < 0)
            {
                return null;
            }

            return s.Antecedents.TryGetValue(subject, out var known) ? known : s.MentionAt(subject)?.Mention;
        }

        return null;
    }
}
