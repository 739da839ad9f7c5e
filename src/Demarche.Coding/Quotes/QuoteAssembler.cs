using Demarche.Coding.Story;

namespace Demarche.Coding.Quotes;

/// <summary>Makes quotes of quote frames: who the speaker and the addressee are, and the same words only once.</summary>
sealed class QuoteAssembler(Article article, Speakers speakers)
{
    /// <summary>The document's quotes in order.</summary>
    public List<Quote> Assemble()
    {
        List<Quote> found = [];
        foreach (var (field, own, frames) in speakers.Fields)
        {
            foreach (var f in frames)
            {
                Add(found, own, f, field);
            }
        }

        return found;
    }

    void Add(List<Quote> found, List<StorySentence> own, QuoteFrame f, Field field)
    {
        var span = new Span(field, f.Start, f.End);
        var words = article.Words(span);
        if (found.Exists(q => q.Text.Equals(words, StringComparison.OrdinalIgnoreCase)))
        {
            return;
        }

        found.Add(new Quote
        {
            Id = Ids.Quote(article.Id, span),
            Speaker = Who(own, f.SpeakerSentence, f.SpeakerToken),
            Addressee = Who(own, f.AddresseeSentence, f.AddresseeToken),
            Text = words,
            Kind = f.Kind,
            Cue = f.Cue,
            Stance = f.Stance,
            Channel = f.Channel ?? Document(own, f),
            At = new Evidence(own[f.Sentence].Number, span),
            Date = article.Published.Day is { } day ? DatedInterval.OnDay(day, DateSource.Publication) : DatedInterval.Unknown,
        });
    }

    /// <summary>"the statement said": the document that speaks is the channel.</summary>
    static string? Document(List<StorySentence> own, QuoteFrame f) =>
        f.SpeakerSentence >= 0 && f.SpeakerToken >= 0 && IsDocument(own[f.SpeakerSentence].Tree.Lemma(f.SpeakerToken))
            ? "in a " + own[f.SpeakerSentence].Tree.Lemma(f.SpeakerToken)
            : null;

    static bool IsDocument(string lemma) => lemma is "statement" or "post" or "communique" or "communiqué" or "letter" or "message";

    static Mention? Who(List<StorySentence> own, int sentence, int token)
    {
        if (sentence < 0 || token < 0)
        {
            return null;
        }

        var s = own[sentence];
        if (s.Antecedents.TryGetValue(token, out var back))
        {
            return back;
        }

        if (s.MentionAt(token) is { } m)
        {
            return s.Antecedents.TryGetValue(m.Head, out var known) ? known : m.Mention;
        }

        // "the statement said": whoever was named last as speaking.
        if (IsDocument(s.Tree.Lemma(token)))
        {
            for (var i = sentence; i >= 0 && i >= sentence - 3; i--)
            {
                foreach (var x in own[i].Mentions)
                {
                    if (own[i].Tree.Relation(x.Head).StartsWith("nsubj", StringComparison.Ordinal) && x.Mention.Actor.Country is not null && (i < sentence || x.Head < token))
                    {
                        return x.Mention;
                    }
                }
            }
        }

        return null;
    }
}
