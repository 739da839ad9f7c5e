using Demarche.Coding.Actions;
using Demarche.Coding.Casualties;
using Demarche.Coding.Coreference;
using Demarche.Coding.Dates;
using Demarche.Coding.Happenings;
using Demarche.Coding.Places;
using Demarche.Coding.Quotes;
using Demarche.Coding.Story;
using Demarche.Language;

namespace Demarche.Coding;

/// <summary>
/// Codes articles: sentence by sentence it finds who did what to whom, when and where, what was said, and why the rest gave nothing.
/// A pure function of article, model and tables; safe for many threads at once.
/// </summary>
public sealed class EventCoder(Annotator annotator, Knowledge knowledge)
{
    /// <summary>Codes one article.</summary>
    public CodedArticle Code(Article article)
    {
        var coded = Code(article, knowledge.Patterns is null ? knowledge.Confidence.Least : 0);
        return coded with { Events = [.. coded.Events.Select(e => e with { Confidence = knowledge.Confidence.Of(e) })] };
    }

    /// <summary>Codes one article; the confidence of its events is still that of their rules alone, and none is held for want of it.</summary>
    internal CodedArticle CodeUncalibrated(Article article) => Code(article, least: 0);

    CodedArticle Code(Article article, double least)
    {
        ArgumentNullException.ThrowIfNull(article);
        if (article.Language is { } language && language != "en")
        {
            var all = new Evidence(1, new Span(Field.Text, 0, article.Text.Length));
            return new CodedArticle(article, [], [], [], [new Held(all, HeldReason.OtherLanguage, Because: $"the text is in '{language}'; only English is coded")]);
        }

        var sentences = ArticleSplitter.Split(article, annotator, knowledge.Actions.IsTopic);
        var speakers = new Speakers(sentences, knowledge.Quotes);
        var (events, held) = Events(article, sentences, speakers);
        var quotes = new QuoteAssembler(article, speakers).Assemble();
        events = SameHappening.Join(events);
        events.RemoveAll(e => IsUnsure(e, least, held));
        events = Replies.Link(events, quotes);
        return new CodedArticle(article, [.. sentences.Select(s => new SentenceSpan(s.Number, s.Evidence.Span, s.Kind))], events, quotes, held);
    }

    /// <summary>Codes the one relation between a source and a target that the caller names; null when their words do not stand in the text.</summary>
    public Event? Relate(Article article, KnownActor source, KnownActor target) =>
        RelateUncalibrated(article, source, target) is { } e ? e with { Confidence = knowledge.Confidence.OfAsked(e.Confidence) } : null;

    internal Event? RelateUncalibrated(Article article, KnownActor source, KnownActor target)
    {
        ArgumentNullException.ThrowIfNull(article);
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(target);
        return new RelationCoder(annotator, knowledge).Relate(article, source, target);
    }

    (List<Event> Events, List<Held> Held) Events(Article article, List<StorySentence> sentences, Speakers speakers)
    {
        List<Event> events = [];
        List<Held> held = [];
        var clock = new StoryClock(article.Published.Day);
        var antecedents = new Antecedents(knowledge.Definites);
        var assembler = new EventAssembler(article, knowledge.Actors, clock, speakers);
        Event? before = null;
        ReadNames(article, sentences);
        foreach (var s in sentences)
        {
            Read(article, s);
            if (s.Kind is PassageKind.Comment or PassageKind.Repeated)
            {
                held.Add(Apart(s));
                continue;
            }

            antecedents.Read(s);
            s.Scene = Scene.Of(s, sentences);
            var (eventsBefore, heldBefore) = (events.Count, held.Count);
            if (knowledge.Patterns is { } patterns)
            {
                events.AddRange(patterns.Code(article, s, clock, held));
                s.Frames.Clear();
            }

            var contexts = s.Frames.Count > 0 ? knowledge.Contexts.Of(s.Tree) : 0;
            foreach (var f in s.Frames)
            {
                var (e, h) = assembler.Assemble(s, f, before, sentences);
                if (e is not null)
                {
                    events.Add(Convictions.Read(e with { Action = knowledge.Contexts.Add(e.Action, contexts) }));
                }

                if (h is not null)
                {
                    held.Add(h);
                }
            }

            if (knowledge.Patterns is null)
            {
                Consequences.Join(events, eventsBefore);
                Consequences.DropSitesToldBetter(events, eventsBefore);
                Consequences.DropFightsToldBetter(events, eventsBefore);
                Consequences.DropProtestsToldAgain(events, eventsBefore);
            }

            Claims.Join(s, events);
            DropMusters(events, held, eventsBefore);
            AddCasualties(s, events, eventsBefore);
            clock.Advance(s);
            before = events.Count > eventsBefore ? events[^1] : before;
            held.AddRange(Unsettled.Of(s));
            if (events.Count == eventsBefore && held.Count == heldBefore)
            {
                held.Add(new Held(s.Evidence, s.Mentions.Count == 0 ? HeldReason.NoActor : HeldReason.NoAction));
            }
        }

        return (events, held);
    }

