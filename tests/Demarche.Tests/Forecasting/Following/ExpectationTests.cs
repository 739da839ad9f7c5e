using Demarche.Forecasting.Following;

namespace Demarche.Tests.Forecasting.Following;

/// <summary>The general forecaster's rules as evidence on who may follow: they speak of what was known, and only by rules learnt in years before.</summary>
public class ExpectationTests
{
    static readonly DateOnly s_asked = new(2013, 6, 30);

    /// <summary>Three and a half years in which AAA consults with BBB and agrees with it the day after, and CCC only consults.</summary>
    static Engagement Record()
    {
        var record = new Engagement();
        for (var day = new DateOnly(2010, 1, 3); day < s_asked; day = day.AddDays(20))
        {
            record.Add(day, "AAA", "BBB", 1, cameo: "040");
            record.Add(day.AddDays(1), "AAA", "BBB", 1, cameo: "057");
            record.Add(day, "CCC", "BBB", 1, cameo: "042");
            record.Add(day.AddDays(1), "CCC", "DDD", 1, cameo: "057");
        }

        return record;
    }

    [Fact]
    public void Whom_an_act_was_aimed_at_before_is_expected_again()
    {
        var expected = Record().Expected("057", "BBB", s_asked);
        Assert.True(expected["AAA"] > 0.6f, $"{expected["AAA"]}");
        Assert.True(expected["AAA"] > expected["CCC"] + 0.3f, $"{expected["AAA"]} and {expected["CCC"]}");
        Assert.DoesNotContain("DDD", expected.Keys);
    }

    [Fact]
    public void What_comes_after_the_day_changes_nothing()
    {
        var told = Record().Expected("057", "BBB", s_asked);
        var record = Record();
        for (var day = s_asked.AddDays(1); day < s_asked.AddYears(2); day = day.AddDays(5))
        {
            record.Add(day, "CCC", "BBB", 1, cameo: "057");
            record.Add(day, "DDD", "BBB", 1, cameo: "057");
        }

        Assert.Equal(told.OrderBy(x => x.Key), record.Expected("057", "BBB", s_asked).OrderBy(x => x.Key));
        Assert.NotEqual(told.Count, record.Expected("057", "BBB", s_asked.AddDays(60)).Count);
    }

    [Fact]
    public void Rules_of_the_same_year_are_not_used()
    {
        var record = new Engagement();
        for (var day = new DateOnly(2012, 1, 3); day < new DateOnly(2012, 12, 1); day = day.AddDays(10))
        {
            record.Add(day, "AAA", "BBB", 1, cameo: "057");
        }

        var sameYear = record.Expected("057", "BBB", new DateOnly(2012, 11, 29))["AAA"];
        record.Add(new DateOnly(2013, 1, 1), "AAA", "BBB", 1, cameo: "040");
        Assert.True(sameYear < 0.05f, $"{sameYear}");
        Assert.True(record.Expected("057", "BBB", new DateOnly(2013, 1, 1))["AAA"] > 0.5f);
    }

    [Fact]
    public void A_code_that_is_none_and_a_country_nobody_knows_expect_nothing()
    {
        Assert.Empty(Record().Expected("", "BBB", s_asked));
        Assert.Empty(Record().Expected("057", "XXX", s_asked));
        Assert.Empty(new Engagement().Expected("057", "BBB", s_asked));
    }
}
