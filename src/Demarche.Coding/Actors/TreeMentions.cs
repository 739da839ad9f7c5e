using Demarche.Language;

namespace Demarche.Coding.Actors;

/// <summary>Mentions by the tree: each noun with what the tree joins to it inside its phrase.</summary>
internal static class TreeMentions
{
    /// <summary>Files the mentions of a sentence that has a tree; outer phrases first.</summary>
    public static void Find(SentenceWords words)
    {
        var s = words.Sentence;
        var heads = new List<(int Depth, int Token)>();
        for (var t = 0; t < s.Count; t++)
        {
            if (IsHead(s, t))
            {
                heads.Add((Depth(s, t), t));
            }
        }

        heads.Sort();
        PlainMentions.Titled(words);
        foreach (var (_, token) in heads)
        {
            if (!words.IsCovered(token))
            {
                Try(words, token);
            }
        }
    }

    static void Try(SentenceWords words, int head)
    {
        var s = words.Sentence;
        var first = Left(s, head);
        var end = Right(s, head);
        while (first < head && (words.IsCovered(first) || s.Upos(first) is Upos.PUNCT or Upos.ADP))
        {
            first++;
        }

        (first, end) = words.Widened(first, end);
        var whole = Math.Max(end, OfComplement(s, head, end));
        var all = words.Read(first, whole).All();
        var understood = IsUnderstood(words, first, end);
        var actor = !understood ? null : all.Count > 0 ? all.Count > 1 ? Joint(all, s, first, whole) : all[0] : null;
        if (actor is { Id: null, Sectors.Count: 0 } && words.Items(first, end) is [.., { Kind: ItemKind.Unknown }])
        {
            // A name unknown but for its country's adjective ("the Swiss Cup"): the adjective alone is given.
            actor = null;
        }

        actor = WithApposition(words, head, end, actor, first);
        if (actor is null)
        {
            return;
        }

        if (actor.Country is null && Inherited(words, head) is { } country)
        {
            actor = actor with { Country = country };
        }

        for (var t = head; t < whole; t++)
        {
            if (words.IsCovered(t))
            {
                whole = t;
            }
        }

        for (var t = head; t >= first; t--)
        {
            if (words.IsCovered(t))
            {
                first = t + 1;
            }
        }

        while (whole > head + 1 && s.Upos(whole - 1) == Upos.PUNCT)
        {
            whole--;
        }

        if (whole > head)
        {
            words.Add(first, whole, head, actor, all);
        }
    }

    /// <summary>The phrase must say something by its own last words: a thing that belongs to a state is not the state.</summary>
    static bool IsUnderstood(SentenceWords words, int first, int end)
    {
        var items = words.Items(first, end);
        for (var i = items.Count - 1; i >= 0; i--)
        {
            switch (items[i].Kind)
            {
                case ItemKind.State:
                case ItemKind.Party:
                case ItemKind.Agent:
                    return true;
                case ItemKind.Other:
                    return false;
                case ItemKind.Unknown:
                    return i > 0 && items[i - 1] is { Kind: ItemKind.Agent } or { Kind: ItemKind.Particle, Particle: Particle.Honorific } || items[i].End - items[i].First is >= 1 and <= 5 || items.Exists(x => x.Kind == ItemKind.Agent);
                default:
                    continue;
            }
        }

        return false;
    }

    static Actor Joint(List<Actor> all, Sentence s, int first, int end)
    {
        var country = all.TrueForAll(a => a.Country == all[0].Country) ? all[0].Country : null;
        return new Actor(null, s.Text[s.TokenStart(first)..s.TokenEnd(end - 1)], country, all[0].Sectors);
    }

    /// <summary>An apposition after a comma tells what the name does not.</summary>
    static Actor? WithApposition(SentenceWords words, int head, int end, Actor? actor, int first)
    {
        if (actor is { Country: not null, Sectors.Count: > 0 })
        {
            return actor;
        }

        var s = words.Sentence;
        for (var t = end; t < s.Count; t++)
        {
            if (s.Head(t) == head && s.Relation(t) == "appos")
            {
                var from = Left(s, t);
                var to = OfComplement(s, t, Right(s, t));
                if (words.Read(from, to).Whole() is { } said && IsUnderstood(words, from, Right(s, t)))
                {
                    return actor is null
                        ? s.Upos(head) == Upos.PROPN ? said with { Id = null, Name = s.Text[s.TokenStart(first)..s.TokenEnd(end - 1)] } : null
                        : actor with { Country = actor.Country ?? said.Country, Sectors = actor.Sectors.Count > 0 ? actor.Sectors : said.Sectors, Role = actor.Role ?? said.Role };
                }
            }
        }

        return actor;
    }

