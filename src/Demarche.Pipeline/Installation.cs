namespace Demarche.Pipeline;

/// <summary>What ships beside the program.</summary>
public static class Installation
{
    /// <summary>Folder with tables, stories and models.</summary>
    public static string Data { get; } = Path.Combine(AppContext.BaseDirectory, "data");

    /// <summary>The language model.</summary>
    public static string LanguageModel => Path.Combine(Data, "models", "english.dml");
}
