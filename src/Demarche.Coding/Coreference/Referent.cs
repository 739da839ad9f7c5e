using Demarche.Coding.Actors;

namespace Demarche.Coding.Coreference;

/// <summary>What sort of thing a mention stands for, as far as pointing back to it needs.</summary>
enum ReferentKind
{
    Person,
    Group,
    State,
    Institution,
    Organisation,
    Generic,
}

/// <summary>Somebody named earlier in the document.</summary>
/// <param name="Mention">The words and who is meant.</param>
/// <param name="Kind">What sort of thing it is.</param>
/// <param name="Head">Lower-case last word of the phrase's head.</param>
/// <param name="Sentence">Index of the sentence.</param>
/// <param name="Subject">True when it was the subject of its clause.</param>
/// <param name="Plural">True for plurals and compounds.</param>
/// <param name="Adjective">True for "Russian" in "Russian missiles".</param>
sealed record Referent(Mention Mention, ReferentKind Kind, string Head, int Sentence, bool Subject, bool Plural, bool Adjective)
{
    public static ReferentKind KindOf(Actor a, bool properHead)
    {
        if (a.Id is { } id)
        {
            if (id.StartsWith("p.", StringComparison.Ordinal))
            {
                return ReferentKind.Person;
            }

            if (id.Length == 3)
            {
                return id is "UNO" or "EUR" or "IGO" or "NGO" ? ReferentKind.Organisation : ReferentKind.State;
            }

            return a.Country is "IGO" or "UNO" or "EUR" or "NGO" or "MNC" ? ReferentKind.Organisation
                : a.Sector is "GOV" or "LEG" or "JUD" or "COP" or "SPY" && !IsMovement(a) ? ReferentKind.Institution
                : ReferentKind.Group;
        }

        return a.Role is not null && properHead ? ReferentKind.Person : a.Sectors.Count > 0 ? ReferentKind.Institution : ReferentKind.Generic;
    }

    // A movement that governs (the Taliban since 2021) is still "the group" to a writer.
    static bool IsMovement(Actor a) => a.Id is { } id && id.IndexOf('.') == 3 && !a.Name.Contains("Ministry") && !a.Name.Contains("Government") && !a.Name.Contains("Parliament");
}
