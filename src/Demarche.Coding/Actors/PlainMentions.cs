namespace Demarche.Coding.Actors;

/// <summary>Mentions by the words alone, for sentences without a tree: runs of names, titles and words for actors.</summary>
internal static class PlainMentions
{
    /// <summary>Files the mentions of a sentence.</summary>
    public static void Find(SentenceWords words)
    {
        var items = words.Items(0, words.Sentence.Count);
        for (var i = 0; i < items.Count;)
        {
            if (!Opens(items, i))
            {
                i++;
                continue;
            }

            var stop = Extend(items, i + 1);
            var core = stop;
            while (core < items.Count && items[core].Is(Particle.Of) && !items[core].Comma && items[core - 1].Kind == ItemKind.Agent)
            {
                var next = core + 1;
                while (next < items.Count && items[next].Is(Particle.Article))
                {
                    next++;
                }

                if (next >= items.Count || items[next].Kind is not (ItemKind.State or ItemKind.Party or ItemKind.Agent))
                {
                    break;
                }

                core = Extend(items, next + 1);
            }

            var first = words.TokenOf(items[i].First);
            var end = words.TokenOf(items[core - 1].End - 1) + 1;
            var head = words.TokenOf(items[stop - 1].End - 1);
            var all = words.Read(first, end).All();
            if (all.Count > 0)
            {
                words.Add(first, end, head, all[0], all);
            }

            i = Math.Max(core, i + 1);
        }
    }

    /// <summary>Files "[country] title Name" runs, which trees often get wrong: the name's bearer with all that leads up to it.</summary>
    public static void Titled(SentenceWords words)
    {
        var items = words.All;
        for (var i = 1; i < items.Count; i++)
        {
            if (items[i].Comma || !IsName(words, items[i]))
            {
                continue;
            }

            var from = IsTitle(words, items[i - 1]) ? i - 1 : TitleOf(words, items, i);
            if (from < 0)
            {
                continue;
            }

            while (from > 0 && !items[from].Comma)
            {
                var step = Leads(words, items, from - 1) ? 1 : OverAdjectives(words, items, from);
                if (step == 0)
                {
                    break;
                }

                from -= step;
            }

            var run = words.Items(words.TokenOf(items[from].First), words.TokenOf(items[i].End - 1) + 1);
            if (words.Read(run).Whole() is { Sectors.Count: > 0 } actor)
            {
                var first = words.TokenOf(items[from].First);
                var end = words.TokenOf(items[i].End - 1) + 1;
                words.Add(first, end, words.HeadOf(first, end), actor);
            }
        }
    }

    /// <summary>Where the title stands in "president of Chile Name"; -1 when there is none.</summary>
    static int TitleOf(SentenceWords words, List<Item> items, int name)
    {
        var at = name - 1;
        if (items[at].Comma || items[at].Kind != ItemKind.State)
        {
            return -1;
        }

        at--;
        if (at > 0 && items[at].Is(Particle.Article))
        {
            at--;
        }

        return at > 0 && items[at].Is(Particle.Of) && IsTitle(words, items[at - 1]) ? at - 1 : -1;
    }

    static bool IsName(SentenceWords words, in Item item) =>
        item.Kind == ItemKind.Party ? words.Catalog.Parties[item.Ref].Kind == PartyKind.Person : item.Kind == ItemKind.Unknown;

    /// <summary>An office or rank of one person, written like a title before an unknown name.</summary>
    static bool IsTitle(SentenceWords words, in Item item) =>
        item.Kind == ItemKind.Agent && words.Catalog.Agents[item.Ref] is { Plural: false, Kind: AgentKind.Office or AgentKind.Person or AgentKind.Weak or AgentKind.Vague };

    /// <summary>How many items to go back over plain adjectives to a state or "former": "the Chilean former leftist leader Name"; 0 when there is none.</summary>
    static int OverAdjectives(SentenceWords words, List<Item> items, int from)
    {
        var n = 0;
        while (n < 3 && from - 1 - n >= 0 && items[from - 1 - n] is { Kind: ItemKind.Other } other && (n == 0 || !items[from - n].Comma)
            && words.Sentence.Upos(words.TokenOf(other.First)) is Language.Upos.ADJ or Language.Upos.NOUN or Language.Upos.PROPN)
        {
            n++;
        }

        var at = from - 1 - n;
        return n > 0 && at >= 0 && !items[at + 1].Comma && (items[at].Kind is ItemKind.State or ItemKind.Genitive || items[at].Is(Particle.Former)) && Leads(words, items, at) ? n + 1 : 0;
    }

    static bool Leads(SentenceWords words, List<Item> items, int i) => items[i].Kind switch
    {
        ItemKind.State => true,
        ItemKind.Genitive => i > 0 && !items[i].Comma && items[i - 1].Kind is ItemKind.State or ItemKind.Party or ItemKind.Agent,
        ItemKind.Party => words.Catalog.Parties[items[i].Ref].Kind != PartyKind.Person,
        ItemKind.Agent => !words.Catalog.Agents[items[i].Ref].Plural,
        ItemKind.Particle => items[i].Particle is Particle.Former or Particle.Honorific,
        _ => false,
    };

    static bool Opens(List<Item> items, int i) => items[i].Kind switch
    {
        ItemKind.State or ItemKind.Party or ItemKind.Agent => true,
        ItemKind.Particle => items[i].Particle is Particle.Former or Particle.People or Particle.Honorific && i + 1 < items.Count && !items[i + 1].Comma && items[i + 1].Kind is ItemKind.State or ItemKind.Party or ItemKind.Agent,
        _ => false,
    };

    static int Extend(List<Item> items, int from)
    {
        var i = from;
        while (i < items.Count && !items[i].Comma)
        {
            var item = items[i];
            var joins = item.Kind switch
            {
                ItemKind.State or ItemKind.Party or ItemKind.Agent => true,
                ItemKind.Genitive => i + 1 < items.Count && !items[i + 1].Comma && Reaches(items, i + 1),
                ItemKind.Unknown => items[i - 1].Kind is ItemKind.Agent or ItemKind.Particle,
                ItemKind.Particle => item.Particle is Particle.Former or Particle.Support or Particle.Base or Particle.Honorific,
                _ => items[i - 1].Kind is ItemKind.State or ItemKind.Genitive or ItemKind.Particle && i + 1 < items.Count && items[i + 1] is { Comma: false, Kind: ItemKind.Agent or ItemKind.Party },
            };
            if (!joins)
            {
                break;
            }

            i++;
        }

        while (i > from && items[i - 1].Kind is ItemKind.Genitive or ItemKind.Particle)
        {
            i--;
        }

        return i;
    }

    /// <summary>A possessor joins what follows only when that is an actor.</summary>
    static bool Reaches(List<Item> items, int i) =>
        items[i].Kind is ItemKind.State or ItemKind.Party or ItemKind.Agent
        || (items[i].Kind is ItemKind.Other or ItemKind.Particle && i + 1 < items.Count && !items[i + 1].Comma && items[i + 1].Kind is ItemKind.Agent or ItemKind.Party);
}
