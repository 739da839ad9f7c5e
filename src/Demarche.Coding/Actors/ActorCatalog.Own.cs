using Demarche.Coding.Own;

namespace Demarche.Coding.Actors;

public sealed partial class ActorCatalog
{
    /// <summary>Adds an actor that the user brings: a bare country code is a state, everything else somebody who acts in it.</summary>
    void AddOwn(OwnActor actor)
    {
        var codes = actor.Periods.SelectMany(p => p.Codes).ToList();
        if (codes.Count == 0 || actor.Periods.Any(p => p.Codes.Count > 1))
        {
            // Nobody, or several at once: only phrases coded as PETRARCH does can say so.
            return;
        }

        var names = actor.Names.Select(Cased).Distinct(StringComparer.Ordinal).ToList();
        if (actor.Periods.Count == 1 && codes[0] is { Country.Length: 3, Sectors.Count: 0 } bare)
        {
            if (!_stateById.TryGetValue(bare.Country, out var state))
            {
                _stateById[bare.Country] = state = States.Count;
                States.Add(new State(bare.Country, names[0], bare.Country, [], Recalled: true));
            }

            names.ForEach(n => AddName(n, NameKind.State, state, StateUse.Name, actor.Periods[0].From, actor.Periods[0].To, ""));
            return;
        }

        var periods = actor.Periods.Select(p => new Period(p.From, p.To, Recalled: true, p.Codes.Count > 0 ? [.. p.Codes[0].Sectors] : [], null, 0, p.Codes.Count > 0 && p.Codes[0].Country.Length == 3 ? p.Codes[0].Country : null))
            .OrderBy(p => p.From).ThenBy(p => p.To).ToArray();
        var id = "own." + string.Concat(names[0].ToLowerInvariant().Select(c => char.IsLetterOrDigit(c) ? c : '-')).Trim('-');
        var at = AddParty(new Party(id, names[0], periods[^1].Country, PartyKind.Group, periods));
        names.ForEach(n => AddName(n, NameKind.Party, at, default, DateOnly.MinValue, DateOnly.MaxValue, ""));
    }

    /// <summary>Dictionaries write names in capitals; words of four letters and more then stand for names as news writes them.</summary>
    static string Cased(string name) => name.Any(char.IsLower) ? name
        : string.Join(' ', name.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(w => w.Length < 4 || w.Contains('.', StringComparison.Ordinal) ? w : w[..1] + w[1..].ToLowerInvariant()));
}
