namespace Demarche.Merging.Happenings;

/// <summary>Whether two parties may be the same.</summary>
enum PartyFit
{
    /// <summary>Both are known to be different.</summary>
    Different,

    /// <summary>Two people, or a government and those against it, of one country: two, unless everything else speaks for one.</summary>
    Doubtful,

    /// <summary>One is not named, or too vague to say.</summary>
    Open,

    /// <summary>Of the same state or organisation: a minister and the government.</summary>
    SameSide,

    /// <summary>The same actor.</summary>
    Same,
}

static class Parties
{
    static readonly HashSet<string> s_against = ["REB", "OPP", "INS", "SEP", "CRM", "UAF", "PRO", "CVL", "REF"];

    public static PartyFit Fit(TellingParty? a, TellingParty? b)
    {
        if (a is null || b is null)
        {
            return PartyFit.Open;
        }

        if (a.Id is not null && a.Id == b.Id)
        {
            return PartyFit.Same;
        }

        if (a.Countries.Count == 0 || b.Countries.Count == 0)
        {
            // "gunmen" may be anybody; two names in the catalogue that stand for no state are two.
            return a.Id is not null && b.Id is not null ? PartyFit.Different : PartyFit.Open;
        }

        var shared = 0;
        foreach (var c in a.Countries)
        {
            shared += b.Countries.Contains(c) ? 1 : 0;
        }

        if (shared == 0)
        {
            // "gunmen", of no country but that of the place, may be the armed group that claimed the attack later.
            return IsUnnamedArmed(a) && b.Sector is "REB" or "UAF" or "CRM" || (IsUnnamedArmed(b) && a.Sector is "REB" or "UAF" or "CRM") ? PartyFit.Open : PartyFit.Different;
        }

        if ((a.IsPerson && b.IsPerson) || (IsAgainst(a) && IsState(b)) || (IsAgainst(b) && IsState(a)))
        {
            return PartyFit.Doubtful;
        }

        return shared == a.Countries.Count && shared == b.Countries.Count && a.Countries.Count > 1 ? PartyFit.Same
            : a.Countries.Count == b.Countries.Count && a.Id is null == b.Id is null && a.Sector == b.Sector ? PartyFit.Same
            : PartyFit.SameSide;
    }

    static bool IsUnnamedArmed(TellingParty p) => p is { Id: null, Sector: "UAF" or "CRM" };

    static bool IsAgainst(TellingParty p) => p.Sector is { } s && s_against.Contains(s) && !p.IsPerson;

    static bool IsState(TellingParty p) => p.Id is { Length: 3 } || p.Sector is "GOV" or "MIL" or "COP" or "JUD" or "LEG" or "SPY";
}
