using Demarche.Coding.Actions;
using Demarche.Language;

namespace Demarche.Coding.Story;

/// <summary>"From China to Iran, several countries have …": the countries named stand for the several.</summary>
static class Examples
{
    /// <summary>The source with the examples the sentence opens with as its members; null when there are none.</summary>
    public static Mention? Of(StorySentence s, Frame f, Mention? source, Article article)
    {
        var tree = s.Tree;
        if (f.Sources.Count != 1 || source is { Actor.Country: not null } || tree.Count < 6 || tree.Lemma(0) != "from"
            || tree.Lemma(f.Sources[0]) is not ("country" or "nation" or "state" or "government" or "capital" or "power" or "leader"))
        {
            return null;
        }

        List<Mention> named = [];
        var end = f.Sources[0];
        foreach (var m in s.Mentions)
        {
            if (m.End <= end && m.First > 0 && tree.Lemma(m.First - 1) is "from" or "to" or "and" or "," && m.Mention.Actor.Country is not null)
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
}
