using Demarche.Pipeline.Explaining;
using Demarche.Store;

namespace Demarche.Web.Pages;

/// <summary>An actor: names and roles in the record, tenures of the catalogue, partners, quotes.</summary>
public sealed record ActorModel(string Id, string Name, ActorProfile Profile, IReadOnlyList<Tenure> Tenures, IReadOnlyList<StoredQuote> Quotes, IReadOnlyList<StoredEvent> Latest)
{
    public static ActorModel? Of(EventStore store, Site site, string id)
    {
        if (site.Key(id) is not { } key)
        {
            return null;
        }

        var names = store.Actor(key, 60);
        var tenures = site.Tenures.Of(key);
        var latest = store.Events(new EventFilter { Actor = key, Limit = 15 });
        return names.Names.Count == 0 && tenures.Count == 0 && site.Find(key) is null
            ? null
            : new ActorModel(key, site.Name(key), new ActorProfile(Told(names.Names), Partners(store, key, names.Partners, latest, site)), tenures, store.Quotes(new QuoteFilter { Speaker = key, Limit = 6 }), latest);
    }

    /// <summary>A partner stands once: a country the record names and one it knows only as such are the same, and an event of both counts once.</summary>
    static IReadOnlyList<ActorPartner> Partners(EventStore store, string actor, IReadOnlyList<ActorPartner> found, IReadOnlyList<StoredEvent> latest, Site site)
    {
        var same = found.Select(p => (p.Partner, One: UnnamedParty.Words(p.Partner) is null ? site.Key(p.Partner) ?? p.Partner : p.Partner)).Where(p => p.Partner != p.One).ToDictionary(p => p.Partner, p => p.One, StringComparer.Ordinal);
        var merged = same.Count == 0 ? found : store.PartnersTogether(actor, found.Count, same);

        // An act that may have lasted for years to come, such as a sentence, must not say that they dealt with one another then.
        var newest = latest.Max(e => e.Event.Date.From);
        return [.. merged.Take(30).Select(p => p with { Name = UnnamedParty.Words(p.Partner) ?? site.Name(p.Partner), LastDay = p.LastDay > newest ? newest : p.LastDay })];
    }

    /// <summary>Names in words; those that read the same stand once.</summary>
    static IReadOnlyList<ActorName> Told(IReadOnlyList<ActorName> names) =>
    [
        .. names.GroupBy(n => (Name: UnnamedParty.Words(n.Actor.Name) ?? n.Actor.Name, n.Actor.Country, Sectors: string.Join(' ', n.Actor.Sectors), n.Actor.Role))
            .Select(g => new ActorName(g.First().Actor with { Name = g.Key.Name }, g.Sum(n => n.Mentions)))
            .OrderByDescending(n => n.Mentions),
    ];
}
