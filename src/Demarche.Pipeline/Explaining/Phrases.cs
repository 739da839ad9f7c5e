using System.Globalization;

namespace Demarche.Pipeline.Explaining;

/// <summary>Puts coded acts into plain words.</summary>
public sealed class Phrases
{
    readonly Dictionary<string, (string With, string Alone)> _rows;

    readonly Dictionary<string, string> _past;

    Phrases(Dictionary<string, (string With, string Alone)> rows, Dictionary<string, string> past) => (_rows, _past) = (rows, past);

    /// <summary>Loads <c>explain/phrases.tsv</c> below a data folder.</summary>
    public static Phrases Load(string data)
    {
        using var reader = new StreamReader(Path.Combine(data, "explain", "phrases.tsv"));
        using var past = new StreamReader(Path.Combine(data, "explain", "past.tsv"));
        return new Phrases(
            Table.Read(reader, "phrases.tsv").ToDictionary(r => r["code"], r => (r["with_target"], r["alone"])),
            Table.Read(past, "past.tsv").ToDictionary(r => r["lemma"], r => r["past"]));
    }

    /// <summary>Past tense of a reporting word: say → said, warn → warned; "said" when there is none.</summary>
    public string Past(string cue)
    {
        ArgumentNullException.ThrowIfNull(cue);
        return cue.Length == 0 || !cue.All(char.IsLetter) ? "said"
            : _past.GetValueOrDefault(cue) ?? (cue[^1] == 'e' ? cue + "d" : cue[^1] == 'y' && cue.Length > 1 && "aeiou".IndexOf(cue[^2], StringComparison.Ordinal) < 0 ? cue[..^1] + "ied" : cue + "ed");
    }

    /// <summary>"Russia recognised Afghanistan (Taliban)", without date.</summary>
    public string Act(Event e)
    {
        ArgumentNullException.ThrowIfNull(e);
        var code = e.Action.Cameo;
        while (code.Length > 2 && !_rows.ContainsKey(code))
        {
            code = code[..^1];
        }

        var (with, alone) = _rows.TryGetValue(code, out var row) ? row : ("acted towards {t}", "acted");
        var who = Name(e.Source);
        var act = e.Target is null ? alone : with.Replace("{t}", Name(e.Target), StringComparison.Ordinal);
        var claimed = e.Status == Status.Claimed ? $", according to {Name(e.ClaimedBy)}" : "";
        return $"{Capital(who)} {act}{claimed}";
    }

    /// <summary>A party as it is best named in running text.</summary>
    public static string Name(Mention? m)
    {
        if (m is null)
        {
            return "somebody";
        }

        if (m.Members is { Count: > 1 } members)
        {
            // Several parties that the record knows by one name only are told once.
            var names = members.Select(Name).Distinct(StringComparer.Ordinal).ToList();
            return names is [var one] ? one : string.Join(", ", names.Take(names.Count - 1)) + " and " + names[^1];
        }

        if (m.Actor.Id is { } id)
        {
            return id.StartsWith("p.", StringComparison.Ordinal) && m.Actor.Role is { } role && m.Actor.Country is { } c
                ? $"{m.Actor.Name} ({role}, {c})"
                : m.Actor.Name == id ? UnnamedParty.State(id) ?? id : m.Actor.Name;
        }

        // Without a place in a text it comes from the base record, whose words for it are its country and sector.
        var words = m.Text.Trim();
        return m.Span.Length == 0 ? UnnamedParty.Words(words) ?? words : m.Actor.Country is { } country ? $"{words} ({country})" : words;
    }

    /// <summary>"on 3 July 2025", "in 1979", "between 1979 and 1989"; empty when not told.</summary>
    public static string When(DatedInterval d)
    {
        ArgumentNullException.ThrowIfNull(d);
        string Day(DateOnly x) => x.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);
        return d switch
        {
            { From: null, To: null } => "",
            { Open: OpenEnd.Before, To: { } to } => d.Precision is DatePrecision.Year ? $"by {to.Year}" : $"by {Day(to)}",
            { Open: OpenEnd.After, From: { } from } => $"after {Day(from)}",
            { Precision: DatePrecision.Day, From: { } f } => $"on {Day(f)}",
            { Precision: DatePrecision.Month, From: { } f } => f.ToString("'in' MMMM yyyy", CultureInfo.InvariantCulture),
            { Precision: DatePrecision.Year, From: { } f } => $"in {f.Year}",
            { Precision: DatePrecision.Decade, From: { } f } => $"in the {f.Year / 10 * 10}s",
            { From: { } f, To: { } t } when f is { Month: 1, Day: 1 } && t is { Month: 12, Day: 31 } => f.Year == t.Year ? $"in {f.Year}" : $"between {f.Year} and {t.Year}",
            { From: { } f, To: { } t } => f == t ? $"on {Day(f)}" : $"between {Day(f)} and {Day(t)}",
            { From: { } f } => $"from {Day(f)}",
            { To: { } t } => $"by {Day(t)}",
        };
    }

    /// <summary>The same words at the beginning of a sentence.</summary>
    internal static string Capital(string s) => s.Length > 0 && char.IsLower(s[0]) ? char.ToUpperInvariant(s[0]) + s[1..] : s;
}
