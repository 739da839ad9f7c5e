using Demarche.Store;
using Demarche.Web.Keeping;
using Demarche.Web.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Demarche.Web.Pages;

/// <summary>Addresses of the pages. A route asks the record, a component shows what came back.</summary>
static class PageRoutes
{
    public static void MapPages(this IEndpointRouteBuilder routes)
    {
        var pages = routes.MapGroup("").WithMetadata(Lasting.Mark);
        pages.MapGet("/", (string? q, HttpContext http, Site site) => Page<HomePage, HomeModel>(http, site, s => HomeModel.Of(s, site, q)));
        pages.MapGet("/events", (HttpContext http, Site site) => Page<EventsPage, EventsModel>(http, site, s => EventsModel.Of(s, site, http.Request.Query)));
        pages.MapGet("/events/{id}", (string id, HttpContext http, Site site) => Page<EventPage, EventModel>(http, site, s => EventModel.Of(s, id)));
        pages.MapGet("/articles/{id}", (string id, string? @event, HttpContext http, Site site) => Page<ArticlePage, ArticleModel>(http, site, s => ArticleModel.Of(s, site, id, @event)));
        pages.MapGet("/explain/{id}", (string id, string? format, HttpContext http, Site site) => ExplainRoute.Answer(id, format, http, site));
        pages.MapGet("/dyads/{a}/{b}", (string a, string b, HttpContext http, Site site) => Page<DyadPage, DyadModel>(http, site, s => DyadModel.Of(s, site, a, b, http.Request.Query)));
        pages.MapGet("/actors/{id}", (string id, HttpContext http, Site site) => Page<ActorPage, ActorModel>(http, site, s => ActorModel.Of(s, site, id)));
        pages.MapGet("/follow/{id}", (string id, string? format, HttpContext http, Site site) => FollowRoute.Answer(id, format, http, site));
        pages.MapGet("/map", (HttpContext http, Site site) => Page<MapPage, MapModel>(http, site, s => MapModel.Of(s, site, http.Request.Query)));
        pages.MapGet("/quotes", (HttpContext http, Site site) => Page<QuotesPage, QuotesModel>(http, site, s => QuotesModel.Of(s, site, http.Request.Query)));
        pages.MapGet("/quality", (HttpContext http, Site site) => Page<QualityPage, QualityModel>(http, site, QualityModel.Of));
        pages.MapGet("/review", (HttpContext http, Site site) => Page<ReviewPage, ReviewModel>(http, site, s => ReviewModel.Of(s, http.Request.Query)));
        routes.MapPost("/review", ReviewRoute.Keep);
        pages.MapGet("/codebook", (HttpContext http, Site site) => Page<CodebookPage, CodebookModel>(http, site, _ => CodebookModel.Of()));
        pages.MapGet("/about", (HttpContext http, Site site) => Page<AboutPage, AboutModel>(http, site, AboutModel.Of));
    }

    /// <summary>Asks the record and shows the page; null means there is no such thing.</summary>
    internal static async Task<IResult> Page<TPage, TModel>(HttpContext http, Site site, Func<EventStore, TModel?> ask)
        where TPage : IComponent
        where TModel : class =>
        await site.Record.Ask(ask, http.RequestAborted) is { } model ? Show<TPage>(http, site, model) : Missing();

    /// <summary>A page over what was found.</summary>
    internal static IResult Show<TPage>(HttpContext http, Site site, object model) where TPage : IComponent
    {
        http.Response.Headers.CacheControl = "private, no-cache";
        return new RazorComponentResult<TPage>(new { Model = model, Site = site });
    }

    /// <summary>A friendly page that there is no such thing.</summary>
    internal static IResult Missing() =>
        new RazorComponentResult<NotFoundPage>(new { Refusal = new Refusal(StatusCodes.Status404NotFound, "not-found", "The record has nothing of that name", "check the address, or search the record") }) { StatusCode = StatusCodes.Status404NotFound };
}
