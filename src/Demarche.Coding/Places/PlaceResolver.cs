using Demarche.Language;

namespace Demarche.Coding.Places;

/// <summary>Picks the place of an act among the places that its sentence names.</summary>
public static class PlaceResolver
{
    /// <summary>
    /// The place where the act happened: one that the sentence puts there ("in", "at", "near"), nearest to the trigger in the tree; a finer one wins
    /// over the country that holds it. Null when no place is put there.
    /// </summary>
    /// <param name="s">The annotated sentence.</param>
    /// <param name="mentions">Its places, in order.</param>
    /// <param name="trigger">Token of the act.</param>
    /// <param name="first">First token of the act's clause.</param>
    /// <param name="end">One past its last token.</param>
    public static PlaceMention? Resolve(Sentence s, IReadOnlyList<PlaceMention> mentions, int trigger, int first, int end)
    {
        PlaceMention? best = null;
        var bestCost = int.MaxValue;
        foreach (var m in mentions)
        {
            // A part of the world is too much to be where an act happened; a sea is told as an area.
            if ((m.Place.Precision == PlacePrecision.Country && m.Place.Country is null) || !IsPut(s, m, out var head))
            {
                continue;
            }

            var inside = m.First >= first && m.First < end;
            var steps = Steps(s, head, trigger);
            var cost = (steps < 0 ? 30 : steps * 10) + (inside ? 0 : 25) + Math.Min(9, Math.Abs(m.First - trigger) / 4) - Fineness(m.Place.Precision);
            if (!inside && steps < 0)
            {
                continue;
            }

            if (cost < bestCost)
            {
                best = m;
                bestCost = cost;
            }
        }

        return best is null ? null : Finer(best, mentions);
    }

    /// <summary>True when the sentence says that something is at the place; head is the word it hangs on.</summary>
    static bool IsPut(Sentence s, PlaceMention m, out int head)
    {
        var top = m.First;
        for (var n = 0; n < m.End - m.First && s.Head(top) >= m.First && s.Head(top) < m.End; n++)
        {
            top = s.Head(top);
        }

        // "in the city of Homs", "in Homs province": the preposition hangs on the word above.
        for (var n = 0; n < 3; n++)
        {
            head = s.Head(top);
            for (var k = 0; k < s.Count; k++)
            {
                if (s.Head(k) == top && s.Relation(k) is "case" && k < m.First && s.Form(k) is var f)
                {
                    if (f is "in" or "In" or "at" or "At" or "near" or "Near" or "outside" or "Outside" or "across" or "Across" or "around" or "inside" or "over" or "off" or "along" or "throughout" or "on" or "On" or "within")
                    {
                        return s.Relation(top) is not "root";
                    }
                }
            }

            if (head < 0 || s.Relation(top) is not ("compound" or "nmod" or "appos" or "flat" or "conj" or "nmod:poss"))
            {
                break;
            }

            top = head;
        }

        head = s.Head(m.First);
        return false;
    }

    /// <summary>Edges from a word to the trigger, upwards or down from an ancestor they share within three; -1 when far.</summary>
    static int Steps(Sentence s, int from, int trigger)
    {
        var at = from;
        for (var up = 0; up <= 4 && at >= 0; up++)
        {
            if (at == trigger)
            {
                return up;
            }

            at = s.Head(at);
        }

        at = trigger;
        for (var up = 0; up <= 3 && at >= 0; up++)
        {
            if (at == from)
            {
                return up;
            }

            at = s.Head(at);
        }

        return -1;
    }

    static int Fineness(PlacePrecision p) => p switch { PlacePrecision.Point => 4, PlacePrecision.City => 4, PlacePrecision.Admin1 => 2, _ => 0 };

    /// <summary>"in Idlib, Syria" and "in Syria's Idlib": the town, not the country.</summary>
    static PlaceMention Finer(PlaceMention best, IReadOnlyList<PlaceMention> mentions)
    {
        if (best.Place.Precision != PlacePrecision.Country || best.Place.Country is null)
        {
            return best;
        }

        foreach (var m in mentions)
        {
            if (m.Place.Precision != PlacePrecision.Country && m.Place.Country == best.Place.Country && ((m.First >= best.End && m.First - best.End <= 2) || (best.First >= m.End && best.First - m.End <= 3)))
            {
                return m;
            }
        }

        return best;
    }
}
