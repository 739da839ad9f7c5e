using Demarche.Pipeline;
using Demarche.Store;
using Demarche.Store.Exchange;

namespace Demarche.Cli.Output;

/// <summary>The actors of a record with the codes that other data sets know them by.</summary>
static class Crosswalk
{
    static readonly Lazy<CountryCodes> s_codes = new(() => CountryCodes.Load(Path.Combine(Installation.Data, "exchange")));

    /// <summary>The columns.</summary>
    public static Listing<KnownName> Listing { get; } = Same(
        new("actor_id", a => a.Id),
        new("name", a => a.Name),
        new("sectors", a => a.Sectors),
        new("mentions", a => a.Mentions),
        new("iso3", a => a.Country),
        new("cow", a => a.Country is { } c ? s_codes.Value.ToCow(c) : null),
        new("gw", a => a.Country is { } c ? s_codes.Value.ToGw(c) : null),
        new("cameo", a => a.Country is { } c ? s_codes.Value.ToCameo(c) : null),
        new("fips", a => a.Country is { } c ? s_codes.Value.ToFips(c) : null),
        new("icews_country", a => a.Country is { } c ? s_codes.Value.ToIcews(c) : null));

    /// <summary>Every actor with an id or a country, most frequent first.</summary>
    public static IReadOnlyList<KnownName> Of(EventStore record) => record.KnownNames();

    static Listing<KnownName> Same(params Column<KnownName>[] columns) => new(columns, columns);
}
