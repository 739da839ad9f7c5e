using Demarche.Coding.Actions;
using Demarche.Coding.Story;
using Demarche.Language;

namespace Demarche.Coding;

/// <summary>Codes the one relation between a source and a target that the caller names.</summary>
sealed class RelationCoder(Annotator annotator, Knowledge knowledge)
{
    /// <summary>The event between the two; <see cref="Event.Forced"/> where the coder alone would have given none. Null when the words do not stand in the text.</summary>
    public Event? Relate(Article article, KnownActor source, KnownActor target)
    {
        // A party whose words do not stand in the text (a caller may name "the public") is left open.
        var (from, to) = (Locate(article, source), Locate(article, target));
        if ((from ?? to) is not { } first)
        {
            return null;
        }

        var sentences = ArticleSplitter.Split(article, annotator, knowledge.Actions.IsTopic);
        var s = sentences.Find(x => x.Field == Field.Text && x.Tree.Start <= first.Start && first.Start < x.Tree.End) ?? sentences.Find(x => x.Field == Field.Text);
        if (s is null)
        {
            return null;
        }

        var day = article.Published.Day;
        s.Dates = Dates.DateFinder.Find(s.Tree.Text, s.Tree.Start, s.Tree.End, day);
        s.Places = knowledge.Places.Find(s.Tree);
        var (sourceHead, targetHead) = (from is { } f ? Head(s.Tree, f) : -1, to is { } t ? Head(s.Tree, t) : -1);
        var frame = knowledge.Actions.Relate(s.Tree, sourceHead, targetHead) is [var best, ..] ? best : Nothing(s.Tree, sourceHead, targetHead);
        var action = Ontology.Action(frame.Cameo);
        if (action is null)
        {
            return null;
        }

        var clock = new StoryClock(day);
        var (x, y) = (from is { } fs ? Named(article, fs) : null, to is { } ts ? Named(article, ts) : null);
        var trigger = new Span(Field.Text, s.Tree.TokenStart(frame.Trigger), s.Tree.TokenEnd(frame.Trigger));
        return new Event
        {
            Id = Ids.Event(article.Id, trigger, x?.Span, y?.Span),
            Source = x,
            Target = y,
            Mutual = frame.Mutual,
            Action = action,
            Date = clock.DateOf(s, frame),
            Confidence = Math.Round(frame.Certainty, 3),
            By = frame.ByModel ? CodedBy.Model : CodedBy.Lexicon,
            Because = frame.Because,
            Trigger = s.Tree.Word(frame.Trigger),
            At = new Evidence(s.Number, trigger),
            Evidence = [s.Evidence],
            Forced = frame.Held is not null || !Alone(s.Tree, frame),
        };
    }

    /// <summary>No rule speaks: the two have to do with one another, and nothing more is known.</summary>
    static Frame Nothing(Sentence tree, int source, int target)
    {
        var trigger = source;
        while (trigger >= 0 && tree.Upos(trigger) != Upos.VERB && tree.Head(trigger) >= 0)
        {
            trigger = tree.Head(trigger);
        }

        trigger = Math.Max(0, trigger);
        return new Frame { Trigger = trigger, TriggerTokens = [trigger], ClauseFirst = 0, ClauseEnd = tree.Count, Cameo = "040", Sources = source < 0 ? [] : [source], Targets = target < 0 ? [] : [target], Certainty = 0.1, Held = HeldReason.NoAction, Because = "no rule speaks" };
    }

    bool Alone(Sentence tree, Frame f) =>
        knowledge.Actions.Find(tree).Exists(g => g.Held is null && g.Trigger == f.Trigger && g.Cameo == f.Cameo && g.Sources.Count > 0 && g.Targets.Count > 0);

    Mention Named(Article article, Span span)
    {
        var words = article.Words(span);
        return new Mention(words, span, knowledge.Actors.Resolve(words, null, article.Published.Day) ?? new Actor(null, words, null, []));
    }

    static int Head(Sentence tree, Span span)
    {
        var (first, last) = Tokens.Range(tree, span.Start, span.End);
        return first < 0 ? -1 : Tokens.HeadOf(tree, first, last);
    }

    static Span? Locate(Article article, KnownActor a)
    {
        var start = a.Start is { } given && given >= 0 && given + a.Text.Length <= article.Text.Length && string.CompareOrdinal(article.Text, given, a.Text, 0, a.Text.Length) == 0
            ? given
            : article.Text.IndexOf(a.Text, StringComparison.Ordinal);
        return start < 0 || a.Text.Length == 0 ? null : new Span(Field.Text, start, start + a.Text.Length);
    }
}
