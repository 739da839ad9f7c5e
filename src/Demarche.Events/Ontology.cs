using System.Collections.Frozen;
using System.Globalization;

namespace Demarche;

/// <summary>The codes: every CAMEO code with its PLOVER reading and scores. Loaded once from tables inside the assembly.</summary>
public static class Ontology
{
    static readonly FrozenDictionary<string, PloverEntry> s_plover = LoadPlover();
    static readonly FrozenDictionary<string, CameoEntry> s_cameo = LoadCameo();

    /// <summary>Every CAMEO code, in order of code.</summary>
    public static IReadOnlyList<CameoEntry> Cameo { get; } = [.. s_cameo.Values.OrderBy(c => c.Code, StringComparer.Ordinal)];

    /// <summary>Every PLOVER type and mode, in alphabetical order, a type before its modes.</summary>
    public static IReadOnlyList<PloverEntry> Plover { get; } = [.. s_plover.Values.OrderBy(p => p.Type, StringComparer.Ordinal).ThenBy(p => p.Mode, StringComparer.Ordinal)];

    /// <summary>The sixteen PLOVER types, in alphabetical order.</summary>
    public static IReadOnlyList<string> Types { get; } = [.. Plover.Where(p => p.Mode is null).Select(p => p.Type)];

    /// <summary>The code with its PLOVER reading; null when there is no such code or it is a statement (root 01), which is never an event.</summary>
    public static ActionCode? Action(string cameo) => s_cameo.TryGetValue(cameo, out var e) ? e.Action : null;

    /// <summary>The entry of a CAMEO code, or null.</summary>
    public static CameoEntry? Find(string cameo) => s_cameo.GetValueOrDefault(cameo);

    /// <summary>PLOVER score of a type and mode; the type's own where the mode has none.</summary>
    /// <exception cref="KeyNotFoundException">When the type is not one of the sixteen.</exception>
    public static double Score(PloverCode code) =>
        (code.Mode is { } m && s_plover.TryGetValue(code.Type + "-" + m, out var e) ? e : s_plover[code.Type]).Score;

    /// <summary>Quad class of a type: 1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict.</summary>
    /// <exception cref="KeyNotFoundException">When the type is not one of the sixteen.</exception>
    public static int Quad(string type) => s_plover[type].Quad;

    /// <summary>True when type and mode are a legal PLOVER pair.</summary>
    public static bool IsLegal(string type, string? mode) => s_plover.ContainsKey(mode is null ? type : type + "-" + mode);

    static FrozenDictionary<string, PloverEntry> LoadPlover() =>
        Rows("plover.tsv").Select(r => new PloverEntry(r["type"], Empty(r["mode"]), int.Parse(r["quad"], CultureInfo.InvariantCulture), double.Parse(r["score"], CultureInfo.InvariantCulture), r["meaning"]))
            .ToFrozenDictionary(p => p.Mode is null ? p.Type : p.Type + "-" + p.Mode);

    static FrozenDictionary<string, CameoEntry> LoadCameo() =>
        Rows("cameo.tsv").Select(r =>
        {
            var type = Empty(r["plover"]);
            var action = type is null ? null : new ActionCode(r["code"], new PloverCode(type, Empty(r["mode"]), r["contexts"].Split(';', StringSplitOptions.RemoveEmptyEntries)));
            return new CameoEntry(r["code"], r["label"], action, double.TryParse(r["goldstein"], CultureInfo.InvariantCulture, out var g) ? g : null);
        }).ToFrozenDictionary(c => c.Code);

    static string? Empty(string s) => s.Length == 0 ? null : s;

    static List<TableRow> Rows(string name)
    {
        using var stream = typeof(Ontology).Assembly.GetManifestResourceStream("ontology/" + name)
            ?? throw new InvalidOperationException($"ontology/{name} is missing from the assembly.");
        using var reader = new StreamReader(stream);
        return [.. Table.Read(reader, name)];
    }
}

/// <summary>A CAMEO code.</summary>
/// <param name="Code">Text with leading zero.</param>
/// <param name="Label">Name.</param>
/// <param name="Action">PLOVER reading; null for statements.</param>
/// <param name="Goldstein">ICEWS Goldstein score, -10 to 10; null where none is published.</param>
public sealed record CameoEntry(string Code, string Label, ActionCode? Action, double? Goldstein);

/// <summary>A PLOVER type, or one mode of it.</summary>
/// <param name="Type">Upper case.</param>
/// <param name="Mode">Null for the type itself.</param>
/// <param name="Quad">1 to 4.</param>
/// <param name="Score">PLOVER intensity.</param>
/// <param name="Meaning">One line; empty for modes.</param>
public sealed record PloverEntry(string Type, string? Mode, int Quad, double Score, string Meaning);
