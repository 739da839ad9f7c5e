namespace Demarche.Tests.Events;

public class OntologyTests
{
    [Fact]
    public void Every_code_maps_to_a_legal_plover_pair()
    {
        Assert.Equal(16, Ontology.Types.Count);
        foreach (var c in Ontology.Cameo)
        {
            if (c.Action is { } a)
            {
                Assert.True(Ontology.IsLegal(a.Plover.Type, a.Plover.Mode), c.Code);
            }
            else
            {
                Assert.StartsWith("01", c.Code);
            }
        }
    }

    [Fact]
    public void Recognition_is_support_with_its_own_mode()
    {
        var a = Ontology.Action("054")!;
        Assert.Equal(("SUPPORT", "recognise"), (a.Plover.Type, a.Plover.Mode));
        Assert.Equal(5, Ontology.Score(a.Plover));
        Assert.Equal(6, Ontology.Find("054")!.Goldstein);
    }

    [Fact]
    public void Ids_are_the_same_everywhere()
    {
        Assert.Equal(Ids.Document("a  b\r\n", null, "u", null), Ids.Document("a b", null, "u", null));
        Assert.NotEqual(Ids.Document("a b", null, "u", null), Ids.Document("a b", null, "v", null));
    }
}
