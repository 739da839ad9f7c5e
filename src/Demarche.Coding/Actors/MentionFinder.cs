using Demarche.Coding.Own;
using Demarche.Language;

namespace Demarche.Coding.Actors;

/// <summary>
/// Finds the noun phrases of a sentence that stand for actors: by the tree where the sentence has one, else by the words alone.
/// A phrase inside another that is understood is not given again; what stands alone ("Russian" in "the Russian attack") is. Thread-safe.
/// </summary>
public sealed class MentionFinder
{
    readonly ActorCatalog _catalog;
    readonly PetrarchPhrases? _own;

    /// <summary>A finder over a catalogue.</summary>
    /// <param name="catalog">Who can act, and under what names.</param>
    public MentionFinder(ActorCatalog catalog)
        : this(catalog, null)
    {
    }

    internal MentionFinder(ActorCatalog catalog, OwnNames? own)
    {
        _catalog = catalog;
        _own = own is null ? null : new PetrarchPhrases(own);
    }

    /// <summary>Mentions in order of their first token, without overlap.</summary>
    /// <param name="sentence">Tokens, and a tree where there is one.</param>
    /// <param name="on">Day as of which roles are told; null for the latest known.</param>
    /// <param name="field">The text that the sentence's offsets point into.</param>
    public List<ActorMention> Find(Sentence sentence, DateOnly? on, Field field = Field.Text)
    {
        ArgumentNullException.ThrowIfNull(sentence);
        if (sentence.Count == 0)
        {
            return [];
        }

        var words = new SentenceWords(_catalog, sentence, on, field);
        _own?.Find(words);
        if (HasTree(sentence))
        {
            TreeMentions.Find(words);
        }
        else
        {
            PlainMentions.Find(words);
        }

        words.Loose();
        words.Found.Sort((a, b) => a.First != b.First ? a.First.CompareTo(b.First) : a.Head.CompareTo(b.Head));
        return words.Found;
    }

    static bool HasTree(Sentence s)
    {
        for (var i = 0; i < s.Count; i++)
        {
            if (s.Head(i) >= 0)
            {
                return true;
            }
        }

        return s.Count == 1 && s.Upos(0) != Language.Upos.X;
    }
}
