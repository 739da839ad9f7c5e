namespace Demarche.Coding.Actors;

internal sealed partial class Reading
{
    /// <summary>A party by itself on a day.</summary>
    public static Actor Known(ActorCatalog catalog, Party party, DateOnly? on)
    {
        var reading = new Reading(catalog, "", on, null);
        if (party.Kind != PartyKind.Person)
        {
            var period = reading.At(party);
            return new Actor(party.Id, party.Name, party.Country, period.Sectors, period.Role);
        }

        var draft = new Draft();
        reading.Person(party, null, null, null, draft);
        return new Actor(draft.Id, party.Name, draft.Country, draft.Sectors, draft.Role);
    }

    /// <summary>The bearer of a name who belongs to the country that the phrase states; null when only others bear it.</summary>
    Party? PersonFits(in Item item, string? country)
    {
        var party = Choose(item, country ?? _context);
        return country is null || party.Country == country || Array.Exists(party.Periods, p => p.Country == country) || Supranational(party.Country ?? "") ? party : null;
    }

    /// <summary>Among bearers of a name, one of the country.</summary>
    Party Choose(in Item item, string? country)
    {
        var party = _catalog.Parties[item.Ref];
        if (country is null || party.Country == country || party.Country is null)
        {
            return party;
        }

        for (var e = item.Chain; e >= 0; e = _catalog.Entry(e).Next)
        {
            var entry = _catalog.Entry(e);
            if (entry.Kind == NameKind.Party && _catalog.Parties[entry.Ref].Country == country)
            {
                return _catalog.Parties[entry.Ref];
            }
        }

        return party;
    }

    /// <summary>What a group or organisation is on the day; the nearest period when none holds.</summary>
    Period At(Party party)
    {
        var periods = party.Periods;
        var best = periods[0];
        foreach (var p in periods)
        {
            if (p.From <= _on)
            {
                best = p.To >= _on || best.To <= p.To ? p : best;
            }
        }

        return best;
    }

    void Person(Party person, string? country, Agent? title, Item? subject, Draft draft)
    {
        draft.Known = true;
        draft.Id = person.Id;
        draft.Name = person.Name;
        draft.Country = person.Country ?? country;
        Period? now = null;
        Period? past = null;
        foreach (var p in person.Periods)
        {
            past = p.From <= _on ? p : past;
            var holds = p.From <= _on && _on <= p.To;
            if (holds && (now is not { } n || p.Rank < n.Rank || (p.Rank == n.Rank && p.From > n.From)))
            {
                now = p;
            }
        }

        if (!_dated && now is null && title is not null && HeldAs(person, title) is { } then)
        {
            // No day is given and the words give an office that the person held: then is when they were written.
            now = then;
        }

        if (past is null && Supranational(person.Country ?? ""))
        {
            // Before the first office known above states, the country is not known.
            draft.Country = country;
        }

        if (now is { } office)
        {
            draft.Country = office.Country ?? draft.Country;
            draft.Sectors.AddRange(office.Sectors);
            draft.Role = office.Role;
        }
        else if (title is { Kind: AgentKind.Office or AgentKind.Person } && !Held(person, title))
        {
            // The text gives an office that the tables do not know of: the text is right.
            draft.Country = subject is { } s ? _catalog.Parties[s.Ref].Country : country ?? draft.Country;
            draft.Sectors.Add(title.Sector);
            draft.Role = title.Kind == AgentKind.Office ? _catalog.RankOf(title.Word).Office : null;
        }
        else if (past is { } before)
        {
            draft.Sectors.AddRange(before.Sectors is [("GOV" or "LEG" or "MIL" or "JUD" or "SPY" or "COP"), ..] ? ["ELI"] : before.Sectors);
        }
        else if (title is not null)
        {
            draft.Sectors.Add(title.Sector);
        }
    }

    /// <summary>True when the tables say that the person held the office, at whatever time.</summary>
    bool Held(Party person, Agent title) => HeldAs(person, title) is not null;

    /// <summary>The last time that the person held an office; null when the tables know of none.</summary>
    Period? HeldAs(Party person, Agent title)
    {
        var office = _catalog.RankOf(title.Word).Office;
        var at = Array.FindLastIndex(person.Periods, p => p.Role is { } role && _catalog.RankOf(role).Office == office);
        return at < 0 ? null : person.Periods[at];
    }

    /// <summary>Who is meant by title and surname, or by the surname of one of the day's heads of state or government alone.</summary>
    Party? BySurname(in Item word, Agent? title, string? country)
    {
        if (_catalog.BySurname(_atoms[word.End - 1].Key) is not { } bearers || word.End - word.First > 1)
        {
            return null;
        }

        var office = title is null ? null : _catalog.RankOf(title.Word).Office;
        Party? best = null;
        var bestScore = 0L;
        var tie = false;
        foreach (var i in bearers)
        {
            var party = _catalog.Parties[i];
            var score = 0L;
            foreach (var p in party.Periods)
            {
                if ((country is not null && (p.Country ?? party.Country) != country) || p.From > _on)
                {
                    continue;
                }

                var holds = p.To >= _on;
                if (office is not null ? p.Role is { } role && _catalog.RankOf(role).Office == office : p.Rank == 0 && holds)
                {
                    score = Math.Max(score, holds ? 2_000_000 - (_dated ? 0 : _on.DayNumber - p.From.DayNumber) / 10_000_000 : 1 + Math.Max(0, 900_000 - (_on.DayNumber - p.To.DayNumber) / 8));
                }
            }

            if (score > bestScore)
            {
                (best, bestScore, tie) = (party, score, false);
            }
            else if (score > 0 && score == bestScore)
            {
                tie = true;
            }
        }

        return tie ? null : best;
    }
}
