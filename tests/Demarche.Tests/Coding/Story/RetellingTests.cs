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
    [InlineData("2019-05-21", "Norway said its ships would leave, two weeks after the government in Lima expelled the Norwegian ambassador.", "166 PER NOR 2019-05-01 2019-05-11")]
    [InlineData("2019-05-21", "Chile closed the border with Peru a week ago.", "172 CHL PER 2019-05-12 2019-05-16")]
    [InlineData("2019-05-20", "Mexico cut its decades-old ties with Peru on Sunday.", "161 MEX PER 2019-05-19 2019-05-19")]
    [InlineData("2019-05-20", "Bolivia arrested nine men over last week's storming of the parliament by soldiers.", "190 BOL BOL 2019-05-13 2019-05-19")]
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

    [Theory]
    [InlineData("Chile's foreign minister met Peruvian officials in Lima, a week after Chile set up a checkpoint on the coast road.", "150 CHL —")]
    [InlineData("Brazil set up a checkpoint on the road from Peru to Bolivia.", "150 BRA —")]
    [InlineData("Emmanuel Macron visited the Odesa region after Russian missiles struck its harbour.", "194 RUS UKR")]
    [InlineData("Peruvian and Bolivian generals agreed on Monday to stop the shelling.", "0356 PER BOL")]
    [InlineData("Canada's prime minister spoke in Ottawa. A Russian diplomat was expelled.", "166 CAN RUS")]
    [InlineData("Mexico's president escaped an attack by a drone on his house in Puebla.", "190 — MEX")]
    [InlineData("Houthi rebels captured a tanker of Greece in the southern Red Sea.", "1711 YEM GRC")]
    public void Who_is_meant_is_told_by_the_words_of_the_act(string text, string told) => Assert.Contains(Told("2018-03-07", text), t => t.StartsWith(told + " ", StringComparison.Ordinal));

    [Theory]
    [InlineData("South American governments condemned Spain.")]
    [InlineData("Latin American leaders praised Finland on Monday.")]
    public void Governments_of_a_continent_are_of_no_one_state(string text) => Assert.DoesNotContain(Told("2018-03-07", text), t => t.Contains("USA", StringComparison.Ordinal) || t.Contains("ESP ESP", StringComparison.Ordinal) || t.Contains("FIN FIN", StringComparison.Ordinal));

    [Fact]
    public void A_relative_clause_tells_of_the_noun_before_it_where_that_was()
    {
        var told = CoderFixture.Code("Turkish jets bombed camps in Syria on Sunday, a week after the bombing in Istanbul that killed nine people.", "2018-03-06").Events;
        Assert.Contains(told, e => e.Target?.Text == "nine people" && e.Target.Actor.Country == "TUR");
    }

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
