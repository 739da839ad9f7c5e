namespace Demarche.Pipeline;

/// <summary>What ships beside the program.</summary>
public static class Installation
{
    /// <summary>Folder with tables, stories and models.</summary>
    public static string Data { get; } = Path.Combine(AppContext.BaseDirectory, "data");

    /// <summary>Folder of the base record; <c>DEMARCHE_BASE</c> names another.</summary>
    public static string Base => Environment.GetEnvironmentVariable("DEMARCHE_BASE") is { Length: > 0 } named ? named : Path.Combine(Data, "base");

    /// <summary>The language model.</summary>
    public static string LanguageModel => Path.Combine(Data, "models", "english.dml");
}
