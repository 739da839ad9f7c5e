namespace Demarche.Tests.Store;

/// <summary>Coded documents with something in every field, of our own invention.</summary>
static class Samples
{
    public static readonly Actor France = new("FRA", "France", "FRA", ["GOV"]);
    public static readonly Actor Minister = new("p.jean-noel-barrot", "Jean-Noël Barrot", "FRA", ["GOV"], "foreign minister");
    public static readonly Actor Britain = new("GBR", "United Kingdom", "GBR", ["GOV", "MIL"]);
    public static readonly Actor Belarus = new("BLR", "Belarus", "BLR", ["GOV"]);
    public static readonly Actor Nobody = new(null, "dock workers", null, []);

    /// <summary>A recall of an ambassador by two states, a meeting of a minister with dock workers, a quote and a held item.</summary>
    public static CodedArticle Recall(string url = "https://news.example/recall", DateOnly? day = null, string tail = "")
    {
        const string Title = "Paris and London recall envoys 😀 from Minsk";
        var text = "France and Britain recalled their ambassadors from Belarus on Thursday. “We had no choice,” Foreign Minister Jean-Noël Barrot said. He met dock workers. They may strike." + tail;
        var published = day ?? new DateOnly(2026, 11, 20);
        var id = Ids.Document(text, Title, url, published);
        var both = At(text, "France and Britain");
        var source = new Mention("France and Britain", both, new Actor(null, "France and United Kingdom", null, ["GOV"]),
            [new Mention("France", At(text, "France"), France), new Mention("Britain", At(text, "Britain"), Britain)]);
        var target = new Mention("Belarus", At(text, "Belarus"), Belarus);
        var speaker = new Mention("Foreign Minister Jean-Noël Barrot", At(text, "Foreign Minister Jean-Noël Barrot"), Minister);
        var trigger = At(text, "recalled");
        var words = At(text, "We had no choice,");
        var quote = new Quote
        {
            Id = Ids.Quote(id, words), Text = "We had no choice,", Kind = QuoteKind.Direct, Cue = "say", Speaker = speaker, Channel = "statement",
            At = new Evidence(2, words), Date = DatedInterval.OnDay(published, DateSource.Publication),
        };
        var recall = new Event
        {
            Id = Ids.Event(id, trigger, both, target.Span),
            Source = source, Target = target, Action = Ontology.Action("161")!,
            Date = DatedInterval.OnDay(new DateOnly(2026, 11, 19)),
            Place = new Place("Minsk", "Minsk", "BLR", "Minsk City", 625144, 53.9, 27.57, PlacePrecision.City),
            Status = Status.Claimed, ClaimedBy = speaker, ObjectId = "BLR",
            Casualties = [new Casualty("injured", 3, 5, "about", "guards"), new Casualty("killed", 1, null, "exact", null)],
            Confidence = 0.875, Because = "recall-envoy: recalled … ambassadors", Trigger = "recalled", At = new Evidence(1, trigger),
            Evidence = [new Evidence(1, At(text, "France and Britain recalled their ambassadors from Belarus on Thursday.")), new Evidence(0, new Span(Field.Title, 0, Title.Length))],
            QuoteIds = [quote.Id],
        };
        var met = At(text, "met");
        var workers = new Mention("dock workers", At(text, "dock workers"), Nobody);
        var meeting = new Event
        {
            Id = Ids.Event(id, met, At(text, "He"), workers.Span),
            Source = new Mention("He", At(text, "He"), Minister), Target = workers, Mutual = true, Action = Ontology.Action("040")!,
            Date = new DatedInterval(new DateOnly(2026, 11, 1), null, DatePrecision.Month, DateSource.Narrative, OpenEnd.After),
            Confidence = 0.5, By = CodedBy.Model, Trigger = "met", At = new Evidence(3, met), Evidence = [new Evidence(3, met)], RepliesTo = recall.Id,
        };
        var forced = meeting with { Id = "eforced", Forced = true };
        var held = new Held(new Evidence(4, At(text, "They may strike.")), HeldReason.Hypothetical, Ontology.Action("143"), workers, target with { Members = [target] }, "may");
        return new CodedArticle(
            new Article
            {
                Id = id, Text = text, Title = Title, Url = url, Origin = "recall.txt", Publisher = "news.example", Language = "en",
                Published = PublicationDate.Given(published),
                Passages = [new Passage(PassageKind.Teaser, 0, 71), new Passage(PassageKind.LinkCard, 72, text.Length)],
            },
            [
                new SentenceSpan(0, new Span(Field.Title, 0, Title.Length), PassageKind.Headline),
                new SentenceSpan(1, At(text, "France and Britain recalled their ambassadors from Belarus on Thursday."), PassageKind.Paragraph),
                new SentenceSpan(2, At(text, "“We had no choice,” Foreign Minister Jean-Noël Barrot said."), PassageKind.Paragraph),
                new SentenceSpan(3, At(text, "He met dock workers."), PassageKind.Paragraph),
                new SentenceSpan(4, At(text, "They may strike."), PassageKind.Paragraph),
            ],
            [recall, meeting, forced],
            [quote],
            [held, new Held(new Evidence(2, words), HeldReason.NoAction)]);
    }

    /// <summary>A document with one event of one code between two actors on one day.</summary>
    public static CodedArticle One(string name, string cameo, Actor source, Actor target, DatedInterval date, bool mutual = false)
    {
        var text = $"{source.Name} did {cameo} to {target.Name}.";
        var id = Ids.Document(text, null, name, null);
        var trigger = At(text, "did");
        var s = new Mention(source.Name, At(text, source.Name), source);
        var t = new Mention(target.Name, At(text, target.Name), target);
        var whole = new Span(Field.Text, 0, text.Length);
        var e = new Event
        {
            Id = Ids.Event(id, trigger, s.Span, t.Span), Source = s, Target = t, Mutual = mutual, Action = Ontology.Action(cameo)!, Date = date,
            Confidence = 0.8, Trigger = "did", At = new Evidence(1, trigger), Evidence = [new Evidence(1, whole)],
        };
        return new CodedArticle(new Article { Id = id, Text = text, Origin = name }, [new SentenceSpan(1, whole, PassageKind.Paragraph)], [e], [], []);
    }

    static Span At(string text, string words)
    {
        var i = text.IndexOf(words, StringComparison.Ordinal);
        Assert.True(i >= 0, words);
        return new Span(Field.Text, i, i + words.Length);
    }
}
