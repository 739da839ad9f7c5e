using Demarche.Coding;
using Demarche.Pipeline;
using Demarche.Reading;

namespace Demarche.Tests.Coding.Story;

/// <summary>The coder with the shipped model and tables, loaded once for all tests that code text.</summary>
static class CoderFixture
{
    static readonly Lazy<Tools> s_tools = new(() => new Tools(Path.Combine(Support.Root, "data")));

    public static Tools Tools => s_tools.Value;

    public static CodedArticle Code(string text, string published = "2024-05-28") =>
        Tools.Coder.Code(new Article { Id = "t", Text = text, Published = PublicationDate.Given(DateOnly.Parse(published)), Language = "en" });

    public static CodedArticle Post(string text) => Tools.Coder.Code(Reader.ReadText(text));
}
