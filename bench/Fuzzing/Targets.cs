namespace Demarche.Fuzzing;

/// <summary>Everything that takes a stranger's bytes, by name.</summary>
static class Targets
{
    internal static IReadOnlyDictionary<string, Target> All { get; } =
        new[] { ReaderTargets.All, LanguageTargets.All, DictionaryTargets.All, RecordTargets.All }.SelectMany(t => t).ToDictionary(t => t.Name, t => t.Target, StringComparer.Ordinal);
}
