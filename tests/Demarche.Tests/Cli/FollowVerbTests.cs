using System.Globalization;
using System.Text.Json;

namespace Demarche.Tests.Cli;

public class FollowVerbTests
{
    static readonly string[] s_ask = ["follow", "Italy recognises the National Transitional Council", "--as-of", "2011-06-30"];

    [Theory]
    [InlineData("", "bad-cascades: mine.csv is empty")]
    [InlineData("event_id,follower,kind\n", "bad-cascades: mine.csv: no column 'date'")]
    [InlineData("event_id,follower,date,date,kind\n", "bad-cascades: mine.csv: the header names 'date' twice")]
    [InlineData("event_id,follower,date,kind\n", "no-cascade: 'mine.csv' holds no cascade")]
    [InlineData("event_id,follower,date,kind\nX,FRA,soon,sign\n", "no-cascade: 'mine.csv' holds no cascade that could be read: bad-row: mine.csv line 2")]
    public async Task A_file_of_cascades_that_cannot_be_used_is_told_in_one_line(string text, string starts)
    {
        using var folder = new TempFolder();
        folder.Write("mine.csv", text);
        var outcome = await BuiltProgram.Run(folder.Path, ["backtest", "--cascades", "mine.csv"]);
        Assert.Equal((1, ""), (outcome.Exit, outcome.Out));
        Assert.StartsWith(starts, outcome.Error);
        Assert.Equal(1, outcome.Error.Count(c => c == '\n'));
    }

    static async Task<JsonElement> Json(params string[] arguments)
    {
        using var folder = new TempFolder();
        var outcome = await BuiltProgram.Run(folder.Path, [.. arguments, "--format", "json"]);
        Assert.Equal(("", 0), (outcome.Error, outcome.Exit));
        return JsonDocument.Parse(outcome.Out).RootElement;
    }

    [Fact]
    public async Task Candidates_are_ranked_with_reasons_dated_before_the_day_asked()
    {
        var answer = await Json(s_ask);
        Assert.Equal("LIBYA-NTC-RECOGNITION", answer.GetProperty("cascade").GetString());
        var candidates = answer.GetProperty("candidates").EnumerateArray().ToList();
        double[] p = [.. candidates.Select(c => c.GetProperty("p").GetDouble())];
        Assert.Equal(p.OrderDescending(), p);
        Assert.All(candidates, c => Assert.InRange(c.GetProperty("p").GetDouble(), c.GetProperty("p_low").GetDouble() - 1e-9, c.GetProperty("p_high").GetDouble() + 1e-9));
        Assert.DoesNotContain(candidates, c => c.GetProperty("candidate").GetString() is "ITA" or "FRA" or "LBY");
        string[] dates = [.. candidates.SelectMany(c => c.GetProperty("reasons").EnumerateArray()).SelectMany(r => r.GetProperty("evidence").EnumerateArray()).Select(e => e.GetProperty("date").GetString()!)];
        Assert.NotEmpty(dates);
        Assert.All(dates, d => Assert.True(string.CompareOrdinal(d, "2011-06-30") <= 0, d));
        Assert.True(DateOnly.Parse(answer.GetProperty("model_learnt_by").GetString()!, CultureInfo.InvariantCulture) <= new DateOnly(2011, 6, 30));
    }

    [Fact]
    public async Task A_supposed_act_moves_the_others_and_leaves_its_doer_out()
    {
        var answer = await Json([.. s_ask, "--if", "USA recognise the National Transitional Council"]);
        var candidates = answer.GetProperty("candidates").EnumerateArray().ToList();
        Assert.DoesNotContain(candidates, c => c.GetProperty("candidate").GetString() == "USA");
        Assert.Contains(candidates, c => Math.Abs(c.GetProperty("p").GetDouble() - c.GetProperty("p_without_if").GetDouble()) > 0.001);
    }

    [Fact]
    public async Task Only_the_states_asked_for_are_told_and_a_longer_horizon_is_likelier()
    {
        var year = (await Json([.. s_ask, "--candidates", "NOR,Poland"])).GetProperty("candidates").EnumerateArray().ToDictionary(c => c.GetProperty("candidate").GetString()!, c => c.GetProperty("p").GetDouble());
        var longer = (await Json([.. s_ask, "--candidates", "NOR,Poland", "--within", "3y"])).GetProperty("candidates").EnumerateArray().ToDictionary(c => c.GetProperty("candidate").GetString()!, c => c.GetProperty("p").GetDouble());
        Assert.Equal(["NOR", "POL"], year.Keys.Order());
        Assert.All(year, c => Assert.True(longer[c.Key] > c.Value));
    }

    [Fact]
    public async Task Too_few_cascades_of_a_kind_are_said_instead_of_probabilities()
    {
        var answer = await Json("follow", "France sends troops to Mali", "--as-of", "2013-02-01");
        Assert.StartsWith("too little data", answer.GetProperty("note").GetString());
        Assert.All(answer.GetProperty("candidates").EnumerateArray(), c => Assert.Equal(JsonValueKind.Null, c.GetProperty("p").ValueKind));
    }

    [Theory]
    [InlineData("bad-question: 'France dances with Mali' names no act", 2, "follow", "France dances with Mali")]
    [InlineData("no-event: the record has no event 'abc'", 4, "follow", "abc")]
    [InlineData("bad-horizon: --within is 'soon'", 2, "follow", "France recognises Kosovo", "--within", "soon")]
    [InlineData("bad-candidate: 'Atlantis' is no state", 2, "follow", "France recognises Kosovo", "--candidates", "Atlantis")]
    [InlineData("no-file: there is no file 'none.csv'", 4, "backtest", "--cascades", "none.csv")]
    [InlineData("bad-question: nobody is called 'Atlantis'", 2, "follow", "Atlantis recognises the Taliban")]
    [InlineData("no-event: the record has no event ''", 4, "follow", "")]
    [InlineData("bad-question: 'China sings' names no act", 2, "follow", "France recognises Kosovo", "--if", "China sings")]
    [InlineData("no-cascade: no shipped cascade is called 'NONE'", 4, "backtest", "--exclude", "NONE")]
    public async Task What_went_wrong_is_one_line(string starts, int exit, params string[] arguments)
    {
        using var folder = new TempFolder();
        var outcome = await BuiltProgram.Run(folder.Path, arguments);
        Assert.Equal(exit, outcome.Exit);
        Assert.StartsWith(starts, outcome.Error);
        Assert.Equal(1, outcome.Error.Count(c => c == '\n'));
    }
}
