using Demarche.Coding.Actions;

namespace Demarche.Coding.Story;

/// <summary>
/// Parties that a report leaves out because everybody knows them: whoever is arrested, is arrested by the authorities of the place; a riot in a
/// town is one of its people. The words that stand for such a party are those that name the place.
/// </summary>
static class Unnamed
{
    /// <summary>Gives a party without a country the one the sentence plays in, where it can only be that.</summary>
    /// <param name="m">The party.</param>
    /// <param name="scene">Where the sentence plays.</param>
    /// <param name="type">PLOVER type of the act.</param>
    /// <param name="acts">The party acts; else it is acted upon.</param>
    /// <param name="other">The other party; null when nobody is named.</param>
    public static Mention? Localised(Mention? m, Scene? scene, string type, bool acts, Mention? other)
    {
        if (m is null || scene is null)
        {
            return m;
        }

        if (m.Members is { } members)
        {
            var moved = members.Select(x => Localised(x, scene, type, acts, other)!).ToList();
            var countries = moved.Select(x => x.Actor.Country).Distinct().ToList();
            return m with { Members = moved, Actor = countries is [{ } one] ? m.Actor with { Country = one } : m.Actor };
        }

        var a = m.Actor;
        if (a.Id is not null || a.Country is not null || a.Sectors.Count == 0 || s_several_states.Any(w => m.Text.StartsWith(w, StringComparison.OrdinalIgnoreCase)))
        {
            return m;
        }

        // Those who fight, and whom they hit, may come from anywhere unless the place is told; a government is that of the one country named.
        var may = a.Sector switch
        {
            "GOV" or "LEG" => !scene.Told || scene.Alone || !acts || (type == "ASSAULT" && !acts) || type is "COERCE" or "SANCTION" or "RETREAT" or "CONCEDE" or "MOBILIZE",
            "UAF" or "CRM" or "REB" => scene.Told || State(other) == scene.Country,
            "SPY" => scene.Told,
            _ => scene.Told || acts || other is null || type is not ("ASSAULT" or "MOBILIZE" or "AID"),
        };
        return may ? m with { Actor = a with { Country = scene.Country } } : m;
    }

    /// <summary>
    /// An attack with one side of no known country, where no other place is told: armed groups hit those they live among, soldiers and police the
    /// protesters of their own state, and whoever kills a state's soldiers is first of all one of its people.
    /// </summary>
    public static (Mention? Source, Mention? Target) OfOneState(Mention? source, Mention? target, Scene? scene, string type)
    {
        if (type != "ASSAULT" || source is not { Members: null, Actor: var doer } || target is not { Members: null, Actor: var victim } || (doer.Country is not null && victim.Country is not null))
        {
            return (source, target);
        }

        if (doer.Country is null && victim.Country is null)
        {
            return scene is not null && doer.Id is null && victim.Id is null && doer.Sector is "UAF" or "REB" && victim.Sector is "MIL" or "COP" or "GOV"
                ? (source with { Actor = doer with { Country = scene.Country } }, target with { Actor = victim with { Country = scene.Country } })
                : (source, target);
        }

        var known = doer.Country ?? victim.Country!;
        if (scene is { Told: true } && scene.Country != known)
        {
            return (source, target);
        }

        return doer.Country is null
            ? doer.Id is null && doer.Sector is "UAF" or "REB" or "CRM" or "PRM" ? (source with { Actor = doer with { Country = known } }, target) : (source, target)
            : victim.Id is null && victim.Sectors.Count > 0 && (doer.Sector is "UAF" or "REB" or "CRM" or "PRM" || (doer.Sector is "MIL" or "COP" && s_protest.Any(w => target.Text.Contains(w, StringComparison.OrdinalIgnoreCase))))
                && known is not ("IMG" or "ISM") ? (source, target with { Actor = victim with { Country = known } }) : (source, target);
    }

    // "South American governments" are not those of the one state they condemn.
    static readonly string[] s_several_states = ["latin american", "south american", "central american", "north american"];

    static readonly string[] s_protest = ["protest", "demonstrat", "rioter", "striker"];

    /// <summary>Who did what nobody is said to have done; null when that could be anybody.</summary>
    public static Mention? Source(string cameo, Mention? target, Scene? scene, Article article)
    {
        var (name, sector) = cameo switch
        {
            _ when cameo.StartsWith("14", StringComparison.Ordinal) => ("people", "CVL"),
            "116" => ("court", "JUD"),
            "173" or "175" => ("police", "COP"),
            "174" or "0841" or "081" or "0813" or "0814" or "128" => ("authorities", "GOV"),
            _ when cameo.StartsWith("171", StringComparison.Ordinal) || cameo.StartsWith("172", StringComparison.Ordinal) => ("authorities", "GOV"),
            _ => (null, ""),
        };
        if (name is null)
        {
            return null;
        }

        // Where the place is told, it decides; else whoever is arrested is first of all subject to his own state.
        var country = scene is { Told: true } ? scene.Country : State(target) ?? scene?.Country;
        var span = scene is not null && scene.Country == country ? scene.Span : target?.Span;
        return country is null || span is not { } words ? null : new Mention(Words(article, words), words, new Actor(null, name, country, [sector]));
    }

