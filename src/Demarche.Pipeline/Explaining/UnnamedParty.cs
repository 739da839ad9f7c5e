using System.Collections.Frozen;

namespace Demarche.Pipeline.Explaining;

/// <summary>
/// A party the base record does not name: it stands there as a country, a sector or both ("Ukraine CVL"). Here it is told in words.
/// </summary>
public static class UnnamedParty
{
    static readonly Lazy<FrozenDictionary<string, string>> s_states = new(() =>
    {
        using var reader = new StreamReader(Path.Combine(Installation.Data, "actors", "states.tsv"));
        return Table.Read(reader, "states.tsv").GroupBy(r => r["id"], StringComparer.Ordinal).ToFrozenDictionary(g => g.Key, g => g.First()["name"], StringComparer.Ordinal);
    });

    /// <summary>The name of a state that stands somewhere by its code alone; null when no state has it.</summary>
    public static string? State(string code) => s_states.Value.GetValueOrDefault(code);

    /// <summary>"civilians of Ukraine" for "Ukraine CVL", "Ukraine" for "UKR"; null for every other name.</summary>
    public static string? Words(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (name == "unknown")
        {
            return "somebody";
        }

        var cut = name.LastIndexOf(' ');
        if (name.Length - cut - 1 != 3 || Sector(name[(cut + 1)..]) is not { } who)
        {
            return name.Length == 3 ? State(name) : null;
        }

        // Codes that stand in place of a country for what belongs to none (IMG, MNC, …) are left out.
        var country = cut < 0 ? "" : name[..cut];
        return country.Length == 0 ? (who == "government" ? "a government" : who)
            : country.Length == 3 && country.All(char.IsAsciiLetterUpper) ? who
            : $"{who} of {country}";
    }

    static string? Sector(string code) => code switch
    {
        "GOV" => "government",
        "MIL" => "armed forces",
        "REB" => "armed groups",
        "UAF" => "unidentified armed groups",
        "SEP" => "separatists",
        "OPP" => "opposition",
        "LEG" => "legislature",
        "JUD" => "courts",
        "SPY" => "intelligence services",
        "COP" => "police",
        "PTY" => "parties",
        "CVL" => "civilians",
        "ELI" => "former officials",
        "BUS" => "companies",
        "EDU" => "schools and universities",
        "REL" or "JEW" or "MUS" or "CHR" or "HIN" or "BUD" => "religious groups",
        "JRN" => "journalists",
        "LAB" => "workers",
        "AGR" => "farmers",
        "NGO" => "non-governmental organisations",
        "IGO" => "organisations of states",
        "SOC" => "civil society",
        "MED" or "HLH" => "health workers",
        "CRM" => "criminals",
        "ETH" => "an ethnic group",
        "REF" => "refugees",
        "UNK" => "unnamed actors",
        _ => null,
    };
}
