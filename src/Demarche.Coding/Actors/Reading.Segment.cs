namespace Demarche.Coding.Actors;

internal sealed partial class Reading
{
    /// <summary>What is known about a segment while it is put together.</summary>
    sealed class Draft
    {
        public string? Id;
        public string? Name;
        public string? Country;
        public string? Role;
        public List<string> Sectors = [];
        public bool Known;
    }

    /// <summary>An actor from a stretch without commas: core, genitives before it, complements after it.</summary>
    Actor? Segment(List<Item> items)
    {
        var core = items;
        var rest = new List<(Particle By, List<Item> Items)>();
        for (var i = 0; i < items.Count; i++)
        {
            if (items[i].Kind == ItemKind.Particle && items[i].Particle is Particle.Of or Particle.In or Particle.Other or Particle.Stop)
            {
                if (i == 0)
                {
                    return items.Count > 1 && items[0].Particle != Particle.Stop ? Segment(items.GetRange(1, items.Count - 1)) : null;
                }

                core = items.GetRange(0, i);
                Complements(items, i, rest);
                core = WithName(core, rest);
                break;
            }
        }

        var left = new List<Item>();
        var genitive = core.FindLastIndex(i => i.Kind == ItemKind.Genitive);
        if (genitive >= 0 && genitive < core.Count - 1)
        {
            left = core.GetRange(0, genitive);
            core = core.GetRange(genitive + 1, core.Count - genitive - 1);
        }
        else if (genitive >= 0)
        {
            core = core.GetRange(0, genitive);
        }

        var draft = new Draft();
        Core(core, left, rest, draft);
        if (!draft.Known)
        {
            return null;
        }

        Former(items, core, draft);
        return new Actor(draft.Id, draft.Name ?? Words(items), draft.Country, draft.Sectors, draft.Role);
    }

    /// <summary>"President of Chile Name": the name belongs to the title.</summary>
    List<Item> WithName(List<Item> core, List<(Particle By, List<Item> Items)> rest)
    {
        if (core[^1].Kind != ItemKind.Agent || _catalog.Agents[core[^1].Ref].Plural)
        {
            return core;
        }

        for (var r = 0; r < rest.Count; r++)
        {
            var (by, items) = rest[r];
            if (by == Particle.Of && items.Count > 1 && items[^2].Kind == ItemKind.State && (items[^1].Kind == ItemKind.Unknown || (items[^1].Kind == ItemKind.Party && _catalog.Parties[items[^1].Ref].Kind == PartyKind.Person)))
            {
                rest[r] = (by, items.GetRange(0, items.Count - 1));
                return [.. core, items[^1]];
            }
        }

        return core;
    }

    static void Complements(List<Item> items, int from, List<(Particle By, List<Item> Items)> rest)
    {
        for (var i = from; i < items.Count && items[i].Particle != Particle.Stop;)
        {
            var by = items[i].Particle;
            var next = items.FindIndex(i + 1, x => x.Kind == ItemKind.Particle && x.Particle is Particle.Of or Particle.In or Particle.Other or Particle.Stop);
            next = next < 0 ? items.Count : next;
            if (next > i + 1)
            {
                rest.Add((by, items.GetRange(i + 1, next - i - 1)));
            }

            i = next;
            if (i < items.Count && items[i].Particle == Particle.Stop)
            {
                break;
            }
        }
    }

    void Core(List<Item> core, List<Item> left, List<(Particle By, List<Item> Items)> rest, Draft draft)
    {
        core = WithoutOpposed(core);
        var state = FindState(core) ?? FindState(left);
        var country = state is { } s ? _catalog.States[s.Ref].Country : LeaderCountry(left) ?? LeaderBefore(core);
        var head = core.FindLastIndex(i => i.Kind is ItemKind.State or ItemKind.Party or ItemKind.Agent or ItemKind.Unknown);
        if (head < 0)
        {
            if (left.Count > 0 && country is not null)
            {
                draft.Known = true;
                draft.Country = country;
            }

            return;
        }

        // A plain noun after the last word understood ("Syrian island", "amusement park"): the country holds, the sector only of a body.
        var trailing = core.FindIndex(head, i => i.Kind == ItemKind.Other) >= 0;
        var complement = Complement(rest);
        var person = core.FindLastIndex(i => i.Kind == ItemKind.Party && _catalog.Parties[i.Ref].Kind == PartyKind.Person);
        if (person >= 0 && !trailing && PersonFits(core[person], country) is { } holder && AgentAfter(core, person) < 0)
        {
            Person(holder, country, TitleBefore(core, person), SubjectBefore(core, person), draft);
            return;
        }

        var item = core[head];
        var title = TitleBefore(core, head);
        if (item.Kind == ItemKind.Unknown && title is null && AgentIn(core) is var at && at >= 0 && at > head)
        {
            item = core[at];
            head = at;
        }

        switch (item.Kind)
        {
            case ItemKind.Agent:
                FromAgent(core, head, left, rest, country, draft);
                break;
            case ItemKind.Party:
                FromParty(core, head, country, complement, draft);
                break;
            case ItemKind.State when AgentIn(core) is var agent && agent >= 0 && !(trailing && agent < head):
                FromAgent(core, agent, left, rest, country ?? StateCountry(item), draft);
                break;
            case ItemKind.State:
                FromState(core, item, trailing, draft);
                break;
            default:
                FromUnknown(core, head, title, left, rest, country, draft);
                break;
        }
    }

