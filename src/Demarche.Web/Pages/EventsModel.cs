using Demarche.Store;
using Microsoft.AspNetCore.Http;

namespace Demarche.Web.Pages;

/// <summary>A list of events with its filters; the address is the permalink.</summary>
public sealed record EventsModel(EventFilter Filter, IReadOnlyList<StoredEvent> Events, string? Next, IQueryCollection Query)
{
    const int AtOnce = 50;

    public static EventsModel Of(EventStore store, Site site, IQueryCollection query)
    {
        var quad = Asked.Text(query, "quad");
        var filter = new EventFilter
        {
            Actor = site.Key(Asked.Text(query, "actor")),
            Other = site.Key(Asked.Text(query, "with")),
            From = Asked.Day(query, "from"),
            To = Asked.Day(query, "to", last: true),
            Plover = Asked.Text(query, "plover"),
            Cameo = Asked.Text(query, "cameo"),
            Place = Asked.Text(query, "place"),
            Country = Asked.Text(query, "country"),
            Object = Asked.Text(query, "object"),
            Quad = quad is null ? null : Parts.QuadClass.Parse(quad) ?? throw new FormatException($"quad is “{Asked.Short(quad)}”; it can be vc, mc, vf, mf"),
            Status = OneOf<Status>(query, "status"),
            DateSource = OneOf<DateSource>(query, "date_source"),
            Precision = OneOf<DatePrecision>(query, "precision"),
            Document = Asked.Text(query, "document"),
            Text = Asked.Text(query, "text"),
            After = Asked.Text(query, "after"),
            Limit = AtOnce + 1,
        };
        if (filter.Other is not null && filter.Actor is null)
        {
            throw new FormatException("with is given without actor; give both");
        }

        var found = store.Events(filter);
        var shown = found.Count > AtOnce ? found.Take(AtOnce).ToList() : found;
        return new EventsModel(filter, shown, found.Count > AtOnce ? Cursor.After(shown[^1]) : null, query);
    }

    /// <summary>The same list from another place on.</summary>
    public string Address(string after) => "/events" + QueryString.Create([.. Query.Where(q => q.Key != "after").SelectMany(q => q.Value.Select(v => KeyValuePair.Create(q.Key, v))), KeyValuePair.Create("after", (string?)after)]).ToUriComponent();

    static string? OneOf<T>(IQueryCollection query, string name) where T : struct, Enum =>
        Asked.Text(query, name) is not { } text ? null
        : EnumNames.All<T>().Contains(text) ? text : throw new FormatException($"{name} is “{Asked.Short(text)}”; it can be {string.Join(", ", EnumNames.All<T>())}");
}