    /// <summary>Country that "in Afghanistan", "from Chad" give to those who lack one.</summary>
    static string? Inherited(SentenceWords words, int head)
    {
        var s = words.Sentence;
        for (var t = head + 1; t < s.Count; t++)
        {
            if (s.Head(t) != head || s.Relation(t) is not ("nmod" or "obl" or "acl") || !CasePlaces(s, t))
            {
                continue;
            }

            foreach (var item in words.Items(Left(s, t), Right(s, t)))
            {
                if (item.Kind is ItemKind.State or ItemKind.Party && words.CountryOf(item) is { } country)
                {
                    return country;
                }
            }
        }

        return null;
    }

    static bool CasePlaces(Sentence s, int token)
    {
        for (var t = 0; t < token; t++)
        {
            if (s.Head(t) == token && s.Relation(t) == "case" && s.Lemma(t) is "in" or "from" or "of" or "at" or "across" or "inside" or "within" or "near")
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>End of the phrase with an "of" complement that follows at once.</summary>
    static int OfComplement(Sentence s, int head, int end)
    {
        for (var hops = 0; hops < 3 && end + 1 < s.Count; hops++)
        {
            if (!s.Form(end).Equals("of", StringComparison.OrdinalIgnoreCase))
            {
                break;
            }

            var of = s.Head(end);
            if (of <= end || of >= s.Count || s.Relation(end) != "case" || s.Head(of) < head || s.Head(of) >= end)
            {
                break;
            }

            end = Right(s, of);
            for (var t = of + 1; t < s.Count; t++)
            {
                if (s.Head(t) == of && s.Relation(t) == "conj" && t >= end && t - end < 4 && s.Upos(t) == Upos.PROPN)
                {
                    end = Right(s, t);
                }
            }
        }

        return end;
    }

    static bool IsHead(Sentence s, int t) =>
        s.Upos(t) is Upos.NOUN or Upos.PROPN
            ? !IsInside(s.Relation(t)) || !IsNominal(s, s.Head(t))
            : s.Upos(t) is Upos.ADJ or Upos.X or Upos.SYM or Upos.NUM && s.Relation(t) is "nsubj" or "nsubj:pass" or "obj" or "obl" or "obl:agent" or "iobj" or "nmod" or "nmod:poss" or "conj" or "root" or "appos";

    static bool IsNominal(Sentence s, int t) => t >= 0 && s.Upos(t) is Upos.NOUN or Upos.PROPN or Upos.ADJ or Upos.X or Upos.SYM or Upos.NUM;

    /// <summary>Relations that join a word into the phrase of its head.</summary>
    static bool IsInside(string relation) =>
        relation is "compound" or "flat" or "amod" or "det" or "nummod" or "fixed" or "goeswith" or "nmod:desc" or "nmod:unmarked" or "det:predet" or "compound:prt"
        || relation.StartsWith("flat:", StringComparison.Ordinal);

    static int Left(Sentence s, int head)
    {
        var first = head;
        for (var t = head - 1; t >= 0; t--)
        {
            if (s.Head(t) == head && (IsInside(s.Relation(t)) || s.Relation(t) == "nmod:poss"))
            {
                first = Math.Min(first, s.Relation(t) == "nummod" ? t : Leftmost(s, t, 0));
            }
        }

        return first;
    }

    static int Leftmost(Sentence s, int token, int depth)
    {
        var first = token;
        if (depth > 20)
        {
            return first;
        }

        for (var t = token - 1; t >= 0; t--)
        {
            if (s.Head(t) == token && s.Relation(t) is not ("cc" or "case" or "mark"))
            {
                first = Math.Min(first, Leftmost(s, t, depth + 1));
            }
        }

        return first;
    }

    /// <summary>One past the last word joined to the right: the rest of a name.</summary>
    static int Right(Sentence s, int head)
    {
        var end = head + 1;
        for (var t = head + 1; t < s.Count; t++)
        {
            if (s.Head(t) == head && t - end <= 1 && (IsInside(s.Relation(t)) || (s.Relation(t) == "appos" && t == end && s.Upos(t) == Upos.PROPN) || NameBehindTitle(s, head, t, end)))
            {
                end = Math.Max(end, Right(s, t));
            }
        }

        return end;
    }

    /// <summary>A name that an annotator hung to its title otherwise, with nothing between.</summary>
    static bool NameBehindTitle(Sentence s, int head, int t, int end) =>
        s.Relation(t) is "appos" or "dep" && s.Upos(t) == Upos.PROPN && s.Upos(head) is Upos.NOUN or Upos.PROPN && Leftmost(s, t, 0) == end;

    static int Depth(Sentence s, int t)
    {
        var depth = 0;
        for (var h = s.Head(t); h >= 0 && depth <= s.Count; h = s.Head(h))
        {
            depth++;
        }

        return depth;
    }
}
