using Demarche.Coding.Actions;
using Demarche.Language;

namespace Demarche.Coding.Story;

/// <summary>"From China to Iran, several countries have …", "six countries, among them Chad, have …": the countries named stand for the several.</summary>
static class Examples
{
    /// <summary>The source with the examples the sentence opens with as its members; null when there are none.</summary>
    public static Mention? Of(StorySentence s, Frame f, Mention? source, Article article)
    {
        var tree = s.Tree;
        if (f.Sources.Count != 1 || source is { Actor.Country: not null } || source is { Members: not null } || tree.Count < 6
            || tree.Lemma(f.Sources[0]) is not ("country" or "nation" or "state" or "government" or "capital" or "power" or "leader"))
        {
            return null;
        }

        List<Mention> named = [];
        var end = f.Sources[0];
        var after = Among(tree, end);
        if (after < 0 && tree.Lemma(0) != "from")
        {
            return null;
        }

        foreach (var m in s.Mentions)
        {
            if (after >= 0)
            {
                if (m.First > after && m.End <= f.Trigger && m.Mention is { Actor.Country: not null } or { Members: not null })
                {
                    named.AddRange(m.Mention.Members ?? [m.Mention]);
                }
            }
            else if (m.End <= end && m.First > 0 && tree.Lemma(m.First - 1) is "from" or "to" or "and" or "," && m.Mention.Actor.Country is not null)
            {
                named.Add(m.Mention);
            }
        }

        if (named.Count < 2 || source is null && end >= tree.Count)
        {
            return null;
        }

        var span = source?.Span ?? new Span(s.Field, tree.TokenStart(end), tree.TokenEnd(end));
        return new Mention(article.Words(span), span, new Actor(null, string.Join(", ", named.Select(n => n.Actor.Name)), null, ["GOV"]), named);
    }

    /// <summary>The word behind the several that leads to those named, "among them", "including"; -1 when there is none.</summary>
    static int Among(Sentence tree, int several)
    {
        for (var i = several + 1; i < tree.Count && i <= several + 4; i++)
        {
            if (tree.Lemma(i) is "including" or "include" || (tree.Lemma(i) == "among" && i + 1 < tree.Count && tree.Form(i + 1) is "them" or "which"))
            {
                return i;
            }
        }

        return -1;
    }
}
