using Demarche.Store;
using Microsoft.AspNetCore.Http;

namespace Demarche.Web.Pages;

/// <summary>Places with numbers of events.</summary>
public sealed record MapModel(string? Actor, IReadOnlySet<int> Classes, IReadOnlyList<PlaceCount> Places, IQueryCollection Query)
{
    public static MapModel Of(EventStore store, Site site, IQueryCollection query)
    {
        var (actor, classes) = (site.Key(Asked.Text(query, "actor")), Asked.Classes(query));
        return new MapModel(actor, classes, store.Places(actor, Asked.Day(query, "from"), Asked.Day(query, "to", last: true), [.. classes], 150), query);
    }
}
