using Demarche.Pipeline.Explaining;
using Microsoft.AspNetCore.Http;

namespace Demarche.Web.Pages;

/// <summary>The explainer as a page, or as a file to take along.</summary>
static class ExplainRoute
{
    public static async Task<IResult> Answer(string id, string? format, HttpContext http, Site site)
    {
        if (await site.Record.Ask(s => ExplainModel.Of(s, site, id), http.RequestAborted) is not { } model)
        {
            return PageRoutes.Missing();
        }

        switch (format)
        {
            case null or "":
                return PageRoutes.Show<ExplainPage>(http, site, model);
            case "md":
                http.Response.Headers.ContentDisposition = $"attachment; filename=\"{model.Id}.md\"";
                return Results.Text(MarkdownExplainer.Write(model.Explanation), "text/markdown; charset=utf-8");
            case "html":
                http.Response.Headers.ContentDisposition = $"attachment; filename=\"{model.Id}.html\"";
                return Results.Text(HtmlExplainer.Write(model.Explanation), "text/html; charset=utf-8");
            default:
                throw new FormatException($"format is “{Asked.Short(format)}”; it can be md or html");
        }
    }
}
