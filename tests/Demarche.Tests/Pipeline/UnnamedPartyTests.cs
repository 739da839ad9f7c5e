using Demarche.Pipeline.Explaining;

namespace Demarche.Tests.Pipeline;

public class UnnamedPartyTests
{
    [Theory]
    [InlineData("Ukraine CVL", "civilians of Ukraine")]
    [InlineData("United States GOV", "government of United States")]
    [InlineData("GOV", "a government")]
    [InlineData("CVL", "civilians")]
    [InlineData("IMG REB", "armed groups")]
    [InlineData("unknown", "somebody")]
    [InlineData("UKR", "Ukraine")]
    public void A_country_and_a_sector_are_told_in_words(string name, string words) => Assert.Equal(words, UnnamedParty.Words(name));

    [Theory]
    [InlineData("Ukraine")]
    [InlineData("NATO")]
    [InlineData("FSB")]
    [InlineData("Frontex")]
    [InlineData("Kim Il Sung")]
    [InlineData("")]
    public void Every_other_name_stays(string name) => Assert.Null(UnnamedParty.Words(name));
}
