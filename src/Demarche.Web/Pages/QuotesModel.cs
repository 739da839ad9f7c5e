using Demarche.Store;
using Microsoft.AspNetCore.Http;

namespace Demarche.Web.Pages;

/// <summary>A list of quotes with its filters.</summary>
public sealed record QuotesModel(IReadOnlyList<StoredQuote> Quotes, string? Next, IQueryCollection Query, bool BaseOnly)
{
    const int AtOnce = 30;

    public static QuotesModel Of(EventStore store, Site site, IQueryCollection query)
    {
        var kind = Asked.Text(query, "kind");
        if (kind is not null && !EnumNames.All<QuoteKind>().Contains(kind))
        {
            throw new FormatException($"kind is “{Asked.Short(kind)}”; it can be {string.Join(", ", EnumNames.All<QuoteKind>())}");
        }

        var found = store.Quotes(new QuoteFilter
        {
            Speaker = site.Key(Asked.Text(query, "speaker")),
            Text = Asked.Text(query, "q"),
            Kind = kind,
            From = Asked.Day(query, "from"),
            To = Asked.Day(query, "to", last: true),
            After = Asked.Text(query, "after"),
            Limit = AtOnce + 1,
        });
        var shown = found.Count > AtOnce ? found.Take(AtOnce).ToList() : found;
        return new QuotesModel(shown, found.Count > AtOnce ? Cursor.After(shown[^1]) : null, query, store.Record == RecordChoice.Base);
    }

    /// <summary>The same list from another place on.</summary>
    public string Address(string after) => "/quotes" + QueryString.Create([.. Query.Where(q => q.Key != "after").SelectMany(q => q.Value.Select(v => KeyValuePair.Create(q.Key, v))), KeyValuePair.Create("after", (string?)after)]).ToUriComponent();
}
