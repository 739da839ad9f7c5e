using Demarche.Language;

namespace Demarche.Coding.Actors;

/// <summary>One sentence in which mentions are being found: its atoms, where they lie among the tokens, what is found so far.</summary>
internal sealed class SentenceWords
{
    readonly int[] _tokenOf;
    readonly int[] _atomAt;
    readonly bool[] _covered;

    public SentenceWords(ActorCatalog catalog, Sentence sentence, DateOnly? on, Field field)
    {
        (Catalog, Sentence, On, Field) = (catalog, sentence, on, field);
        Atoms.Cut(sentence.Text, sentence.Start, sentence.End, AtomList);
        _tokenOf = new int[AtomList.Count];
        _atomAt = new int[sentence.Count + 1];
        _covered = new bool[sentence.Count];
        var token = 0;
        var atom = 0;
        for (; atom < AtomList.Count; atom++)
        {
            while (token + 1 < sentence.Count && sentence.TokenStart(token + 1) <= AtomList[atom].Start)
            {
                token++;
            }

            _tokenOf[atom] = token;
        }

        atom = 0;
        for (var t = 0; t <= sentence.Count; t++)
        {
            while (atom < AtomList.Count && _tokenOf[atom] < t)
            {
                atom++;
            }

            _atomAt[t] = atom;
        }

        All = ItemReader.Read(catalog, AtomList, 0, AtomList.Count, on ?? DateOnly.MaxValue, lax: false);
    }

    public ActorCatalog Catalog { get; }

    public Sentence Sentence { get; }

    public DateOnly? On { get; }

    public Field Field { get; }

    public List<Atom> AtomList { get; } = [];

    public List<ActorMention> Found { get; } = [];

    /// <summary>The token that holds an atom.</summary>
    public int TokenOf(int atom) => _tokenOf[atom];

    /// <summary>True when a mention found already holds the token.</summary>
    public bool IsCovered(int token) => _covered[token];

    /// <summary>Everything that the sentence was read as.</summary>
    public List<Item> All { get; }

    /// <summary>Reads a range of tokens as a phrase.</summary>
    public Reading Read(int first, int end) => new(Catalog, Sentence.Text, AtomList, Items(first, end), On);

    /// <summary>Reads some items as a phrase.</summary>
    public Reading Read(List<Item> items) => new(Catalog, Sentence.Text, AtomList, items, On);

    /// <summary>The items of a range of tokens; an item that reaches out of it is read anew.</summary>
    public List<Item> Items(int first, int end)
    {
        var (from, to) = (_atomAt[first], _atomAt[end]);
        var items = new List<Item>();
        foreach (var item in All)
        {
            if (item.End <= from || item.First >= to)
            {
                continue;
            }

            if (item.First < from || item.End > to)
            {
                return ItemReader.Read(Catalog, AtomList, from, to, On ?? DateOnly.MaxValue, lax: false);
            }

            items.Add(items.Count == 0 ? item with { Comma = false } : item);
        }

        return items;
    }

    /// <summary>A range of tokens made to hold whole the names that it cuts.</summary>
    public (int First, int End) Widened(int first, int end)
    {
        foreach (var item in All)
        {
            if (item.Kind is ItemKind.State or ItemKind.Party)
            {
                var (from, to) = (TokenOf(item.First), TokenOf(item.End - 1) + 1);
                if (from < end && to > first && (from < first || to > end))
                {
                    (first, end) = (Math.Min(first, from), Math.Max(end, to));
                }
            }
        }

        return (first, end);
    }

    /// <summary>Country of a state or of the one who bears a name; null when none or above states.</summary>
    public string? CountryOf(Item item) => item.Kind == ItemKind.State ? Catalog.States[item.Ref].Country
        : Catalog.Parties[item.Ref].Country is { } c && Catalog.StateById(c) is not null ? c : null;

    /// <summary>Files a mention and its members.</summary>
    public void Add(int first, int end, int head, Actor actor, List<Actor>? members = null)
    {
        if (Array.IndexOf(_covered, value: true, first, end - first) >= 0)
        {
            return;
        }

        var span = new Span(Field, Sentence.TokenStart(first), Sentence.TokenEnd(end - 1));
        var text = Sentence.Text[span.Start..span.End];
        IReadOnlyList<Mention>? parts = members is { Count: > 1 } ? [.. members.Select(m => new Mention(text, span, m))] : null;
        Found.Add(new ActorMention(first, end, head, new Mention(text, span, actor, parts)));
        Array.Fill(_covered, value: true, first, end - first);
    }

    /// <summary>States, groups and organisations named outside every mention so far: "Russian" in "the Russian attack".</summary>
    public void Loose()
    {
        for (var i = 0; i < All.Count; i++)
        {
            var item = All[i];
            if (item.Kind is not (ItemKind.State or ItemKind.Party) || (i > 0 && All[i - 1].Is(Particle.Against)))
            {
                continue;
            }

            var first = TokenOf(item.First);
            var end = TokenOf(item.End - 1) + 1;
            var free = true;
            for (var t = first; t < end; t++)
            {
                free &= !_covered[t];
            }

            if (free && Read(Named(item)).Whole() is { } actor)
            {
                Add(first, end, HeadOf(first, end), actor);
            }
        }
    }

    /// <summary>The item, with an unknown name right before it: "Air India" is not India.</summary>
    List<Item> Named(Item item)
    {
        var at = All.IndexOf(item);
        return at > 0 && !item.Comma && All[at - 1] is { Kind: ItemKind.Unknown } before ? [before, item] : [item with { Comma = false }];
    }

    /// <summary>The token of a range whose head lies outside it; the last one when there is no tree.</summary>
    public int HeadOf(int first, int end)
    {
        for (var t = end - 1; t >= first; t--)
        {
            var head = Sentence.Head(t);
            if ((head < first || head >= end) && Sentence.Relation(t) != "punct" && Sentence.Relation(t) != "case" && Sentence.Relation(t) != "dep")
            {
                return t;
            }
        }

        return end - 1;
    }
}
