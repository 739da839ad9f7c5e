using Demarche.Coding.Actions;
using Demarche.Coding.Actors;
using Demarche.Coding.Places;
using Demarche.Language;

namespace Demarche.Coding.Story;

/// <summary>A sentence in its place in the article, with what each part of the coder found in it.</summary>
sealed class StorySentence
{
    public required Sentence Tree { get; init; }

    public required Field Field { get; init; }

    /// <summary>0 for the title, from 1 in the text.</summary>
    public required int Number { get; init; }

    public required PassageKind Kind { get; init; }

    /// <summary>Index of the passage (paragraph) it stands in.</summary>
    public required int Passage { get; init; }

    /// <summary>Headings open a new section; the time line of one section does not run on into the next.</summary>
    public required int Section { get; init; }

    public List<ActorMention> Mentions { get; set; } = [];

    public List<DateExpression> Dates { get; set; } = [];

    public List<PlaceMention> Places { get; set; } = [];

    public List<Frame> Frames { get; set; } = [];

    /// <summary>Where it plays; null when that is not told.</summary>
    public Scene? Scene { get; set; }

    /// <summary>Who a token stands for where the words alone do not tell: pronouns, "the group", bare surnames.</summary>
    public Dictionary<int, Mention> Antecedents { get; } = [];

    public Evidence Evidence => new(Number, new Span(Field, Tree.Start, Tree.End));

    /// <summary>The mention whose phrase has this head token, or else the smallest one that covers it.</summary>
    public ActorMention? MentionAt(int token)
    {
        ActorMention? best = null;
        foreach (var m in Mentions)
        {
            if (m.Head == token)
            {
                return m;
            }

            if (m.First <= token && token < m.End && (best is null || m.End - m.First < best.End - best.First))
            {
                best = m;
            }
        }

        return best;
    }
}
