using System.Text.Json;

namespace Demarche.Benchmarks.Gold;

/// <summary>An event by its label: every type, and every set of countries on either side, that is a fair answer.</summary>
/// <param name="Types">The type, then others that a careful coder may give.</param>
/// <param name="Sources">Sets of country codes, each sorted and joined by commas; the empty set is the empty string.</param>
/// <param name="Targets">The same, of the other side.</param>
/// <param name="Mutual">Without direction: both sides count together.</param>
/// <param name="Optional">May be given or left; counted neither way.</param>
sealed record GoldEvent(IReadOnlyList<string> Types, IReadOnlyList<string> Sources, IReadOnlyList<string> Targets, bool Mutual, bool Optional)
{
    /// <summary>The event with its first answers only, and one that must be there.</summary>
    public GoldEvent First => new([Types[0]], [Sources[0]], [Targets[0]], Mutual, false);

    /// <summary>Reads one event of a label line.</summary>
    public static GoldEvent Read(JsonElement e) => new(
        [e.GetProperty("type").GetString()!, .. Many(e, "also").Select(t => t.GetString()!)],
        [Set(Texts(e.GetProperty("source"))), .. Many(e, "source_also").Select(s => Set(Texts(s)))],
        [Set(Texts(e.GetProperty("target"))), .. Many(e, "target_also").Select(s => Set(Texts(s)))],
        Flag(e, "mutual"),
        Flag(e, "optional"));

    /// <summary>The label that a coded event amounts to.</summary>
    public static GoldEvent Of(Event e) => new([e.Action.Plover.Type], [Set(Countries(e.Source))], [Set(Countries(e.Target))], e.Mutual, false);

    /// <summary>Whether another event answers this one: the type, and so many of the sides, order free where this is mutual.</summary>
    public bool Answers(GoldEvent other, Sides sides = Sides.Both) => Types.Intersect(other.Types).Any() && (sides == Sides.Neither
        || (Mutual ? Unions().Intersect(other.Unions()).Any() : Sources.Intersect(other.Sources).Any() && (sides == Sides.Source || Targets.Intersect(other.Targets).Any())));

    /// <inheritdoc/>
    public override string ToString() => $"{string.Join('/', Types)} {Told(Sources)} {(Mutual ? "=" : ">")} {Told(Targets)}{(Optional ? " ?" : "")}";

    IEnumerable<string> Unions() => Sources.SelectMany(_ => Targets, (s, t) => Set([.. s.Split(',', StringSplitOptions.RemoveEmptyEntries), .. t.Split(',', StringSplitOptions.RemoveEmptyEntries)]));

    static string Told(IReadOnlyList<string> sets) => string.Join('|', sets.Select(s => s.Length == 0 ? "-" : s));

    static string Set(IEnumerable<string> codes) => string.Join(',', codes.Distinct().Order(StringComparer.Ordinal));

    static IEnumerable<string> Countries(Mention? m) => m is null ? [] : m.Members is { Count: > 0 } parts ? parts.SelectMany(Countries) : m.Actor.Country is { } c ? [c] : [];

    static IEnumerable<string> Texts(JsonElement list) => list.EnumerateArray().Select(c => c.GetString()!);

    static IEnumerable<JsonElement> Many(JsonElement e, string name) => e.TryGetProperty(name, out var v) ? v.EnumerateArray() : [];

    static bool Flag(JsonElement e, string name) => e.TryGetProperty(name, out var v) && v.GetBoolean();
}

/// <summary>The label of one item.</summary>
sealed record GoldLabel(string Id, string Hash, IReadOnlyList<GoldEvent> Events)
{
    /// <summary>Odd hashes calibrate: their faults may be read. Even ones only score.</summary>
    public bool Calibrates => (Convert.ToInt32(Hash[^1..], 16) & 1) == 1;

    /// <summary>Reads a file of labels.</summary>
    public static List<GoldLabel> ReadAll(string path) => File.ReadLines(path).Select(line =>
    {
        using var json = JsonDocument.Parse(line);
        var e = json.RootElement;
        return new GoldLabel(e.GetProperty("id").GetString()!, e.GetProperty("hash").GetString()!, [.. e.GetProperty("events").EnumerateArray().Select(GoldEvent.Read)]);
    }).ToList();
}

/// <summary>Which sides must be right besides the type.</summary>
enum Sides
{
    Neither,
    Source,
    Both,
}