    /// <summary>Who is named, in all sentences; then where, because the countries of a document tell which of two towns is meant.</summary>
    void ReadNames(Article article, List<StorySentence> sentences)
    {
        var context = new PlaceContext();
        foreach (var s in sentences)
        {
            s.Mentions = knowledge.Mentions.Find(s.Tree, article.Published.Day, s.Field);
            foreach (var m in s.Mentions)
            {
                context.Add(m.Mention.Actor.Country);
            }
        }

        foreach (var s in sentences)
        {
            s.Places = knowledge.Places.Find(s.Tree, context);
        }
    }

    void Read(Article article, StorySentence s)
    {
        var day = article.Published.Day;
        s.Dates = DateFinder.Find(s.Tree.Text, s.Tree.Start, s.Tree.End, day);
        s.Frames = knowledge.Actions.Find(s.Tree);
    }

    /// <summary>Holds an event that is less sure than one may count on.</summary>
    bool IsUnsure(Event e, double least, List<Held> held)
    {
        var sure = knowledge.Confidence.Of(e);
        if (sure >= least)
        {
            return false;
        }

        held.Add(new Held(e.At, HeldReason.Ambiguous, e.Action, e.Source, e.Target, FormattableString.Invariant($"{e.Because}; confidence {sure:0.00}, less than {least:0.00}")));
        return true;
    }

    /// <summary>Words of a commenter, or words that stood before: read, and not counted.</summary>
    static Held Apart(StorySentence s)
    {
        var f = s.Frames.Count > 0 ? s.Frames[0] : null;
        return s.Kind == PassageKind.Comment
            ? new Held(s.Evidence, HeldReason.Opinion, f is null ? null : Ontology.Action(f.Cameo), Because: "words of the person who posts the article")
            : new Held(s.Evidence, HeldReason.Duplicate, f is null ? null : Ontology.Action(f.Cameo), Because: "the same words stand earlier in the document");
    }

    /// <summary>Moving weapons inside the report of an attack with them is not an act of its own.</summary>
    static void DropMusters(List<Event> events, List<Held> held, int firstOfSentence)
    {
        for (var i = events.Count - 1; i >= firstOfSentence; i--)
        {
            var e = events[i];
            if (e.Action.Plover.Type == "MOBILIZE" && events.Skip(firstOfSentence).Any(x => x.Action.Plover.Type == "ASSAULT" && x.Source?.Span == e.Source?.Span))
            {
                held.Add(new Held(e.At, HeldReason.Duplicate, e.Action, e.Source, e.Target, "told as part of an attack"));
                events.RemoveAt(i);
            }
        }
    }

    /// <summary>Numbers of killed and hurt go to the act of the same sentence that caused them, or to the act just told.</summary>
    void AddCasualties(StorySentence s, List<Event> events, int firstOfSentence)
    {
        foreach (var (token, casualty) in knowledge.Casualties.Find(s.Tree))
        {
            var at = s.Tree.TokenStart(token);
            var best = -1;
            for (var i = events.Count - 1; i >= firstOfSentence; i--)
            {
                if (Ontology.Quad(events[i].Action.Plover.Type) == 4 && (best < 0 || Math.Abs(events[i].At.Span.Start - at) < Math.Abs(events[best].At.Span.Start - at)))
                {
                    best = i;
                }
            }

            for (var i = events.Count - 1; best < 0 && s.Frames.Count == 0 && i >= 0 && events[i].At.Sentence >= s.Number - 2; i--)
            {
                best = Ontology.Quad(events[i].Action.Plover.Type) == 4 ? i : -1;
            }

            if (best >= 0 && !events[best].Casualties.Contains(casualty))
            {
                events[best] = events[best] with
                {
                    Casualties = [.. events[best].Casualties, casualty],
                    Evidence = events[best].Evidence.Contains(s.Evidence) ? events[best].Evidence : [.. events[best].Evidence, s.Evidence],
                };
            }
        }
    }
}
