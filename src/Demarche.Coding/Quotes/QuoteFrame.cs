namespace Demarche.Coding.Quotes;

/// <summary>Words said, as found in a document's sentences. Speakers are tokens; who they are is resolved later.</summary>
/// <param name="Kind">Direct, indirect or mixed.</param>
/// <param name="Start">First UTF-16 code unit of the words said, without quotation marks.</param>
/// <param name="End">One past the last.</param>
/// <param name="Sentence">Index, in the list of sentences given, of the sentence where the words begin.</param>
/// <param name="Cue">Lemma of the reporting word; empty when none.</param>
/// <param name="Stance">Stance of the cue: neutral, positive, negative.</param>
/// <param name="Channel">Through what, or null.</param>
/// <param name="SpeakerSentence">Index of the sentence that holds the speaker, or -1.</param>
/// <param name="SpeakerToken">Head token of the speaker there, or -1.</param>
/// <param name="AddresseeSentence">Index of the sentence that holds the addressee, or -1.</param>
/// <param name="AddresseeToken">Head token of the addressee there, or -1.</param>
public sealed record QuoteFrame(
    QuoteKind Kind, int Start, int End, int Sentence, string Cue, string Stance, string? Channel,
    int SpeakerSentence = -1, int SpeakerToken = -1, int AddresseeSentence = -1, int AddresseeToken = -1);
