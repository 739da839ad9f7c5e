using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace Demarche.Web.Pages;

/// <summary>Who may follow, as a page or as a table to take along.</summary>
static class FollowRoute
{
    public static async Task<IResult> Answer(string id, string? format, HttpContext http, Site site)
    {
        if (await site.Record.Ask(s => FollowModel.Of(s, site, id, http.Request.Query), http.RequestAborted) is not { } model)
        {
            return PageRoutes.Missing();
        }

        switch (format)
        {
            case null or "":
                return PageRoutes.Show<FollowPage>(http, site, model);
            case "csv":
                http.Response.Headers.ContentDisposition = "attachment; filename=\"who-may-follow.csv\"";
                return Results.Text(Csv(model), "text/csv; charset=utf-8");
            default:
                throw new FormatException($"format is “{Asked.Short(format)}”; it can be csv");
        }
    }

    static string Csv(FollowModel model)
    {
        var o = new StringBuilder("rank,candidate,name,p,p_low,p_high,base_rate,kin_rate,within_months,as_of,note\n");
        foreach (var (c, i) in (model.Forecast?.Candidates ?? []).Select((c, i) => (c, i)))
        {
            var f = model.Forecast!;
            string P(double p) => f.TooLittle is null ? p.ToString("0.####", CultureInfo.InvariantCulture) : "";
            o.Append(CultureInfo.InvariantCulture, $"{i + 1},{c.Id},{Cell(c.Name)},{P(c.P)},{P(c.Low)},{P(c.High)},{f.BaseRate:0.####},{c.Kin:0.####},{f.Months},{f.AsOf:yyyy-MM-dd},{Cell(f.TooLittle ?? "")}\n");
        }

        return o.ToString();
    }

    static string Cell(string text) => text.AsSpan().IndexOfAny(",\"\n\r") < 0 ? text : "\"" + text.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";
}
