using Demarche.Pipeline;
using Demarche.Web.Api.Asking;
using Demarche.Web.Api.Bodies;
using Demarche.Web.Api.Work;

namespace Demarche.Web.Api.Routes;

/// <summary>What the record holds, what its codes mean, and how good forecasts were.</summary>
static class RecordRoutes
{
    static readonly Parameter[] s_stats = [new("unresolved", "How many names to list that stand for nobody in the catalogue.", ParameterKind.Integer, Least: 0, Most: 200)];

    static readonly Lazy<CodebookBody> s_codebook = new(() =>
    {
        using var reader = new StreamReader(Path.Combine(Installation.Data, "exchange", "codebook.tsv"));
        return new CodebookBody(
            [.. Ontology.Plover.Select(p => new PloverBody(p.Type, p.Mode, p.Quad, p.Score, p.Meaning))],
            [.. Ontology.Cameo.Select(c => new CameoBody(c.Code, c.Label, c.Action?.Plover.Type, c.Action?.Plover.Mode, c.Goldstein))],
            [.. Table.Read(reader, "codebook.tsv").Select(r => new ColumnBody(r["column"], r["type"], r["meaning"]))]);
    });

    public static void Map(ApiGroup api)
    {
        api.Get<Page<FigureBody>>("/backtests/{id}", "How good forecasts of followers were on past cascades; the id is a family of acts: diplomatic, memberships or treaties.", [], Backtest, heavy: true);
        api.Get<CodebookBody>("/codebook", "Every code of both ontologies and every column of the Demarche layout.", [], _ => Task.FromResult(new Answer(s_codebook.Value)));
        api.Get<StatsBody>("/stats", "Counts of the record: documents, events, quotes, what was held back and why, where dates come from.", s_stats, Stats);
    }

    static Task<Answer> Backtest(Asked asked)
    {
        var id = asked.Id();
        return asked.Ask(s =>
        {
            var record = asked.Service<Forecasts>().Backtested(s) ?? throw new Refused(503, "no-backtest", "no backtest ships beside the program", "measure one with: demarche backtest");
            List<FigureBody> lines = [.. record.Lines.Where(l => l.Family == id).Select(FigureBody.Of)];
            return lines.Count > 0 ? new Answer(new Page<FigureBody>(lines)) : throw Refused.NotFound("backtest", id, $"there are {string.Join(", ", record.Lines.Select(l => l.Family).Distinct())}");
        });
    }

    static Task<Answer> Stats(Asked asked) => asked.Ask(s =>
    {
        var (first, last) = s.Extent();
        return new Answer(new StatsBody(EnumNames.Of(s.Record), first, last, [.. s.Status(asked.Query.Integer("unresolved") ?? 0).Select(c => new CountBody(c.Part, c.Name, c.Count))]));
    });
}
