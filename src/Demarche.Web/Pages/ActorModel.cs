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

        var profile = store.Actor(key, 30);
        var tenures = site.Tenures.Of(key);
        return profile.Names.Count == 0 && tenures.Count == 0 && site.Find(key) is null
            ? null
            : new ActorModel(key, site.Name(key), profile, tenures, store.Quotes(new QuoteFilter { Speaker = key, Limit = 6 }), store.Events(new EventFilter { Actor = key, Limit = 15 }));
    }
}
