namespace Demarche.Pipeline.Explaining;

/// <summary>Which act an article is about.</summary>
public static class MainEvent
{
    /// <summary>The act of the headline, else the one told most often near the top with both parties named; null when there is none.</summary>
    public static Event? Of(CodedArticle coded)
    {
        Event? best = null;
        var bestScore = double.MinValue;
        foreach (var e in coded.Events)
        {
            var score = Score(coded, e);
            if (score > bestScore)
            {
                (best, bestScore) = (e, score);
            }
        }

        return best;
    }

    static double Score(CodedArticle coded, Event e)
    {
        var inHeadline = e.Evidence.Any(x => coded.Sentences.Any(s => s.Number == x.Sentence && s.Span.Overlaps(x.Span) && s.Kind == PassageKind.Headline));
        var recent = e.Date.From is { } from && coded.Article.Published.Day is { } day && day.DayNumber - from.DayNumber <= 14;
        return (inHeadline ? 8 : 0) + (e.Source is not null && e.Target is not null ? 3 : 0) + (recent ? 3 : 0)
            + Math.Min(3, e.Evidence.Count) - (0.15 * Math.Min(20, e.At.Sentence)) + e.Confidence;
    }
}