    /// <summary>"Heavy fighting was reported in Tripoli": those who fight are of the place.</summary>
    public static Mention? Fighters(Scene? scene, Article article) =>
        scene is { Told: true } ? new Mention(Words(article, scene.Span), scene.Span, new Actor(null, "fighters", scene.Country, ["UAF"])) : null;

    /// <summary>At whom an act is aimed that names nobody: whoever lives or governs where it takes place.</summary>
    /// <param name="cameo">CAMEO code.</param>
    /// <param name="type">PLOVER type.</param>
    /// <param name="taken">The act takes or hits a thing the sentence names ("captured the town"): the one country named is its country.</param>
    /// <param name="source">Who acts.</param>
    /// <param name="scene">Where.</param>
    /// <param name="article">The article.</param>
    public static Mention? Target(string cameo, string type, bool taken, Mention? source, Scene? scene, Article article)
    {
        if (scene is null || (!scene.Told && !(taken && (scene.Country != State(source) || (type == "ASSAULT" && source is { Actor.Sector: "UAF" or "CRM" or "REB" }))) && (!(type is "COERCE" or "PROTEST" || cameo.StartsWith("081", StringComparison.Ordinal)) || scene.Country != State(source))))
        {
            return null;
        }

        return type switch
        {
            "ASSAULT" or "MOBILIZE" => new Mention(Words(article, scene.Span), scene.Span, new Actor(scene.Country, scene.Country, scene.Country, [])),
            "PROTEST" when State(source) == scene.Country => new Mention(Words(article, scene.Span), scene.Span, new Actor(null, "authorities", scene.Country, ["GOV"])),
            "COERCE" or "CONCEDE" or "RETREAT" when (type == "COERCE" || cameo.StartsWith("081", StringComparison.Ordinal)) && State(source) == scene.Country => new Mention(Words(article, scene.Span), scene.Span, new Actor(null, "people", scene.Country, ["CVL"])),
            _ => null,
        };
    }

    /// <summary>True when an act without a doer is told all the same: bombs and attacks whose author nobody names, on somebody of a country.</summary>
    public static bool IsToldWithoutSource(Frame f, string type, Mention? target) =>
        type == "ASSAULT" && f.Sources.Count == 0 && !f.Aside && State(target) is not null
        && (f.Hostile || f.Cameo is not ("180" or "193" or "1823" or "182") || target!.Actor.Sector is "GOV" or "MIL" or "COP" or "JUD" or "LEG" or "PTY" or "OPP" or "JRN" or "REL" or "REB" or "PRM" or "ELI" or "SOC");

    /// <summary>A person whom no table knows is, where only one country can be meant, one of its people.</summary>
    public static Mention? Person(StorySentence s, Scene? scene, IReadOnlyList<int> tokens, string type, bool acts, Article article)
    {
        if (scene is null || (acts ? type is not ("RETREAT" or "PROTEST") : type is not ("COERCE" or "SANCTION" or "ACCUSE" or "RETREAT" or "ASSAULT" or "REJECT")) || (type == "ASSAULT" && !scene.Told))
        {
            return null;
        }

        foreach (var t in tokens)
        {
            if (IsName(s, t, out var first, out var end))
            {
                var words = new Span(s.Field, s.Tree.TokenStart(first), s.Tree.TokenEnd(end - 1));
                return new Mention(article.Words(words), words, new Actor(null, "person", scene.Country, ["CVL"]));
            }

            foreach (var e in s.Tree.Entities)
            {
                if (e.Type == "PER" && e.First <= t && t < e.End)
                {
                    var span = new Span(s.Field, s.Tree.TokenStart(e.First), s.Tree.TokenEnd(e.End - 1));
                    return new Mention(article.Words(span), span, new Actor(null, "person", scene.Country, ["CVL"]));
                }
            }
        }

        return null;
    }

