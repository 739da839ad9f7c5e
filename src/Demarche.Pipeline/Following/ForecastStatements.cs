using Demarche.Forecasting.Following;
using Demarche.Pipeline.Explaining;

namespace Demarche.Pipeline.Following;

/// <summary>Puts a forecast of followers into the sentences of an explainer.</summary>
static class ForecastStatements
{
    /// <summary>Candidates told about.</summary>
    const int Told = 5;

    /// <summary>The sentences; each rests on the sentences of the act itself and on the dated facts it names.</summary>
    internal static IEnumerable<Statement> Of(FollowForecast forecast, IReadOnlyList<int> sources)
    {
        var p = forecast.TooLittle is null;
        var kind = $"forecast as of {forecast.AsOf:yyyy-MM-dd}, within {forecast.Months} months; the model had learnt from nothing after {forecast.LearntBy:yyyy-MM-dd}";
        yield return new Statement(
            p ? $"In such a cascade at this age {forecast.BaseRate:0.0%} of the states that could follow do so within {forecast.Months} months." : char.ToUpperInvariant(forecast.TooLittle![0]) + forecast.TooLittle[1..] + ".",
            sources, kind);
        foreach (var c in forecast.Candidates.Take(Told))
        {
            var because = string.Join("; ", c.Reasons.Where(r => r.Weight > 0).Take(3).Select(r => r.Text + (r.Evidence is [var f, ..] ? $" [{f.Date}: {f.Text}{(f.Source == "recalled" ? ", unverified" : "")}]" : "")));
            yield return new Statement($"{c.Name}{(p ? $": {c.P:0.0%} ({c.Low:0.0%} to {c.High:0.0%})" : "")}{(because.Length > 0 ? $", because {because}" : "")}.", sources, kind);
        }
    }
}
