using Demarche.Coding.Actions;
using Demarche.Coding.Places;
using Demarche.Language;

namespace Demarche.Coding.Story;

/// <summary>The state a sentence plays in, and the words that tell.</summary>
/// <param name="Country">ISO code.</param>
/// <param name="Span">The words: a place, or the one country named.</param>
/// <param name="Told">True when the words say where ("in Kabul"), false when it is only the one country that the sentence names.</param>
/// <param name="Alone">True when the sentence names no other country.</param>
sealed record Scene(string Country, Span Span, bool Told, bool Alone = false)
{
    // Three sentences back in the same passage a place still holds.
    const int Reach = 3;

    /// <summary>Where a sentence plays; null when it names no country, or several.</summary>
    public static Scene? Of(StorySentence s, IReadOnlyList<StorySentence> story)
    {
        if (Where(s) is { } told)
        {
            return told with { Alone = Named(s) is { Several: false } };
        }

        var (only, several) = Named(s);
        if (only is not null || several)
        {
            return only;
        }

        for (var k = story.Count - 1; k >= 0; k--)
        {
            var before = story[k];
            if (before.Number < s.Number && before.Number >= s.Number - Reach && before.Field == s.Field && before.Section == s.Section && (Where(before) ?? Named(before).Only) is { } earlier)
            {
                return earlier with { Told = false };
            }
        }

        return null;
    }

    /// <summary>Where an act takes place: as told with its own words or those of its parties ("the bombing in Kabul that killed six"), else where the sentence plays.</summary>
    public static Scene? Of(StorySentence s, Frame f)
    {
        Scene? own = null;
        foreach (var p in s.Places)
        {
            if (p.Place.Country is not { } country || !IsWhere(s.Tree, p) || Above(s.Tree, p) is not { } above || !(f.TriggerTokens.Contains(above) || f.Sources.Contains(above) || f.Targets.Contains(above)))
            {
                continue;
            }

            if (own is not null && own.Country != country)
            {
                return s.Scene;
            }

            own ??= new Scene(country, new Span(s.Field, s.Tree.TokenStart(p.First), s.Tree.TokenEnd(p.End - 1)), Told: true, s.Scene is { Alone: true } scene && scene.Country == country);
        }

        return own ?? s.Scene;
    }

    /// <summary>True when the place is told of another time than the act's: "met in Paris a week after X closed the road".</summary>
    public bool IsOfAnotherTime(Sentence tree, Frame f) => Told && !Alone && AtAnotherTime(tree, f) is { } clause && !Clauses.Holds(tree, clause, Span);

    /// <summary>The head of the clause behind "after", "before" or "since" that tells the act; null when there is none.</summary>
    static int? AtAnotherTime(Sentence tree, Frame f)
    {
        for (var (t, steps) = (f.Trigger, 0); t >= 0 && steps < tree.Count; t = tree.Head(t), steps++)
        {
            for (var i = 0; i < t; i++)
            {
                if (tree.Head(i) == t && tree.Relation(i) == "mark" && tree.Lemma(i) is "after" or "before" or "since")
                {
                    return t;
                }
            }
        }

        return null;
    }

    /// <summary>What a place is told of: "clashes" in "clashes in the city of Kabul".</summary>
    static int? Above(Sentence tree, PlaceMention p)
    {
        var head = Tokens.HeadOf(tree, p.First, p.End - 1);
        for (var hops = 0; hops < 3 && head >= 0 && tree.Head(head) >= 0 && (tree.Relation(head) is "appos" or "flat" or "compound" or "nmod:unmarked" or "nmod:desc" || (tree.Relation(head) == "nmod" && p.First > 0 && tree.Lemma(p.First - 1) == "of")); hops++)
        {
            head = tree.Head(head);
        }

        return head >= 0 && tree.Head(head) is >= 0 and var above ? above : null;
    }

