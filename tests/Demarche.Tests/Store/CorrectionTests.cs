using Demarche.Store;
using Demarche.Store.Corrections;

namespace Demarche.Tests.Store;

public sealed class CorrectionTests : IDisposable
{
    static readonly CodingRun s_one = new("1"), s_two = new("2");
    readonly TempFolder _folder = new();
    readonly EventStore _store;
    readonly CodedArticle _coded = Samples.Recall();

    public CorrectionTests()
    {
        _store = EventStore.Open(_folder.File("a.duckdb"));
        _store.Add(_coded, s_one);
    }

    string Recall => _coded.Events[0].Id;

    string Meeting => _coded.Events[1].Id;

    public void Dispose()
    {
        _store.Dispose();
        _folder.Dispose();
    }

    static Review Says(string id, Verdict verdict, string? field = null, string? value = null, string by = "ada", int at = 1, bool adjudicates = false) =>
        new(id, by, verdict, field, value, null, adjudicates, $"2026-11-25T00:00:{at:00}.000Z");

    [Fact]
    public void A_corrected_code_is_what_every_question_sees()
    {
        _store.AddReview(Says(Recall, Verdict.Edit, "cameo", "054"));
        var e = _store.Event(Recall)!;
        Assert.Equal(("054", "SUPPORT", "recognise", "corrected"), (e.Event.Action.Cameo, e.Event.Action.Plover.Type, e.Event.Action.Plover.Mode, e.ReviewState));
        Assert.Equal(1, _store.Dyad("FRA", "BLR", "year").Sum(d => d.Cooperation));
        Assert.Equal("161", Assert.Single(_store.Reviews(Recall)).Old);
    }

    [Fact]
    public void A_corrected_party_is_found_and_the_old_one_is_not()
    {
        _store.AddReview(Says(Recall, Verdict.Edit, "source", "POL|Poland|POL|GOV"));
        Assert.Empty(_store.Dyad("GBR", "BLR", "year"));
        Assert.Equal(1, _store.Dyad("POL", "BLR", "year").Sum(d => d.Events));
        _store.AddReview(Says(Recall, Verdict.Edit, "date", "2026-11-01..2026-11-03", at: 2));
        Assert.Equal((new DateOnly(2026, 11, 1), DatePrecision.Interval), (_store.Event(Recall)!.Event.Date.From!.Value, _store.Event(Recall)!.Event.Date.Precision));
    }

    [Theory]
    [InlineData("cameo", "999")]
    [InlineData("date", "yesterday")]
    [InlineData("date", "2026-11-03..2026-11-01")]
    [InlineData("status", "perhaps")]
    [InlineData("source", "Poland")]
    [InlineData("colour", "red")]
    public void A_correction_that_means_nothing_is_refused_and_nothing_is_kept(string field, string value)
    {
        Assert.Throws<FormatException>(() => _store.AddReview(Says(Recall, Verdict.Edit, field, value)));
        Assert.Empty(_store.Reviews());
        Assert.Equal("no-event", Assert.Throws<StoreException>(() => _store.AddReview(Says("enone", Verdict.Confirm))).Code);
    }

    [Fact]
    public void A_removed_event_is_gone_and_listed()
    {
        _store.AddReview(Says(Recall, Verdict.Delete));
        Assert.Null(_store.Event(Recall));
        Assert.Empty(_store.Dyad("FRA", "BLR", "year"));
        Assert.Equal(Recall, Assert.Single(_store.Deleted()).EventId);
    }

    [Fact]
    public void Corrections_are_kept_over_a_recode_and_what_finds_no_home_is_told()
    {
        _store.AddReview(Says(Recall, Verdict.Edit, "cameo", "054"));
        _store.AddReview(Says(Meeting, Verdict.Confirm, at: 2));
        // The second run codes the recall differently and no longer finds the meeting.
        var anew = _coded with { Events = [_coded.Events[0] with { Action = Ontology.Action("160")! }] };
        var homeless = _store.Replace(anew, s_two);
        Assert.Equal("054", _store.Event(Recall)!.Event.Action.Cameo);
        Assert.Equal(Meeting, Assert.Single(homeless).EventId);

        _store.AddReview(Says(Recall, Verdict.Delete, at: 3));
        _store.Replace(_coded, new CodingRun("3"));
        Assert.Null(_store.Event(Recall));
        Assert.NotNull(_store.Event(Meeting));
        Assert.Equal(1, _store.CountOf("documents"));
        Assert.Equal("recalled", Assert.Single(_store.Search("recalled ambassadors")).Text.Split(' ').Single(w => w == "recalled"));
    }

    [Fact]
    public void What_two_runs_see_differently_is_listed()
    {
        var anew = _coded with { Events = [_coded.Events[0] with { Action = Ontology.Action("160")! }] };
        _store.Replace(anew, s_two);
        var found = _store.Differences(s_one.Id, s_two.Id);
        Assert.Equal([("changed", Recall), ("removed", Meeting)], found.Select(d => (d.Change, d.EventId)).OrderBy(d => d.Change, StringComparer.Ordinal));
        Assert.Contains("161", found.Single(d => d.Change == "changed").Before);
        Assert.Contains("160", found.Single(d => d.Change == "changed").After);
        Assert.Equal("no-run", Assert.Throws<StoreException>(() => _store.Differences("r0", s_two.Id)).Code);
    }

