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
        var own = Expression(s, f.Trigger, out var inherited, out var counted);
        var tense = Tenses.Of(tree, f.Trigger);
        if (counted is not null && CountedFrom.Back(counted, own is not null ? Dated(s, f, own, inherited: false, Tense.Past) : Told(published)) is { } before)
        {
            return before;
        }

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

    static DatedInterval Told(DateOnly? day) => day is { } d ? DatedInterval.OnDay(d, DateSource.Publication) : DatedInterval.Unknown;

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
            if (d.When.From is not null && CountedFrom.Start(s.Tree, d) < 0 && (told is null || (told.NeedsStory && !d.NeedsStory)))
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

        var when = WeeksAgo(expression) ?? expression.When;
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

    /// <summary>"a week ago" is a few days to either side of the same weekday, not the week from Monday to Sunday.</summary>
    DatedInterval? WeeksAgo(DateExpression d)
    {
        if (published is not { } day || d.When is not { Precision: DatePrecision.Week, From: { } monday } || monday >= day || !(d.Text.EndsWith("week ago", StringComparison.OrdinalIgnoreCase) || d.Text.EndsWith("weeks ago", StringComparison.OrdinalIgnoreCase)))
        {
            return null;
        }

        var weeks = (day.DayNumber - monday.DayNumber) / 7;
        var (same, slack) = (day.AddDays(-7 * weeks), weeks == 1 ? 2 : 4);
        return new DatedInterval(same.AddDays(-slack), same.AddDays(slack), DatePrecision.Interval, DateSource.Text);
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

    /// <summary>
    /// The date expression that governs a token: one in its own clause, else one of a clause above it (inherited). Where the token stands below "three weeks
    /// after", that is <paramref name="counted"/>, and the answer is the date of the rest.
    /// </summary>
    static DateExpression? Expression(StorySentence s, int trigger, out bool inherited, out DateExpression? counted)
    {
        inherited = false;
        counted = null;
        var dates = s.Dates;
        if (dates.Count == 0)
        {
            return null;
        }

        var tree = s.Tree;
        Span<int> governors = dates.Count <= 32 ? stackalloc int[dates.Count] : new int[dates.Count];
        Span<int> starts = dates.Count <= 32 ? stackalloc int[dates.Count] : new int[dates.Count];
        for (var d = 0; d < dates.Count; d++)
        {
            starts[d] = CountedFrom.Start(tree, dates[d]);
            governors[d] = starts[d] >= 0 || IsDateline(tree, dates[d]) ? -1 : Governor(tree, dates[d]);
        }

        var clause = trigger;
        for (var steps = 0; clause >= 0 && steps <= tree.Count; steps++, clause = tree.Head(clause))
        {
            for (var d = 0; d < dates.Count; d++)
            {
                if (governors[d] >= 0 && (Governs(tree, dates[d], governors[d], clause, trigger) || OfNoun(tree, dates[d], clause)) && !(steps > 0 && IsSince(tree, dates[d]) && tree.Relation(trigger).StartsWith("acl", StringComparison.Ordinal)))
                {
                    inherited = steps > 0 && Clauses.Between(tree, trigger, clause);
                    return dates[d];
                }
            }

            for (var d = 0; d < dates.Count && counted is null; d++)
            {
                counted = starts[d] == clause ? dates[d] : null;
            }
        }

        // "In 1992, after …, X closed …": what opens the sentence dates all of it. A lone date does so too, unless it says since when.
        var plain = 0;
        for (var d = 0; d < dates.Count; d++)
        {
            plain += governors[d] >= 0 ? 1 : 0;
        }

        for (var d = 0; d < dates.Count && counted is null; d++)
        {
            if (governors[d] >= 0 && dates[d].When.Open == OpenEnd.None && !IsOfNoun(tree, dates[d])
                && (Tokens.Range(tree, dates[d].Start, dates[d].End).First <= 3 || (plain == 1 && !StandsApart(tree, dates[d]))))
            {
                inherited = true;
                return dates[d];
            }
        }

        foreach (var d in dates)
        {
            if (IsDateline(tree, d))
            {
                return d with { When = d.When with { Source = DateSource.Dateline } };
            }
        }

        return null;
    }

    /// <summary>A date hung on a noun dates what stands below the noun before anything else does: "in reply to the expulsion … last week".</summary>
    static bool OfNoun(Sentence tree, DateExpression d, int noun)
    {
        if (tree.Upos(noun) != Upos.NOUN || Clauses.IsPredicate(tree, noun))
        {
            return false;
        }

        var (first, last) = Tokens.Range(tree, d.Start, d.End);
        return first >= 0 && tree.Head(Tokens.HeadOf(tree, first, last)) == noun;
    }

    /// <summary>"OSLO, 28 May 2024 - …": the day of the report, where the report itself tells none.</summary>
    static bool IsDateline(Sentence tree, DateExpression d)
    {
        var (first, last) = Tokens.Range(tree, d.Start, d.End);
        if (first < 0 || last > 18 || tree.Count == 0 || tree.Relation(0) == "root")
        {
            return false;
        }

        var up = Tokens.HeadOf(tree, first, last);
        for (var steps = 0; up >= 0 && up <= 18 && steps < 18; steps++, up = tree.Head(up))
        {
            if (tree.Relation(up) == "dep" && tree.Head(up) > last)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>True for a date that says which happening a noun means, not when something was said of it: "condemned Sunday's attack", "last week's closure".</summary>
    static bool IsOfNoun(Sentence tree, DateExpression d)
    {
        var (first, last) = Tokens.Range(tree, d.Start, d.End);
        return first >= 0 && Tokens.HeadOf(tree, first, last) is var head && tree.Relation(head) == "nmod:poss" && tree.Head(head) is >= 0 and var noun && tree.Upos(noun) == Upos.NOUN;
    }

    /// <summary>True when a date that stands below a governor dates what a clause tells. "Sunday's attack killed six" tells of Sunday; "condemned Sunday's attack" does not.</summary>
    static bool Governs(Sentence tree, DateExpression d, int governor, int clause, int trigger)
    {
        if (!IsOfNoun(tree, d))
        {
            return governor == clause;
        }

        var (first, last) = Tokens.Range(tree, d.Start, d.End);
        var noun = tree.Head(Tokens.HeadOf(tree, first, last));
        if (clause == noun)
        {
            return true;
        }

        if (tree.Head(noun) != clause || clause != trigger)
        {
            return false;
        }

        var relation = tree.Relation(noun);
        if (relation is "nsubj" or "nsubj:pass" or "obl:agent")
        {
            return true;
        }

        for (var i = first - 1; i >= 0 && i >= first - 4; i--)
        {
            if (tree.Head(i) == noun && tree.Relation(i) == "case")
            {
                return tree.Lemma(i) is "in" or "during" or "by" or "at";
            }
        }

        return false;
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
