using Demarche.Coding.Story;

namespace Demarche.Coding.Quotes;

/// <summary>The quotes of a document as frames, found once, and who speaks at an offset.</summary>
sealed class Speakers
{
    readonly List<(Field Field, List<StorySentence> Sentences, List<QuoteFrame> Frames)> _fields = [];

    public Speakers(IReadOnlyList<StorySentence> sentences, QuoteFinder finder)
    {
        foreach (var field in (ReadOnlySpan<Field>)[Field.Title, Field.Text])
        {
            var own = sentences.Where(s => s.Field == field && s.Kind is not (PassageKind.Comment or PassageKind.Repeated or PassageKind.Heading)).ToList();
            if (own.Count > 0)
            {
                _fields.Add((field, own, finder.Find([.. own.Select(s => s.Tree)])));
            }
        }
    }

    /// <summary>The quotes of each field with the sentences their indexes count.</summary>
    public IReadOnlyList<(Field Field, List<StorySentence> Sentences, List<QuoteFrame> Frames)> Fields => _fields;

    /// <summary>Sentence and token of whoever says the words at an offset; (null, -1) when nobody is told.</summary>
    public (StorySentence? Where, int Token) Of(StorySentence s, int offset)
    {
        foreach (var (field, sentences, frames) in _fields)
        {
            foreach (var f in frames)
            {
                if (field == s.Field && f.Start <= offset && offset < f.End && f.SpeakerSentence >= 0 && f.SpeakerToken >= 0)
                {
                    return (sentences[f.SpeakerSentence], f.SpeakerToken);
                }
            }
        }

        return (null, -1);
    }
}