    // Two names or more in a row, the head among them, which no model took for a place or a firm.
    static bool IsName(StorySentence s, int token, out int first, out int end)
    {
        var tree = s.Tree;
        (first, end) = (token, token + 1);
        while (first > 0 && tree.Upos(first - 1) == Language.Upos.PROPN && (tree.Head(first - 1) == token || tree.Head(first - 1) == first))
        {
            first--;
        }

        while (end < tree.Count && tree.Upos(end) == Language.Upos.PROPN && tree.Head(end) == token && tree.Relation(end) == "flat")
        {
            end++;
        }

        return end - first is 2 or 3 && tree.Upos(token) == Language.Upos.PROPN && !Overlaps(s, first, end);
    }

    static bool Overlaps(StorySentence s, int first, int end)
    {
        foreach (var e in s.Tree.Entities)
        {
            if (e.Type != "PER" && e.First < end && first < e.End)
            {
                return true;
            }
        }

        foreach (var p in s.Places)
        {
            if (p.First < end && first < p.End)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whom an act needs to be an act at all: a threat, a praise, an attack that names nobody is not news of two parties.</summary>
    public static bool NeedsTarget(Frame f, string type, Mention? source) =>
        !IsRatification(f, source) && (f.Mutual ? !IsBody(source) && !IsSeveral(source)
            : (type is "ASSAULT" or "THREATEN" or "SUPPORT" or "AID" or "COOPERATE" or "CONSULT") || (type == "SANCTION" && !f.Because.Contains("TREATY", StringComparison.Ordinal))
              || (type == "ACCUSE" && !f.Cameo.StartsWith("09", StringComparison.Ordinal) && !(f.Cameo == "111" && f.Hostile && f.Targets.Count > 0 && IsOfficial(source)))
              || f.Cameo is "173" or "174");

    /// <summary>"Peru's congress ratified the convention": an act of state with all who are party to it.</summary>
    public static bool IsRatification(Frame f, Mention? source) =>
        f.Cameo == "057" && source is { Actor: { Country: not null, Sector: null or "GOV" or "LEG" or "JUD" } } && f.Because.Contains("ratif", StringComparison.OrdinalIgnoreCase);

    /// <summary>"European leaders agree": the members of a body among themselves.</summary>
    static bool IsBody(Mention? m) => m?.Actor is { Country: "EUR" or "IGO" or "UNO" };

    /// <summary>"rival parties in Kenya agree": several of one state among themselves.</summary>
    static bool IsSeveral(Mention? m) =>
        m is { Actor.Country: not null } && s_several.Any(w => m.Text.Contains(w, StringComparison.OrdinalIgnoreCase));

    static readonly string[] s_several = ["factions", "parties", "rivals", "both sides", "warring", "tribes", "clans", "gangs", "rival "];

    static bool IsOfficial(Mention? m) => m?.Actor is { Sector: "GOV" or "LEG" or "JUD" or "IGO" or null } or { Country: "IGO" or "UNO" or "EUR" or "NGO" };

    /// <summary>True when an act of law or rule whose party is not known strikes whoever is subject to it: those of its own state.</summary>
    /// <param name="cameo">CAMEO code.</param>
    /// <param name="source">Who acts.</param>
    /// <param name="scene">Where; null when that is not told.</param>
    /// <param name="isThing">The words it is aimed at are no name.</param>
    public static bool IsOfOwn(string cameo, Mention? source, Scene? scene, bool isThing) =>
        source?.Actor is { Country: { } own, Sector: not "BUS" } && !IsBody(source) && own is not ("NGO" or "MNC" or "IMG" or "ISM") && (scene is null or { Told: false } || scene.Country == own)
        && (cameo is "173" or "116" || (isThing && (cameo.StartsWith("172", StringComparison.Ordinal) || cameo.StartsWith("171", StringComparison.Ordinal) || cameo.StartsWith("081", StringComparison.Ordinal) || cameo is "170" or "175" or "0841" || (cameo.StartsWith("112", StringComparison.Ordinal) && source.Actor.Sector is "COP" or "JUD"))));

    /// <summary>True for acts of firms and private people that are their business: sales, praise, flights; and of nobody's politics.</summary>
    public static bool IsPrivate(string cameo, string type, Mention? source, Mention? target) =>
        source is { Actor: { } a } && (a.Sector == "BUS" || a.Country == "MNC")
            ? type is "ASSAULT" or "SUPPORT" or "CONSULT" || (type is "COOPERATE" or "AID" && target is not { Actor.Sector: "GOV" or null })
            : cameo == "042" && State(source) is { } home && home == State(target);

    /// <summary>True when somebody of no known country is named; an act of nobody's country tells nothing about countries.</summary>
    public static bool IsNowhere(Mention? m) => m is { Actor.Id: null } && State(m) is null;

    static string? State(Mention? m) => m?.Actor.Country ?? m?.Members?.Select(x => x.Actor.Country).FirstOrDefault(c => c is not null);

    static string Words(Article article, Span span) => article.Words(span);
}
