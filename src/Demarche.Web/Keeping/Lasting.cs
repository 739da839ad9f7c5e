namespace Demarche.Web.Keeping;

/// <summary>Marks a route whose answer follows from its address, the record and the day alone, so that over a record that cannot change it may be given again.</summary>
sealed class Lasting
{
    /// <summary>The mark.</summary>
    public static Lasting Mark { get; } = new();
}
