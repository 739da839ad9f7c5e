using Demarche.Store;

namespace Demarche.Web.Api.Bodies;

/// <summary>What somebody said.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Speaker">Who speaks; null when the text does not tell.</param>
/// <param name="Text">The words said, or the reporter's for them.</param>
/// <param name="Kind">direct, indirect or mixed.</param>
/// <param name="Cue">The word that reports.</param>
/// <param name="Stance">neutral, positive or negative.</param>
/// <param name="Addressee">To whom.</param>
/// <param name="Channel">Through what.</param>
/// <param name="Date">When said, as far as told.</param>
/// <param name="At">Where the words stand.</param>
/// <param name="Document">The document; null inside one.</param>
sealed record QuoteBody(string Id, PartyBody? Speaker, string Text, string Kind, string Cue, string Stance, PartyBody? Addressee, string? Channel, DateBody Date, StretchBody At, SourceBody? Document)
{
    public static QuoteBody Of(Quote q, string document, DocumentLabel? label, string? words = null) => new(
        q.Id, PartyBody.Of(q.Speaker), q.Text, EnumNames.Of(q.Kind), q.Cue, q.Stance, PartyBody.Of(q.Addressee), q.Channel, DateBody.Of(q.Date), StretchBody.Of(document, q.At, words), label is null ? null : SourceBody.Of(label));
}
