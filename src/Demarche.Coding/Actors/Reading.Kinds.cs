namespace Demarche.Coding.Actors;

internal sealed partial class Reading
{
    static readonly string[] Armed = ["REB", "UAF", "PRM", "CRM", "OPP", "PTY"];

    void FromState(List<Item> core, in Item item, bool trailing, Draft draft)
    {
        var state = _catalog.States[item.Ref];
        draft.Known = true;
        draft.Country = state.Country;
        draft.Sectors.AddRange(state.Sectors);
        var at = core.IndexOf(item);
        var named = at > 0 && core[at - 1].Kind == ItemKind.Unknown;
        if (trailing || named || item.Use == StateUse.Region)
        {
            return;
        }

        var one = core[0].Is(Particle.Article) && _atoms[core[0].First] is { } article && article.End - article.Start <= 2;
        if (item.Use == StateUse.People || (one && item.Use == StateUse.Adjective))
        {
            if (one || core.Exists(i => i.Is(Particle.People)))
            {
                draft.Sectors = ["CVL"];
            }

            return;
        }

        draft.Id = state.Id;
        draft.Name = state.Name;
        if (item.Use == StateUse.Seat && core.TrueForAll(i => i.Kind is ItemKind.State or ItemKind.Particle))
        {
            draft.Sectors = ["GOV"];
        }
    }

    void FromParty(List<Item> core, int head, string? country, (string? Country, Actor? Of) complement, Draft draft)
    {
        var item = core[head];
        var party = Choose(item, country ?? complement.Country);
        var period = At(party);
        draft.Known = true;
        var own = party.Kind == PartyKind.Group ? period.Country ?? party.Country : party.Country;
        var stated = country ?? complement.Country;
        var bound = party.Kind == PartyKind.Group && period.Sectors is not [("PTY" or "OPP"), ..];
        if (!bound && own is { Length: 3 } && stated is not null && stated != own && !Supranational(own))
        {
            // "the Peruvian Congress" is not the Congress of the table, nor "the Dutch Labour Party" the British one: its kind, in that country.
            draft.Country = stated;
            draft.Sectors.AddRange(period.Sectors ?? []);
            return;
        }

        draft.Id = party.Id;
        draft.Name = party.Name;
        draft.Country = own;
        draft.Sectors.AddRange(period.Sectors ?? []);
        draft.Role = period.Role;
    }

    void FromAgent(List<Item> core, int head, List<Item> left, List<(Particle By, List<Item> Items)> rest, string? country, Draft draft)
    {
        var agent = _catalog.Agents[core[head].Ref];
        var complement = Complement(rest);
        var subject = SubjectBefore(core, head) ?? SubjectBefore(left, left.Count);
        draft.Known = true;
        var subjectFirst = subject is { } sub && (FindState(core) is not { } st || core.IndexOf(sub) < core.IndexOf(st)) ? subject : null;
        var subjectCountry = subject is { } known ? _catalog.Parties[known.Ref].Country : null;
        draft.Country = (subjectFirst is not null ? subjectCountry : null) ?? country ?? subjectCountry
            ?? (IsEnvoy(agent, rest) ? null : complement.Country) ?? PlaceOf(rest) ?? agent.Country;
        var sector = agent.Sector;
        string? second = null;
        if (agent.Kind is AgentKind.Weak or AgentKind.Vague or AgentKind.Modifier)
        {
            var given = SubjectSector(subject, agent) ?? Before(core, head) ?? Before(left, left.Count) ?? complement.Of?.Sector;
            sector = given is null || (sector == "MIL" && given == "GOV") ? (agent.Kind == AgentKind.Vague && draft.Country is null ? "" : sector) : given;
            second = complement.Of is { Sectors.Count: > 1 } of ? of.Sectors[1] : null;
        }
        else
        {
            var before = core.FindLastIndex(head == 0 ? 0 : head - 1, head, i => i.Kind == ItemKind.Agent);
            var prior = before >= 0 ? _catalog.Agents[core[before].Ref] : null;
            if (SubjectSector(subject, agent) is { } s)
            {
                sector = s;
            }
            else if (prior is { Sector: "MIL" or "COP" or "SPY" } && agent.Sector is "BUS" or "MED" or "LAB" or "EDU" or "SOC")
            {
                // Who follows a trade in an armed service belongs to it.
                sector = prior.Sector;
            }

            second = prior is { Kind: not (AgentKind.Weak or AgentKind.Vague), Sector: not ("GOV" or "CVL" or "UNK") } && prior.Sector != sector ? prior.Sector : null;
        }

        if (agent.Kind == AgentKind.Modifier)
        {
            // "human rights", "the armed": a word that only modifies names nobody.
            sector = "";
        }

        draft.Known = sector.Length > 0;
        draft.Sectors = sector.Length == 0 ? [] : second is null || second == sector ? [sector] : [sector, second];
        if (draft.Country is { } c && core.TrueForAll(i => i.Kind != ItemKind.Unknown) && agent is { Sector: "GOV", Kind: AgentKind.Body } && _catalog.StateById(c) is { Sectors.Length: 0 } state && FindState(core) is not { Use: StateUse.Region })
        {
            draft.Id = subject is null ? state.Id : null;
        }

        if (agent is { Kind: AgentKind.Office, Plural: false })
        {
            draft.Role = _catalog.RankOf(agent.Word).Office;
        }
    }

