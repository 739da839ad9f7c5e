using System.Globalization;

namespace Demarche.Pipeline.Explaining;

/// <summary>Numbers the sentences an explainer rests on, in order of first use.</summary>
sealed class Citations(CodedArticle coded)
{
    readonly List<CitedSentence> _cited = [];

    public IReadOnlyList<CitedSentence> Sentences => _cited;

    /// <summary>The number of the sentence that holds the evidence.</summary>
    public int Number(Evidence at)
    {
        var sentence = coded.Sentences.FirstOrDefault(s => s.Number == at.Sentence && s.Span.Overlaps(at.Span), new SentenceSpan(at.Sentence, at.Span, PassageKind.Paragraph));
        var known = _cited.FindIndex(c => c.At.Sentence == sentence.Number && c.At.Span == sentence.Span);
        if (known >= 0)
        {
            return known + 1;
        }

        var where = sentence.Number == 0 ? "title" : sentence.Kind is PassageKind.Paragraph ? $"sentence {sentence.Number}" : $"{sentence.Kind.ToString().ToLowerInvariant()}, sentence {sentence.Number}";
        _cited.Add(new CitedSentence(_cited.Count + 1, new Evidence(sentence.Number, sentence.Span), coded.Article.Words(sentence.Span).ReplaceLineEndings(" ").Trim(), where));
        return _cited.Count;
    }

    /// <summary>A statement on an event of another document.</summary>
    public Statement Recorded(RecordedEvent r, Phrases phrases)
    {
        _cited.Add(new CitedSentence(_cited.Count + 1, r.Event.At, r.Sentence, r.Where));
        var when = Phrases.When(r.Event.Date);
        return new Statement(string.Create(CultureInfo.InvariantCulture, $"{phrases.Act(r.Event)}{(when.Length > 0 ? " " + when : "")}."), [_cited.Count], $"from the record · CAMEO {r.Event.Action.Cameo}", r.Event.Id);
    }
}
