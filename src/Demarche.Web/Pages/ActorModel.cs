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

        var profile = store.Actor(key, 60);
        var tenures = site.Tenures.Of(key);
        return profile.Names.Count == 0 && tenures.Count == 0 && site.Find(key) is null
            ? null
            : new ActorModel(key, site.Name(key), profile with { Partners = Merged(profile.Partners, site) }, tenures, store.Quotes(new QuoteFilter { Speaker = key, Limit = 6 }), store.Events(new EventFilter { Actor = key, Limit = 15 }));
    }

    /// <summary>A partner stands once: a country the record names and one it knows only as such are the same.</summary>
    static IReadOnlyList<ActorPartner> Merged(IReadOnlyList<ActorPartner> partners, Site site) =>
    [
        .. partners.GroupBy(p => UnnamedParty.Words(p.Partner) is null ? site.Key(p.Partner) ?? p.Partner : p.Partner, StringComparer.Ordinal)
            .Select(g => g.First() with
            {
                Partner = g.Key,
                Name = UnnamedParty.Words(g.Key) ?? site.Name(g.Key),
                Events = g.Sum(p => p.Events),
                Done = g.Sum(p => p.Done),
                Received = g.Sum(p => p.Received),
                Mutual = g.Sum(p => p.Mutual),
                Cooperation = g.Sum(p => p.Cooperation),
                Conflict = g.Sum(p => p.Conflict),
                FirstDay = g.Min(p => p.FirstDay),
                LastDay = g.Max(p => p.LastDay),
            })
            .OrderByDescending(p => p.Events).ThenBy(p => p.Name, StringComparer.Ordinal).Take(30),
    ];
}
