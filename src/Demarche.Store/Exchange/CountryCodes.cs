using System.Collections.Frozen;

namespace Demarche.Store.Exchange;

/// <summary>How other layouts write countries and sectors, from <c>data/exchange</c>.</summary>
public sealed class CountryCodes
{
    readonly FrozenDictionary<string, TableRow> _byIso;
    readonly FrozenDictionary<string, string> _icews;
    readonly FrozenDictionary<string, string> _cameo;
    readonly FrozenDictionary<string, string> _fips;
    readonly FrozenDictionary<string, string> _sectorOfIcews;
    readonly FrozenDictionary<string, string> _icewsOfSector;
    readonly FrozenDictionary<string, string> _cameoOfSector;

    CountryCodes(List<TableRow> countries, List<TableRow> sectors)
    {
        _byIso = countries.ToFrozenDictionary(r => r["iso3"]);
        _icews = Index(countries.SelectMany(r => new[] { (r["name"], r["iso3"]), (r["icews"], r["iso3"]) }));
        _cameo = Index(countries.Select(r => (r["cameo"], r["iso3"])));
        _fips = Index(countries.SelectMany(r => r["fips"].Split(';').Select(f => (f, r["iso3"]))));
        _sectorOfIcews = Index(sectors.Select(r => (r["icews"], r["sector"])));
        _icewsOfSector = Index(sectors.Select(r => (r["sector"], r["icews"])));
        _cameoOfSector = Index(sectors.Where(r => r["cameo"].Length > 0).Select(r => (r["sector"], r["cameo"])));
        SectorsOfCameo = Index(sectors.Select(r => (r["cameo"], r["sector"])));
    }

    /// <summary>PLOVER sector of a CAMEO role code.</summary>
    internal FrozenDictionary<string, string> SectorsOfCameo { get; }

    /// <summary>Reads <c>countries.tsv</c> and <c>sectors.tsv</c>.</summary>
    /// <param name="folder">The folder <c>exchange</c> of the data.</param>
    public static CountryCodes Load(string folder) => new(Rows(folder, "countries.tsv"), Rows(folder, "sectors.tsv"));

    /// <summary>ISO code of a country as ICEWS names it; null when unknown.</summary>
    public string? FromIcews(string name) => _icews.GetValueOrDefault(name);

    /// <summary>Country name of ICEWS; the code itself when the table has none.</summary>
    public string ToIcews(string iso3) => !_byIso.TryGetValue(iso3, out var r) ? iso3 : r["icews"] is { Length: > 0 } n ? n : r["name"];

    /// <summary>ISO code of a CAMEO actor code's country.</summary>
    public string? FromCameo(string code) => _cameo.GetValueOrDefault(code) ?? (_byIso.ContainsKey(code) || code is "IGO" or "UNO" or "EUR" or "NGO" or "ISM" or "IMG" or "MNC" ? code : null);

    /// <summary>CAMEO country code.</summary>
    public string ToCameo(string iso3) => _byIso.TryGetValue(iso3, out var r) && r["cameo"] is { Length: > 0 } c ? c : iso3;

    /// <summary>ISO code of a FIPS 10-4 code.</summary>
    public string? FromFips(string code) => _fips.GetValueOrDefault(code);

    /// <summary>FIPS 10-4 code; null when the table has none.</summary>
    public string? ToFips(string iso3) => _byIso.TryGetValue(iso3, out var r) && r["fips"] is { Length: > 0 } f ? f.Split(';')[0] : null;

    /// <summary>Correlates of War number; null when the table has none.</summary>
    public string? ToCow(string iso3) => _byIso.TryGetValue(iso3, out var r) && r["cow"] is { Length: > 0 } c ? c : null;

    /// <summary>Number in the list of states of Gleditsch and Ward; null when it has none.</summary>
    public string? ToGw(string iso3) => _byIso.TryGetValue(iso3, out var r) && r["gw"] is { Length: > 0 } g ? g : null;

    /// <summary>PLOVER sectors of ICEWS sector words, each once, in order.</summary>
    public IReadOnlyList<string> SectorsFromIcews(IEnumerable<string> words) => [.. words.Select(w => _sectorOfIcews.GetValueOrDefault(w)).OfType<string>().Distinct()];

    /// <summary>ICEWS's word for a sector; the code when it has none.</summary>
    public string SectorToIcews(string sector) => _icewsOfSector.GetValueOrDefault(sector, sector);

    /// <summary>CAMEO role code of a sector; the sector itself when the table has none.</summary>
    public string SectorToCameo(string sector) => _cameoOfSector.GetValueOrDefault(sector, sector);

    static FrozenDictionary<string, string> Index(IEnumerable<(string Key, string Value)> pairs)
    {
        Dictionary<string, string> index = [];
        foreach (var (key, value) in pairs)
        {
            if (key.Length > 0)
            {
                index.TryAdd(key, value);
            }
        }

        return index.ToFrozenDictionary();
    }

    static List<TableRow> Rows(string folder, string name)
    {
        using var reader = new StreamReader(System.IO.Path.Combine(folder, name));
        return [.. Table.Read(reader, name)];
    }
}