    /// <summary>Title and unknown name, a lone surname, or a name with nothing but a country.</summary>
    void FromUnknown(List<Item> core, int head, Agent? title, List<Item> left, List<(Particle By, List<Item> Items)> rest, string? country, Draft draft)
    {
        var word = core[head];
        if (_catalog.BySkeleton(Skeleton.Of(_text, _atoms, word.First, word.End)) is { } variant && (country is null || variant.Country == country))
        {
            Person(variant, country, title, SubjectBefore(core, head), draft);
            return;
        }

        if (title is not null || word.End - word.First == 1)
        {
            if (BySurname(word, title, country ?? _context) is { } party)
            {
                Person(party, country, title, SubjectBefore(core, head), draft);
                return;
            }
        }

        var agent = AgentIn(core);
        if (agent >= 0)
        {
            FromAgent(core, agent, left, rest, country, draft);
            draft.Id = null;
            return;
        }

        if (country is not null && FindState(core) is { Use: StateUse.Adjective or StateUse.Name })
        {
            draft.Known = true;
            draft.Country = country;
        }
    }

    /// <summary>Sector that a party before the head gives: armed groups to their fighters, institutions to their officials.</summary>
    string? SubjectSector(in Item? subject, Agent agent)
    {
        if (subject is not { } item)
        {
            return null;
        }

        var party = _catalog.Parties[item.Ref];
        var sectors = At(party).Sectors ?? [];
        if (sectors.Length == 0)
        {
            return null;
        }

        var weak = agent.Kind is AgentKind.Weak or AgentKind.Vague or AgentKind.Modifier;
        return party.Kind == PartyKind.Group
            ? weak || Armed.Contains(agent.Sector) || agent.Sector is "MIL" or "CVL" ? sectors[0] : null
            : weak ? sectors[0] : null;
    }

    Item? SubjectBefore(List<Item> items, int end)
    {
        for (var i = end - 1; i >= 0; i--)
        {
            if (items[i].Kind == ItemKind.Party && _catalog.Parties[items[i].Ref].Kind != PartyKind.Person)
            {
                return items[i];
            }
        }

        return null;
    }

    /// <summary>Sector of the nearest telling word before a weak head.</summary>
    string? Before(List<Item> items, int end)
    {
        for (var i = end - 1; i >= 0; i--)
        {
            if (items[i].Kind == ItemKind.Agent && _catalog.Agents[items[i].Ref] is { Kind: not (AgentKind.Weak or AgentKind.Vague) } agent)
            {
                return agent.Sector;
            }
        }

        return null;
    }

    /// <summary>An envoy is sent to or for a place: it is not its country.</summary>
    static bool IsEnvoy(Agent agent, List<(Particle By, List<Item> Items)> rest) => agent.Sector == "GOV" && rest.Count > 0 && rest[0].By == Particle.Other;

    string? PlaceOf(List<(Particle By, List<Item> Items)> rest)
    {
        foreach (var (by, items) in rest)
        {
            if (by == Particle.In && FindState(items) is { } place)
            {
                return StateCountry(place);
            }
        }

        return null;
    }

    /// <summary>"Former" before an office makes it a thing of the past.</summary>
    void Former(List<Item> items, List<Item> core, Draft draft)
    {
        var at = items.FindIndex(i => i.Is(Particle.Former));
        if (at < 0 || !core.Contains(items[at]) || draft.Sectors.Count == 0 || draft.Sectors[0] is not ("GOV" or "LEG" or "JUD" or "SPY" or "MIL" or "COP" or "PTY" or "ELI"))
        {
            return;
        }

        var head = AgentIn(core);
        if (head < 0 ? draft.Id?.StartsWith("p.", StringComparison.Ordinal) == true : _catalog.Agents[core[head].Ref] is { Kind: not AgentKind.Body } agent && (agent.Kind is AgentKind.Office or AgentKind.Weak or AgentKind.Vague || agent.Sector != "MIL"))
        {
            draft.Sectors = ["ELI"];
            draft.Role = null;
        }
    }

    static bool Supranational(string country) => country is "UNO" or "IGO" or "EUR" or "NGO" or "MNC" or "IMG" or "ISM";
}