    [Fact]
    public void Two_coders_are_compared_and_a_third_settles_it()
    {
        Assert.Equal([Meeting, Recall], _store.ReviewQueue("ada").Select(e => e.Event.Id));
        _store.AddReview(Says(Recall, Verdict.Edit, "cameo", "160", "ada", 1));
        _store.AddReview(Says(Meeting, Verdict.Confirm, by: "ada", at: 2));
        Assert.Empty(_store.ReviewQueue("ada"));
        Assert.Equal(2, _store.ReviewQueue("bo", second: true).Count);
        _store.AddReview(Says(Recall, Verdict.Confirm, by: "bo", at: 3));
        _store.AddReview(Says(Meeting, Verdict.Confirm, by: "bo", at: 4));
        var agreement = Assert.Single(_store.Agreements());
        Assert.Equal(("ada", "bo", 2, 1, 0.0), (agreement.A, agreement.B, agreement.Events, agreement.Same, Math.Round(agreement.Kappa!.Value, 6)));
        Assert.Equal(Recall, Assert.Single(_store.Disputed()).Event.Id);
        _store.AddReview(Says(Recall, Verdict.Edit, "cameo", "161", "chair", 5, adjudicates: true));
        Assert.Empty(_store.Disputed());
        Assert.Equal("161", _store.Event(Recall)!.Event.Action.Cameo);
    }

    [Fact]
    public void A_forgotten_document_is_gone_and_does_not_come_back()
    {
        _store.Index(least: 1);
        Assert.True(_store.ForgetDocument(_coded.Article.Id, "2026-11-25"));
        foreach (var table in new[] { "documents", "passages", "sentence_spans", "events", "event_evidence", "event_quotes", "casualties", "members", "quotes", "held", "compound_pairs", "text_terms" })
        {
            Assert.Equal((table, 0), (table, _store.CountOf(table)));
        }

        Assert.Equal(AddOutcome.Forgotten, _store.Add(_coded).Outcome);
        Assert.False(_store.ForgetDocument("dnone", "2026-11-25"));
    }

    [Fact]
    public void A_forgotten_address_takes_every_document_of_it()
    {
        _store.Add(Samples.Recall(day: new DateOnly(2026, 11, 21)));
        Assert.Equal(2, _store.ForgetUrl("https://news.example/recall", "2026-11-25"));
        Assert.Equal(0, _store.CountOf("documents"));
        Assert.Equal(AddOutcome.Forgotten, _store.Add(Samples.Recall(day: new DateOnly(2026, 11, 22))).Outcome);
    }

    [Theory]
    [InlineData("p.jean-noel-barrot")]
    [InlineData("Jean-Noël Barrot")]
    public void A_forgotten_person_stands_in_no_event_quote_or_sentence_now_or_later(string person)
    {
        _store.Index(least: 1);
        var (events, quotes, sentences) = _store.ForgetPerson(person, "2026-11-25");
        Assert.Equal((2, 1, 1), (events, quotes, sentences));
        Assert.Empty(_store.Search("barrot"));
        Assert.Single(_store.Search("recalled"));
        var text = _store.Document(_coded.Article.Id)!.Article.Text;
        Assert.DoesNotContain("Barrot", text);
        Assert.Equal(_coded.Article.Text.Length, text.Length);

        var later = Samples.Recall("https://other.example/");
        _store.Add(later);
        Assert.Empty(_store.Quotes(new QuoteFilter { Document = later.Article.Id }));
        Assert.DoesNotContain("Barrot", _store.Document(later.Article.Id)!.Article.Text);
        Assert.Empty(_store.Search("barrot"));

        _store.Dispose();
        EventStore.Rewrite(_folder.File("a.duckdb"));
        var bytes = File.ReadAllBytes(_folder.File("a.duckdb"));
        Assert.Equal(-1, bytes.AsSpan().IndexOf("Barrot"u8));
        using var again = EventStore.Open(_folder.File("a.duckdb"), readOnly: true);
        Assert.Equal(2, again.CountOf("documents"));
    }

    [Fact]
    public void What_finds_copies_and_what_came_as_an_original_is_forgotten_too()
    {
        var (a, b) = (Translated("a"), Translated("b"));
        _store.AddAll([a, b], s_one, [new TextBands(a.Article.Id, [1, 2]), new TextBands(b.Article.Id, [2, 3])], [new CopyPair(a.Article.Id, b.Article.Id, 0.9, false)]);
        _store.SaveCopies([new CopyRow(a.Article.Id, a.Article.Id, null, null, null), new CopyRow(b.Article.Id, a.Article.Id, a.Article.Id, 0.9, "near")]);
        Assert.Equal((2, 2), (_store.CountOf("originals"), _store.CountOf("original_stretches")));
        _store.ForgetDocument(a.Article.Id, "2026-11-26");
        Assert.Equal((2, 0, 0, 1, 1), (_store.CountOf("text_bands"), _store.CountOf("copy_pairs"), _store.CountOf("copies"), _store.CountOf("originals"), _store.CountOf("original_stretches")));
        _store.ForgetPerson("Vernon Quill", "2026-11-26");
        Assert.Equal((0, 0), (_store.CountOf("originals"), _store.CountOf("original_stretches")));
    }

    static CodedArticle Translated(string name)
    {
        const string Text = "Vernon Quill spoke in Oslo.";
        var article = new Article { Id = "d" + name, Text = Text, Origin = name, Published = PublicationDate.Given(new DateOnly(2026, 11, 20)), Original = OriginalText.Of("no", "Vernon Quill talte i Oslo.", Text) };
        return new CodedArticle(article, [new SentenceSpan(1, new Span(Field.Text, 0, Text.Length), PassageKind.Paragraph)], [], [], []);
    }
}
