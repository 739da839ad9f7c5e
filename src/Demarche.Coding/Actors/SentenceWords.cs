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

    /// <summary>Reads a range of tokens as a phrase.</summary>
    public Reading Read(int first, int end) => new(Catalog, Sentence.Text, AtomList, _atomAt[first], _atomAt[end], On, null);

    /// <summary>The items of a range of tokens.</summary>
    public List<Item> Items(int first, int end) => ItemReader.Read(Catalog, AtomList, _atomAt[first], _atomAt[end], On ?? DateOnly.MaxValue, lax: false);

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
        foreach (var item in ItemReader.Read(Catalog, AtomList, 0, AtomList.Count, On ?? DateOnly.MaxValue, lax: false))
        {
            if (item.Kind is not (ItemKind.State or ItemKind.Party))
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

            if (free && new Reading(Catalog, Sentence.Text, AtomList, item.First, item.End, On, null).Whole() is { } actor)
            {
                Add(first, end, HeadOf(first, end), actor);
            }
        }
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
