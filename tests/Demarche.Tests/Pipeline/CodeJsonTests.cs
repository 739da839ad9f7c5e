using System.Buffers;
using System.Text;
using System.Text.Json;
using CsCheck;
using Demarche.Pipeline;
using Demarche.Tests.Store;

namespace Demarche.Tests.Pipeline;

public class CodeJsonTests
{
    static string Line(string id, CodedArticle coded)
    {
        var buffer = new ArrayBufferWriter<byte>();
        CodeJson.WriteLine(buffer, id, coded);
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    static string Names(JsonElement e) => string.Join(' ', e.EnumerateObject().Select(p => p.Name));

    [Fact]
    public void The_line_has_the_fixed_fields_in_the_fixed_order()
    {
        var line = Line("a1", Samples.Recall());
        Assert.EndsWith("}\n", line);
        Assert.Equal(1, line.Count(c => c == '\n'));
        using var json = JsonDocument.Parse(line);
        var root = json.RootElement;
        Assert.Equal("id events quotes held", Names(root));
        var e = root.GetProperty("events")[0];
        Assert.StartsWith("source target mutual cameo plover date place status claimed_by object_id casualties confidence by trigger field sentence start end evidence quote_ids replies_to", Names(e));
        Assert.StartsWith("text start end id name country sectors role members", Names(e.GetProperty("source")));
        Assert.Equal("type mode contexts", Names(e.GetProperty("plover")));
        Assert.Equal("from to precision open source", Names(e.GetProperty("date")));
        Assert.Equal("text name country admin1 geonames_id lat lon precision", Names(e.GetProperty("place")));
        Assert.Equal("kind n n_max qualifier who", Names(e.GetProperty("casualties")[0]));
        Assert.Equal("field sentence start end", Names(e.GetProperty("evidence")[0]));
        Assert.StartsWith("id speaker text kind cue addressee channel field sentence start end", Names(root.GetProperty("quotes")[0]));
        var held = root.GetProperty("held")[0];
        Assert.StartsWith("sentence field start end reason would_be", Names(held));
        Assert.Equal("cameo plover source target", Names(held.GetProperty("would_be")));
    }

    [Fact]
    public void Values_are_words_other_programs_know()
    {
        using var json = JsonDocument.Parse(Line("a1", Samples.Recall()));
        var events = json.RootElement.GetProperty("events");
        var e = events[0];
        Assert.Equal("161", e.GetProperty("cameo").GetString());
        Assert.Equal(["FRA", "GBR"], e.GetProperty("source").GetProperty("members").EnumerateArray().Select(m => m.GetProperty("id").GetString()));
        Assert.Equal("2026-11-19", e.GetProperty("date").GetProperty("to").GetString());
        Assert.Equal(("claimed", "lexicon", "day", "text"), (e.GetProperty("status").GetString(), e.GetProperty("by").GetString(), e.GetProperty("date").GetProperty("precision").GetString(), e.GetProperty("date").GetProperty("source").GetString()));
        Assert.Equal(JsonValueKind.Null, e.GetProperty("date").GetProperty("open").ValueKind);
        Assert.Equal(JsonValueKind.Null, e.GetProperty("replies_to").ValueKind);
        Assert.Equal("after", events[1].GetProperty("date").GetProperty("open").GetString());
        Assert.Equal(JsonValueKind.Null, events[1].GetProperty("date").GetProperty("to").ValueKind);
        Assert.Equal(0, events[1].GetProperty("replies_to").GetInt32());
        Assert.Equal("model", events[1].GetProperty("by").GetString());
        Assert.True(events[2].GetProperty("forced").GetBoolean());
        Assert.Equal("title", e.GetProperty("evidence")[1].GetProperty("field").GetString());
        var held = json.RootElement.GetProperty("held");
        Assert.Equal("no_action", held[1].GetProperty("reason").GetString());
        Assert.Equal(JsonValueKind.Null, held[1].GetProperty("would_be").ValueKind);
        Assert.Equal("direct", json.RootElement.GetProperty("quotes")[0].GetProperty("kind").GetString());
    }

    [Fact]
    public void A_line_in_gives_an_article()
    {
        var (request, error) = CodeRequest.Parse("""{"id":"x","date":"2026-11-20","text":"Oslo paid Riga. Oslo left.","title":"T","url":"https://n.example/","actors":[{"text":"Oslo","role":"source","start":16},{"text":"Riga","role":"target"},{"text":"T"}]}""");
        Assert.Null(error);
        Assert.Equal([new KnownActor("Oslo", true, 16), new KnownActor("Riga", false, null), new KnownActor("T", null, null)], request!.Actors);
        var a = request.ToArticle();
        Assert.Equal((new DateOnly(2026, 11, 20), "given", "T", "https://n.example/"), (a.Published.Day, a.Published.Source, a.Headline, a.Url));
        Assert.Equal(Ids.Document(a.Text, "T", a.Url, a.Published.Day), a.Id);
    }

    [Theory]
    [InlineData("", null, "not-json")]
    [InlineData("{\"id\":\"a\",", null, "not-json")]
    [InlineData("[1]", null, "not-an-object")]
    [InlineData("{\"text\":\"b\"}", null, "no-id")]
    [InlineData("{\"id\":\"a\"}", "a", "no-text")]
    [InlineData("{\"id\":\"a\",\"text\":7}", "a", "bad-text")]
    [InlineData("{\"id\":\"a\",\"text\":\"b\",\"date\":\"Thursday\"}", "a", "bad-date")]
    [InlineData("{\"id\":\"a\",\"text\":\"b\",\"date\":\"2026-02-30\"}", "a", "bad-date")]
    [InlineData("{\"id\":\"a\",\"text\":\"\\ud800\"}", "a", "bad-text")]
    [InlineData("{\"id\":7,\"text\":\"b\",\"actors\":{}}", "7", "bad-actors")]
    [InlineData("{\"id\":\"a\",\"text\":\"b\",\"actors\":[{\"text\":\"b\",\"role\":\"king\"}]}", "a", "bad-actors")]
    [InlineData("{\"id\":\"a\",\"text\":\"b\",\"actors\":[{\"text\":\"b\",\"start\":-1}]}", "a", "bad-actors")]
    [InlineData("{\"id\":\"a\",\"text\":\"b\",\"actors\":[{\"text\":\"b\",\"start\":99}]}", "a", "bad-actors")]
    public void A_bad_line_says_what_is_wrong_with_it(string line, string? id, string code)
    {
        var (request, error) = CodeRequest.Parse(line);
        Assert.Null(request);
        Assert.Equal((id, code), (error!.Id, error.Code));
        var buffer = new ArrayBufferWriter<byte>();
        CodeJson.WriteLine(buffer, error);
        using var json = JsonDocument.Parse(buffer.WrittenMemory);
        Assert.Equal("id error", Names(json.RootElement));
        Assert.Equal("code message", Names(json.RootElement.GetProperty("error")));
    }

    [Fact]
    public void No_line_whatever_is_in_it_throws() =>
        Gen.String.Sample(s =>
        {
            var (request, error) = CodeRequest.Parse(s);
            var wrapped = CodeRequest.Parse($$"""{"id":{{JsonSerializer.Serialize(s)}},"text":{{JsonSerializer.Serialize(s)}}}""");
            return (request is null) != (error is null) && wrapped.Request is not null;
        });

    [Fact]
    public void Half_a_surrogate_pair_still_makes_a_valid_line()
    {
        var coded = Samples.Recall();
        coded = coded with { Quotes = [coded.Quotes[0] with { Text = "\ud83d and \u0001 and \"" }] };
        using var json = JsonDocument.Parse(Line("\udc00", coded));
        Assert.Equal("\ufffd and \u0001 and \"", json.RootElement.GetProperty("quotes")[0].GetProperty("text").GetString());
    }
}