    /// <summary>True when the words tell where: "in Kabul", "in the city of Kabul", not "Kabul said".</summary>
    public static bool IsWhere(Sentence tree, PlaceMention p)
    {
        var head = Tokens.HeadOf(tree, p.First, p.End - 1);
        var near = true;
        for (var hops = 0; hops < 3 && head >= 0; hops++)
        {
            var of = false;
            for (var i = Math.Max(0, Math.Min(p.First, head) - 5); i < Math.Max(p.End, head); i++)
            {
                if (tree.Head(i) == head && tree.Relation(i) == "case")
                {
                    if (tree.Lemma(i) is "in" or "at" or "near" or "outside" or "around" or "off" or "across" or "inside" or "throughout" or "within")
                    {
                        return true;
                    }

                    if (near && tree.Lemma(i) is "on" or "against" or "into" && tree.Head(head) is >= 0 and var attack && IsAttack(tree.Lemma(attack)))
                    {
                        return true; // "strikes on Hodeidah"
                    }

                    if (tree.Lemma(i) == "of" && i > 0 && IsDirection(tree.Lemma(i - 1)))
                    {
                        return true; // "west of Aleppo"
                    }

                    of |= tree.Lemma(i) == "of";
                }
            }

            if (tree.Relation(head) == "compound" && tree.Head(head) is >= 0 and var raid && IsAttack(tree.Lemma(raid)))
            {
                return true; // "the Gaza offensive"
            }

            // "in the city of Sohar", "in Torreón, Coahuila".
            if (!of && tree.Relation(head) is not ("appos" or "flat" or "compound" or "nmod:unmarked" or "conj" or "list" or "nmod:desc" or "nmod:poss"))
            {
                return false;
            }

            // "an attack on the capital's suburbs" is one on the capital.
            near &= tree.Relation(head) == "nmod:poss";
            head = tree.Head(head);
        }

        return false;
    }

    static bool IsAttack(string word) =>
        word is "strike" or "airstrike" or "air-strike" or "attack" or "raid" or "assault" or "offensive" or "bombardment" or "shelling" or "bombing" or "operation" or "invasion" or "incursion" or "siege" or "blast" or "explosion";

    static bool IsDirection(string word) =>
        word is "north" or "south" or "east" or "west" or "northeast" or "northwest" or "southeast" or "southwest" or "north-east" or "north-west" or "south-east" or "south-west" or "outskirts" or "outskirt" or "outside" or "suburb" or "centre" or "center";

    static Scene? Where(StorySentence s)
    {
        Scene? found = null;
        var (clear, sure) = (true, false);
        foreach (var p in s.Places)
        {
            if (p.Place.Country is not { } country || !IsWhere(s.Tree, p))
            {
                continue;
            }

            // The country itself overrules a town that lies in another ("in Bara, Pakistan").
            if (p.Place.Precision == PlacePrecision.Country && (found is null || found.Country != country || !clear))
            {
                var before = found;
                found = new Scene(country, new Span(s.Field, s.Tree.TokenStart(p.First), s.Tree.TokenEnd(p.End - 1)), Told: true);
                if (before is not null && sure && before.Country != country)
                {
                    return null;
                }

                (clear, sure) = (true, true);
                continue;
            }

            if (found is not null && found.Country != country)
            {
                clear = sure;
                continue;
            }

            found ??= new Scene(country, new Span(s.Field, s.Tree.TokenStart(p.First), s.Tree.TokenEnd(p.End - 1)), Told: true);
        }

        return clear ? found : null;
    }

    static (Scene? Only, bool Several) Named(StorySentence s)
    {
        Scene? found = null;
        foreach (var m in s.Mentions)
        {
            foreach (var one in m.Mention.Members ?? [m.Mention])
            {
                if (!Add(ref found, one.Actor.Country, one.Span))
                {
                    return (null, true);
                }
            }
        }

        foreach (var p in s.Places)
        {
            if (p.End < s.Tree.Count && s.Tree.Form(p.End) is "–" or "-")
            {
                continue; // "the Oxford–AstraZeneca vaccine"
            }

            if (!Add(ref found, p.Place.Country, new Span(s.Field, s.Tree.TokenStart(p.First), s.Tree.TokenEnd(p.End - 1))))
            {
                return (null, true);
            }
        }

        return (found, false);
    }

    static bool Add(ref Scene? found, string? country, Span span)
    {
        if (country is null or "IGO" or "UNO" or "EUR" or "NGO" or "MNC" or "IMG" or "ISM")
        {
            return true;
        }

        if (found is not null && found.Country != country)
        {
            return false;
        }

        found ??= new Scene(country, span, Told: false);
        return true;
    }
}
