using Demarche.Forecasting.Following;
using Demarche.Pipeline.Following;
using Demarche.Store;

namespace Demarche.Tests.Forecasting.Following;

public class QuestionTests
{
    static readonly Dictionary<string, string> s_names = new() { ["France"] = "FRA", ["Kosovo"] = "XKX", ["Poland"] = "POL", ["Russia"] = "RUS", ["Italy"] = "ITA", ["Syria"] = "SYR", ["Libya"] = "LBY" };
    static readonly DateOnly s_day = new(2018, 3, 31);

    static FollowQuestion Question() => new(Shipped.Catalog, Shipped.World, n => s_names.GetValueOrDefault(n) ?? (n.Length == 3 ? n : null));

    [Theory]
    [InlineData("France recognises Kosovo", "FRA", "recognise_state", "XKX")]
    [InlineData("Poland expels diplomats of Russia", "POL", "expel_diplomats", "RUS")]
    [InlineData("Poland expelled Russia", "POL", "expel_diplomats", "RUS")]
    [InlineData("Italy reopens its embassy in Syria", "ITA", "reopen_mission", "SYR")]
    [InlineData("FRA ratifies CEDAW", "FRA", "ratify", "treaty:CEDAW")]
    [InlineData("Italy sends aid to Syria", "ITA", "send_aid", "SYR")]
    public void Words_name_mover_act_and_object(string words, string mover, string kind, string objectId)
    {
        var (m, k, o) = Question().Read(words, s_day);
        Assert.Equal((mover, kind, objectId), (m, k.Name, o));
    }

    [Fact]
    public void A_government_is_meant_when_its_country_is_recognised_again()
    {
        var (_, kind, o) = Question().Read("France recognises Libya", new DateOnly(2011, 4, 1));
        Assert.Equal(("recognise_government", "LBY.ntc"), (kind.Name, o));
    }

    [Theory]
    [InlineData("France dances with Kosovo", "names no act")]
    [InlineData("Nowhere recognises Kosovo", "nobody is called 'Nowhere'")]
    [InlineData("France recognises", "does not say toward whom")]
    public void What_was_not_understood_is_told(string words, string says) => Assert.Contains(says, Assert.Throws<FormatException>(() => Question().Read(words, s_day)).Message);

    [Fact]
    public void Acts_of_the_record_make_a_cascade_of_any_kind()
    {
        CountryAct[] record = [new("e1", new DateOnly(2018, 1, 5), "FRA", "SYR", 2, "070", null), new("e2", new DateOnly(2018, 2, 5), "DEU", "SYR", 2, "0703", null), new("e3", new DateOnly(2018, 9, 5), "POL", "SYR", 2, "070", null)];
        var question = Question();
        var (mover, kind, target) = question.Read("Italy sends aid to Syria", s_day);
        var cascade = question.Cascade(mover, kind, target, s_day, null, record);
        Assert.Equal([("FRA", "e1"), ("DEU", "e2"), ("ITA", "the question")], cascade.Acts.Select(a => (a.Actor, a.Source)));
    }
}
