using Demarche.Reading;

namespace Demarche.Web.Api.Work;

/// <summary>A document that a caller sends, as the stages read it.</summary>
static class NewArticle
{
    public static Article Of(string text, string? title, string? url, DateOnly? day, string? publisher) => new()
    {
        Id = Ids.Document(text, title, url, day),
        Text = text,
        Title = title,
        Url = url,
        Origin = url ?? "api",
        Publisher = publisher,
        Language = LanguageGuess.Of(text),
        Published = day is { } on ? PublicationDate.Given(on) : PublicationDate.Unknown,
    };
}
