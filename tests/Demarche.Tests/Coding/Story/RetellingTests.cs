namespace Demarche.Tests.Coding.Story;

/// <summary>What was done before is told again: by how long ago it was, by whose day it was, behind a dateline.</summary>
public class RetellingTests
{
    static List<string> Told(string date, string text) =>
        [.. CoderFixture.Code(text, date).Events.Select(e => $"{e.Action.Cameo} {Who(e.Source)} {Who(e.Target)} {e.Date.From:yyyy-MM-dd} {e.Date.To:yyyy-MM-dd}")];

    static string Who(Mention? m) => m is null ? "—" : m.Members is { } all ? string.Join('+', all.Select(x => x.Actor.Country)) : m.Actor.Country ?? "?";

    [Theory]
    [InlineData("2019-05-20", "Six days after Chile expelled the ambassador of Peru, traders complain of empty markets.", "166 CHL PER 2019-05-12 2019-05-14")]
    [InlineData("2019-05-21", "The king of Tonga arrived in Fiji on Monday, nine days after Fiji recalled its ambassador to Tonga.", "161 FJI TON 2019-05-11 2019-05-11")]
    [InlineData("2019-05-20", "Two weeks after Chile expelled the ambassador of Peru, traders complain of empty markets.", "166 CHL PER 2019-04-30 2019-05-10")]
    public void What_came_before_is_dated_by_how_long_before_it_was(string date, string text, string told) => Assert.Contains(told, Told(date, text));

    [Fact]
    public void A_day_that_tells_which_happening_is_meant_does_not_date_what_is_said_of_it()
    {
        var told = Told("2019-05-23", "Portugal condemned Monday's air strike by Chad on a village in Niger.");
        Assert.Contains("111 PRT TCD 2019-05-23 2019-05-23", told);
        Assert.Contains("195 TCD NER 2019-05-20 2019-05-20", told);
    }

    [Theory]
    [InlineData("LUSAKA, 7 March 2018 - Zambia recalled its ambassador to Malawi on Wednesday.", "161 ZMB MWI 2018-03-07 2018-03-07")]
    [InlineData("LA PAZ (AP) — Bolivia recalled its ambassador to Chile on Tuesday.", "161 BOL CHL 2018-03-06 2018-03-06")]
    public void The_town_of_a_dateline_does_not_act(string text, string told) => Assert.Equal([told], Told("2018-03-07", text));

    [Fact]
    public void Two_states_named_before_are_the_two_countries()
    {
        var told = Told("2018-03-09", "The presidents of Zambia and Malawi met in Lusaka on Tuesday. The two countries restored diplomatic relations on Thursday.");
        Assert.Contains(told, t => t.StartsWith("050 ", StringComparison.Ordinal) && t.Contains("MWI", StringComparison.Ordinal) && t.Contains("ZMB", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Shares fell after the border between Laos and Vietnam was closed by Vietnam on Monday.", "172 VNM")]
    [InlineData("Students cheered after Lusaka and Lilongwe signed a treaty on Monday.", "057 ZMB MWI")]
    public void The_clause_behind_after_has_its_own_subject(string text, string told) => Assert.Contains(Told("2018-03-07", text), t => t.StartsWith(told, StringComparison.Ordinal));
}
