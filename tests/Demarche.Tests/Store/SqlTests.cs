using Demarche.Store;

namespace Demarche.Tests.Store;

public class SqlTests
{
    [Fact]
    public void A_condition_without_a_value_is_left_out_with_all_it_looks_up()
    {
        const string Text = "WHERE ($a::VARCHAR IS NULL OR x IN (SELECT y FROM t WHERE (z = $a))) AND ($b::INTEGER IS NULL OR n = $b) AND ($a::VARCHAR IS NULL\n  OR w = $a)";
        Assert.Equal("WHERE true AND (n = $b) AND true", Sql.Fold(Text, [("a", null), ("b", 3)]));
        Assert.Equal("WHERE (x IN (SELECT y FROM t WHERE (z = $a))) AND true AND (w = $a)", Sql.Fold(Text, [("a", "v"), ("b", null)]));
    }

    [Fact]
    public void A_value_whose_name_begins_another_leaves_the_other_alone()
    {
        Assert.Equal("true AND ($after_id::VARCHAR IS NULL OR x)", Sql.Fold("($after::VARCHAR IS NULL OR y) AND ($after_id::VARCHAR IS NULL OR x)", [("after", null)]));
    }
}
