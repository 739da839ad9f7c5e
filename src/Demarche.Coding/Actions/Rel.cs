using System.Collections.Frozen;

namespace Demarche.Coding.Actions;

/// <summary>Dependency relations as far as the rules tell them apart.</summary>
enum Rel : byte
{
    Other, Root, Nsubj, NsubjPass, Csubj, Obj, Iobj, Obl, OblAgent, OblBare, Nmod, NmodPoss, NmodBare, Amod, Compound, Particle, Appos, Conj, Cc, Case, Mark,
    Aux, AuxPass, Cop, Advmod, Advcl, Acl, AclRelative, Xcomp, Ccomp, Parataxis, Flat, Det, Nummod, Punct, Expl, Fixed,
}

static class Relations
{
    static readonly FrozenDictionary<string, Rel> s_all = new Dictionary<string, Rel>(StringComparer.Ordinal)
    {
        ["root"] = Rel.Root, ["nsubj"] = Rel.Nsubj, ["nsubj:outer"] = Rel.Nsubj, ["nsubj:pass"] = Rel.NsubjPass, ["csubj"] = Rel.Csubj, ["csubj:pass"] = Rel.Csubj,
        ["obj"] = Rel.Obj, ["iobj"] = Rel.Iobj, ["obl"] = Rel.Obl, ["obl:agent"] = Rel.OblAgent, ["obl:tmod"] = Rel.OblBare, ["obl:npmod"] = Rel.OblBare, ["obl:unmarked"] = Rel.OblBare,
        ["nmod"] = Rel.Nmod, ["nmod:poss"] = Rel.NmodPoss, ["nmod:tmod"] = Rel.NmodBare, ["nmod:npmod"] = Rel.NmodBare, ["nmod:unmarked"] = Rel.NmodBare, ["nmod:desc"] = Rel.NmodBare,
        ["amod"] = Rel.Amod, ["compound"] = Rel.Compound, ["compound:prt"] = Rel.Particle, ["appos"] = Rel.Appos, ["conj"] = Rel.Conj, ["cc"] = Rel.Cc, ["cc:preconj"] = Rel.Cc,
        ["case"] = Rel.Case, ["mark"] = Rel.Mark, ["aux"] = Rel.Aux, ["aux:pass"] = Rel.AuxPass, ["cop"] = Rel.Cop, ["advmod"] = Rel.Advmod, ["advmod:emph"] = Rel.Advmod,
        ["advcl"] = Rel.Advcl, ["advcl:relcl"] = Rel.Advcl, ["acl"] = Rel.Acl, ["acl:relcl"] = Rel.AclRelative, ["xcomp"] = Rel.Xcomp, ["ccomp"] = Rel.Ccomp, ["parataxis"] = Rel.Parataxis,
        ["flat"] = Rel.Flat, ["flat:foreign"] = Rel.Flat, ["flat:name"] = Rel.Flat, ["det"] = Rel.Det, ["det:predet"] = Rel.Det, ["nummod"] = Rel.Nummod, ["punct"] = Rel.Punct, ["expl"] = Rel.Expl, ["fixed"] = Rel.Fixed,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static Rel Of(string name)
    {
        if (s_all.TryGetValue(name, out var r))
        {
            return r;
        }

        var colon = name.IndexOf(':');
        return colon > 0 && s_all.TryGetValue(name[..colon], out r) ? r : Rel.Other;
    }
}
