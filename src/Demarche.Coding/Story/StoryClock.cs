using Demarche.Coding.Actions;
using Demarche.Coding.Dates;
using Demarche.Language;

namespace Demarche.Coding.Story;

/// <summary>
/// Dates the acts of one article in reading order: by a date expression of the clause, by the time line of the story, or by the day of
/// publication, and says which. Call <see cref="DateOf"/> for the frames of each sentence in order.
/// </summary>
sealed class StoryClock(DateOnly? published)
{
    /// <summary>Acts further back than this before publication belong to the story's history, which keeps its own time.</summary>
    const int HistoryDays = 60;

    DatedInterval? _anchor;
    int _anchorPassage = -1;
    int _anchorSection = -1;
    int _afterPassage = -1;

    /// <summary>When the act of a frame took place.</summary>
    public DatedInterval DateOf(StorySentence s, Frame f)
    {
        var tree = s.Tree;
        var own = Expression(s, f.Trigger, out var inherited);
        var tense = Tenses.Of(tree, f.Trigger);
        if (own is not null)
        {
            return Dated(s, f, own, inherited, tense);
        }

        var since = SinceClause(s, f.Trigger);
        if (since is { From: { } from } && tense is Tense.PresentPerfect)
        {
            return Interval(from, published, DateSource.Text);
        }

        if (Anchor(s, tense) is { } anchor)
        {
            var after = SpeaksOfAftermath(tree) || s.Passage == _afterPassage;
            return after
                ? new DatedInterval(anchor.From, null, DatePrecision.Interval, DateSource.Narrative, OpenEnd.After)
                : Stretch(s, f, anchor, DateSource.Narrative);
        }

        if (published is not { } day)
        {
            return DatedInterval.Unknown;
        }

        if (tense == Tense.PastPerfect || (tense == Tense.PresentPerfect && (Tenses.IsProgressive(tree, f.Trigger) || Says(tree, "already"))))
        {
            return new DatedInterval(null, day, DatePrecision.Unknown, DateSource.Narrative, OpenEnd.Before);
        }

        return DatedInterval.OnDay(day, DateSource.Publication);
    }

    /// <summary>Moves the story's time on to what this sentence tells. Call after its frames were dated.</summary>
    public void Advance(StorySentence s)
    {
        if (SpeaksOfAftermath(s.Tree))
        {
            _afterPassage = s.Passage;
        }

        DateExpression? told = null;
        foreach (var d in s.Dates)
        {
            if (d.When.From is not null && (told is null || (told.NeedsStory && !d.NeedsStory)))
            {
                told = d;
            }
        }

        if (told is null || s.Kind is PassageKind.Caption)
        {
            return;
        }

        _anchor = told.NeedsStory && _anchor is { From: { } stands } ? DateFinder.ResolveAgainstStory(told, stands).When : told.When;
        _anchorPassage = s.Passage;
        _anchorSection = s.Section;
    }

    DatedInterval Dated(StorySentence s, Frame f, DateExpression expression, bool inherited, Tense tense)
    {
        // "on the same day", "two years later": counted from where the story stands.
        if (expression.NeedsStory && _anchor is { From: { } stands })
        {
            expression = DateFinder.ResolveAgainstStory(expression, stands);
        }

        var when = expression.When;
        if (inherited && tense == Tense.PastPerfect && when.To is { } to)
        {
            return new DatedInterval(null, to, when.Precision, DateSource.Text, OpenEnd.Before);
        }

        if (when.Open == OpenEnd.After && when.From is { } from && published is { } day && from <= day)
        {
            return Interval(from, day, DateSource.Text);
        }

        return Stretch(s, f, when, when.Source == DateSource.None ? DateSource.Text : when.Source);
    }

    /// <summary>"a ten-year war" that began in a known year lasts to that year plus ten.</summary>
    static DatedInterval Stretch(StorySentence s, Frame f, DatedInterval when, DateSource source)
    {
        if (when is { From: { } from } && Durations.Years(s.Tree, f) is { } years and > 0 and < 200)
        {
            return Interval(from, new DateOnly(Math.Min(9999, from.Year + years), 12, 31), source);
        }

        return new DatedInterval(when.From, when.To, when.Precision, source, when.Open);
    }

    DatedInterval? Anchor(StorySentence s, Tense tense)
    {
        if (_anchor is not { } a || s.Kind is PassageKind.Caption or PassageKind.Headline or PassageKind.Heading || tense is Tense.Present or Tense.Future or Tense.PresentPerfect)
        {
            return null;
        }

        if (s.Passage == _anchorPassage)
        {
            return a;
        }

        var old = published is { } day && a.To is { } to && to < day.AddDays(-HistoryDays);
        return s.Section == _anchorSection && old ? a : null;
    }

