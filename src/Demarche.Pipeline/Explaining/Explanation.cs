namespace Demarche.Pipeline.Explaining;

/// <summary>The five questions of an explainer, answered from one article and the record, every statement numbered to its evidence.</summary>
/// <param name="Title">Headline of the article, or the main act in words.</param>
/// <param name="Article">The article it was made from.</param>
/// <param name="Main">The act the explainer is about; null when the article tells none.</param>
/// <param name="Sections">The questions with their answers, in order.</param>
/// <param name="Sentences">The sentences behind it; a statement's number n is the n-th of these, from 1.</param>
/// <param name="NotCounted">What was read and not counted.</param>
public sealed record Explanation(
    string Title,
    Article Article,
    Event? Main,
    IReadOnlyList<Section> Sections,
    IReadOnlyList<CitedSentence> Sentences,
    IReadOnlyList<NotCounted> NotCounted);

/// <summary>One question and its answer.</summary>
/// <param name="Question">The question.</param>
/// <param name="Note">One line on what kind of answer this is; empty when none is needed.</param>
/// <param name="Statements">The answer; empty when the text and the record tell nothing.</param>
public sealed record Section(string Question, string Note, IReadOnlyList<Statement> Statements);

/// <summary>One claim of the explainer.</summary>
/// <param name="Text">A sentence.</param>
/// <param name="Sources">Numbers of the sentences behind it; never empty.</param>
/// <param name="Detail">Code, date source and status, for the curious.</param>
/// <param name="EventId">Event it stands for, or null.</param>
/// <param name="QuoteId">Quote it stands for, or null.</param>
public sealed record Statement(string Text, IReadOnlyList<int> Sources, string Detail, string? EventId = null, string? QuoteId = null);

/// <summary>A sentence behind a statement.</summary>
/// <param name="Number">Number in the explainer, from 1.</param>
/// <param name="At">Where it stands in the document.</param>
/// <param name="Text">Its words.</param>
/// <param name="Where">"title, sentence 0", "sentence 12", or the other document it comes from.</param>
public sealed record CitedSentence(int Number, Evidence At, string Text, string Where);

/// <summary>Words that were read and not counted, with the reason.</summary>
/// <param name="Reason">Why.</param>
/// <param name="Text">The words.</param>
/// <param name="WouldBe">CAMEO code it would have had, or null.</param>
public sealed record NotCounted(HeldReason Reason, string Text, string? WouldBe);
