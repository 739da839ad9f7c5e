using Demarche.Store;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Demarche.Web.Pages;

/// <summary>Addresses of the pages. A route asks the record, a component shows what came back.</summary>
static class PageRoutes
{
    public static void MapPages(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/", async (RecordSessions record, CancellationToken cancel) =>
            new RazorComponentResult<HomePage>(new { Newest = await record.Ask(s => s.Events(new EventFilter { Limit = 10 }), cancel) }));
    }
}