    /// <summary>The date expression that governs a token: one in its own clause, else one of a clause above it (inherited).</summary>
    static DateExpression? Expression(StorySentence s, int trigger, out bool inherited)
    {
        inherited = false;
        var dates = s.Dates;
        if (dates.Count == 0)
        {
            return null;
        }

        var tree = s.Tree;
        Span<int> governors = dates.Count <= 32 ? stackalloc int[dates.Count] : new int[dates.Count];
        for (var d = 0; d < dates.Count; d++)
        {
            governors[d] = Governor(tree, dates[d]);
        }

        var clause = trigger;
        for (var steps = 0; clause >= 0 && steps <= tree.Count; steps++, clause = tree.Head(clause))
        {
            for (var d = 0; d < dates.Count; d++)
            {
                if (governors[d] == clause && !(steps > 0 && IsSince(tree, dates[d]) && tree.Relation(trigger).StartsWith("acl", StringComparison.Ordinal)))
                {
                    inherited = steps > 0 && Clauses.Between(tree, trigger, clause);
                    return dates[d];
                }
            }
        }

        // "In 1992, after …, X closed …": what opens the sentence dates all of it. A lone date does so too, unless it says since when.
        foreach (var d in dates)
        {
            if (d.When.Open == OpenEnd.None && (Tokens.Range(tree, d.Start, d.End).First <= 3 || (dates.Count == 1 && !StandsApart(tree, d))))
            {
                inherited = true;
                return d;
            }
        }

        return null;
    }

    /// <summary>True when the date belongs to a clause that tells another time: "since the group took power in 2021", "who was elected in 2019".</summary>
    static bool StandsApart(Sentence tree, DateExpression d)
    {
        var clause = Governor(tree, d);
        if (clause < 0 || tree.Relation(clause).StartsWith("acl", StringComparison.Ordinal))
        {
            return true;
        }

        for (var i = 0; i < clause; i++)
        {
            if (tree.Head(i) == clause && tree.Relation(i) == "mark" && tree.Lemma(i) is "since" or "until" or "before")
            {
                return true;
            }
        }

        return false;
    }

    static bool IsSince(Sentence tree, DateExpression d) => d.When.Open == OpenEnd.After;

    /// <summary>The predicate, or noun that is a trigger by itself, above a date expression.</summary>
    static int Governor(Sentence tree, DateExpression d)
    {
        var (first, last) = Tokens.Range(tree, d.Start, d.End);
        if (first < 0)
        {
            return -1;
        }

        var head = Tokens.HeadOf(tree, first, last);
        var up = tree.Head(head);
        for (var steps = 0; up >= 0 && steps < tree.Count; steps++)
        {
            if (Clauses.IsPredicate(tree, up))
            {
                return up;
            }

            up = tree.Head(up);
        }

        return head;
    }

    /// <summary>The date of a clause "since …" below a predicate.</summary>
    DatedInterval? SinceClause(StorySentence s, int trigger)
    {
        var tree = s.Tree;
        for (var i = 0; i < tree.Count; i++)
        {
            if (tree.Relation(i) is "mark" or "case" && tree.Lemma(i) == "since" && tree.Head(tree.Head(i)) == trigger)
            {
                var clause = tree.Head(i);
                foreach (var d in s.Dates)
                {
                    if (Governor(tree, d) == clause)
                    {
                        return d.When;
                    }
                }
            }
        }

        return null;
    }

    static DatedInterval Interval(DateOnly from, DateOnly? to, DateSource source) =>
        to is { } t && t >= from
            ? new DatedInterval(from, t, DatePrecision.Interval, source)
            : new DatedInterval(from, null, DatePrecision.Interval, source, OpenEnd.After);

    static bool SpeaksOfAftermath(Sentence tree)
    {
        for (var i = 0; i < tree.Count && i < 8; i++)
        {
            if (tree.Lemma(i) is "aftermath" or "wake" || (i == 0 && tree.Lemma(i) is "after" or "following"))
            {
                return true;
            }
        }

        return false;
    }

    static bool Says(Sentence tree, string lemma)
    {
        for (var i = 0; i < tree.Count; i++)
        {
            if (tree.Lemma(i) == lemma)
            {
                return true;
            }
        }

        return false;
    }
}
