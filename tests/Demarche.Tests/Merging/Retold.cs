using System.Globalization;
using System.Text.Json;
using Demarche.Pipeline;

namespace Demarche.Tests.Merging;

/// <summary>Sixty happenings, each retold by four outlets and once later, with one other happening of the same series; coded once for all tests.</summary>
static class Retold
{
    static readonly Lazy<IReadOnlyList<(string Happening, string Role, CodedArticle Coded)>> s_all = new(Load);

    public static Tools Tools { get; } = new();

    public static IReadOnlyList<(string Happening, string Role, CodedArticle Coded)> All => s_all.Value;

    public static List<Telling> Tellings => [.. All.SelectMany(d => d.Coded.Events.Select(e => Telling.Of(d.Coded, e)))];

    static List<(string, string, CodedArticle)> Load()
    {
        List<(string, string, Article)> articles = [];
        foreach (var line in File.ReadLines(Path.Combine(Support.Root, "tests", "Demarche.Tests", "Merging", "retold.jsonl")))
        {
            using var json = JsonDocument.Parse(line);
            var r = json.RootElement;
            var day = DateOnly.ParseExact(r.GetProperty("date").GetString()!, "yyyy-MM-dd", CultureInfo.InvariantCulture);
            var (text, title) = (r.GetProperty("text").GetString()!, r.TryGetProperty("title", out var t) ? t.GetString() : null);
            var (happening, role) = (r.GetProperty("happening").GetString()!, r.GetProperty("role").GetString()!);
            articles.Add((role == "other" ? happening + "/other" : happening, role, new Article
            {
                Id = Ids.Document(text, title, $"{happening}/{role}", day), Text = text, Title = title, Publisher = r.GetProperty("publisher").GetString(), Published = PublicationDate.Given(day), Language = "en",
            }));
        }

        return [.. articles.AsParallel().AsOrdered().Select(a => (a.Item1, a.Item2, Tools.Coder.Code(a.Item3)))];
    }
}
