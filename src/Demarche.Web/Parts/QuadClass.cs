namespace Demarche.Web.Parts;

/// <summary>The four classes of acts as pages show them: hollow is words, solid is deeds; round is cooperation, pointed is conflict.</summary>
static class QuadClass
{
    /// <summary>All of them, in order of quad class.</summary>
    public static IReadOnlyList<int> All { get; } = [1, 2, 3, 4];

    /// <summary>Name in the style sheet: <c>vc</c>, <c>mc</c>, <c>vf</c>, <c>mf</c>.</summary>
    public static string Key(int quad) => quad switch { 1 => "vc", 2 => "mc", 3 => "vf", _ => "mf" };

    /// <summary>Name for a reader.</summary>
    public static string Words(int quad) => quad switch { 1 => "words of cooperation", 2 => "deeds of cooperation", 3 => "words of conflict", _ => "deeds of conflict" };

    /// <summary>Class of an event.</summary>
    public static int Of(Event e) => Ontology.Quad(e.Action.Plover.Type);

    /// <summary>Class of that name in an address; null for another name.</summary>
    public static int? Parse(string? key) => key switch { "vc" => 1, "mc" => 2, "vf" => 3, "mf" => 4, _ => null };
}