    /// <summary>The state that acts: not one that backs, leads or is opposed; the earliest, as in "US Somalia envoy".</summary>
    Item? FindState(List<Item> items)
    {
        for (var i = 0; i < items.Count; i++)
        {
            if (items[i].Kind != ItemKind.State)
            {
                continue;
            }

            var backed = i + 1 < items.Count && items[i + 1].Is(Particle.Support);
            var opposed = i > 0 && items[i - 1].Is(Particle.Against);
            if (!backed && !opposed)
            {
                return items[i];
            }

        }

        return null;
    }

    /// <summary>The items with those that the phrase sets itself against or sides with made plain words: "anti-Taliban fighters" are not the Taliban, "a pro-Russian party" is not Russia.</summary>
    static List<Item> WithoutOpposed(List<Item> items) => items.Exists(i => i.Is(Particle.Against))
        ? [.. items.Select((x, i) => i > 0 && items[i - 1].Is(Particle.Against) && x.Kind is (ItemKind.State or ItemKind.Party) ? x with { Kind = ItemKind.Other } : x)]
        : items;

    /// <summary>Country of the person who owns what follows: "Merkel's government".</summary>
    string? LeaderCountry(List<Item> items)
    {
        for (var i = items.Count - 1; i >= 0; i--)
        {
            if (items[i].Kind == ItemKind.Party && _catalog.Parties[items[i].Ref] is { Kind: PartyKind.Person } person)
            {
                return person.Country;
            }

            if (items[i].Kind == ItemKind.Unknown && BySurname(items[i], null, null) is { } known)
            {
                return known.Country;
            }
        }

        return null;
    }

    /// <summary>"The Merkel government": a leader's name right before a body.</summary>
    string? LeaderBefore(List<Item> core)
    {
        var at = AgentIn(core);
        return at > 0 && _catalog.Agents[core[at].Ref] is { Kind: AgentKind.Body or AgentKind.Weak or AgentKind.Vague } ? LeaderCountry(core.GetRange(at - 1, 1)) : null;
    }

    string StateCountry(in Item item) => _catalog.States[item.Ref].Country;

    int AgentIn(List<Item> items) => items.FindLastIndex(i => i.Kind == ItemKind.Agent);

    static int AgentAfter(List<Item> items, int after)
    {
        var at = items.FindIndex(after + 1, i => i.Kind == ItemKind.Agent);
        return at;
    }

    /// <summary>The office or rank right before a name.</summary>
    Agent? TitleBefore(List<Item> core, int name)
    {
        for (var i = name - 1; i >= 0; i--)
        {
            if (core[i].Is(Particle.Honorific))
            {
                continue;
            }

            return core[i].Kind == ItemKind.Agent && _catalog.Agents[core[i].Ref] is { Plural: false, Kind: not AgentKind.Modifier } agent ? agent : null;
        }

        return null;
    }

    /// <summary>Country and subject that complements give: "of Russia", "in Kabul", "of the rebel army".</summary>
    (string? Country, Actor? Of) Complement(List<(Particle By, List<Item> Items)> rest)
    {
        string? country = null;
        Actor? of = null;
        foreach (var (by, items) in rest)
        {
            if (by is Particle.Of && of is null)
            {
                of = Segment(items);
                country ??= of?.Country;
            }
            else if (by is Particle.In && FindState(items) is { } place)
            {
                country ??= StateCountry(place);
            }
        }

        return (country, of);
    }
}
