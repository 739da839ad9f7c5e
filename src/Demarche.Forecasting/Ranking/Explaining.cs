using System.Globalization;
using Demarche.Forecasting.History;
using Demarche.Forecasting.Rules;

namespace Demarche.Forecasting.Ranking;

/// <summary>Opens scores into named parts and finds the dated facts and rules behind the strongest.</summary>
sealed class Explaining(ForecastModel model)
{
    const int MostFacts = 5;

    static readonly Dictionary<string, string> s_meaning = new()
    {
        ["own"] = "the same act between the same two before",
        ["pair"] = "anything between the two before",
        ["mirror"] = "the same act the other way round",
        ["popular"] = "how often the candidate is met in this act, or at all",
        ["rules"] = "what past acts between the two were followed by",
        ["kin"] = "what others of the same country or role did",
        ["alike"] = "what actors like these did",
        ["question"] = "what kind of question it is",
        ["encoder"] = "the learnt pattern of recent history",
        ["batch"] = "what else is asked that day",
    };

    Memory Memory => model.Walk.Memory;

    /// <summary>The first so many of a slate; so many of them with reasons.</summary>
    public List<Forecast> Forecasts(Slate slate, Question question, int day, int most, int reasons)
    {
        var n = slate.Isolated;
        var rows = new float[n][];
        var scores = new float[n];
        for (var i = 0; i < n; i++)
        {
            rows[i] = new float[FeatureNames.Count];
            slate.Write(slate.Chosen[i], rows[i]);
            scores[i] = model.Ranker.Score(rows[i], batch: false);
        }

        var order = Enumerable.Range(0, n).Where(i => slate.Gathered.Entity[slate.Chosen[i]] < model.Facts.Entities.Count).OrderByDescending(i => scores[i]).ThenBy(i => slate.Gathered.Entity[slate.Chosen[i]]).ToArray();
        var max = n == 0 ? 0 : scores.Max();
        var sum = scores.Sum(s => Math.Exp(s - max));
        var forecasts = new List<Forecast>();
        for (var k = 0; k < Math.Min(most, order.Length); k++)
        {
            var i = order[k];
            var place = slate.Chosen[i];
            var parts = Parts(rows[i]);
            IReadOnlyList<Reason> because = k < reasons ? Reasons(slate, place, question, day, parts) : [];
            forecasts.Add(new Forecast(model.Facts.Entities[slate.Gathered.Entity[place]], k + 1, scores[i], Math.Exp(scores[i] - max) / sum, parts, because));
        }

        return forecasts;
    }

    List<ScorePart> Parts(float[] row)
    {
        var forests = model.Ranker.Isolated;
        Span<byte> bins = stackalloc byte[FeatureNames.Count];
        var byFeature = new float[FeatureNames.Count];
        foreach (var forest in forests)
        {
            forest.Bins.Row(row, bins);
            forest.Explain(bins, byFeature);
        }

        byFeature[FeatureNames.Start] += forests.Length * model.Ranker.Start(row);
        return [.. byFeature.Select((v, f) => (FeatureNames.Group[f], Value: v / forests.Length)).GroupBy(x => x.Item1)
            .Select(g => new ScorePart(g.Key, s_meaning[g.Key], g.Sum(x => (double)x.Value))).Where(p => p.Value != 0).OrderByDescending(p => p.Value)];
    }

    List<Reason> Reasons(Slate slate, int place, Question question, int day, List<ScorePart> parts)
    {
        var reasons = new List<Reason>();
        foreach (var part in parts)
        {
            if (part.Value <= 0 || reasons.Count == 4)
            {
                break;
            }

            if (Of(part.Group, slate.Gathered, place, question, day) is { } reason)
            {
                reasons.Add(reason);
            }
        }

        return reasons;
    }

    Reason? Of(string group, Gathered g, int place, Question question, int day)
    {
        int s = question.Source, r = question.Relation, o = g.Entity[place];
        return group switch
        {
            "own" => Own(s, r, o, day),
            "mirror" => Facts(group, "the same act the other way round", Chain(Memory.HeadOfAsked(s, Memory.Turn(r)), Memory.BeforeOfAsked, i => Memory.Target[i] == o)),
            "pair" or "encoder" => Facts(group, group == "pair" ? "what passed between the two of late" : "what the learnt pattern sees: the last facts of the one asked about", Chain(Memory.HeadOfSource[s], Memory.BeforeOfSource, i => group == "encoder" || Memory.Target[i] == o)),
            "rules" => Rule(g, place, r, day),
            "popular" => Popular(r, o, day),
            "kin" => Facts(group, "others of the same country or role did it to the same", Kin(s, r, o)),
            "alike" => Facts(group, "others who did it to the same of late", Chain(Memory.HeadOfAsked(o, Memory.Turn(r)), Memory.BeforeOfAsked, i => Memory.Target[i] != s)),
            _ => null,
        };
    }

    Reason? Own(int s, int r, int o, int day)
    {
        var tally = Memory.Triple.Get(Memory.TripleKey(s, r, o));
        if (tally.Count == 0)
        {
            return null;
        }

        var year = 0;
        for (var i = Memory.HeadOfAsked(s, r); i >= 0 && day - Memory.Day[i] <= 365; i = Memory.BeforeOfAsked[i])
        {
            year += Memory.Target[i] == o ? 1 : 0;
        }

        var text = string.Create(CultureInfo.InvariantCulture, $"{Name(s, r, o)}: {tally.Count} times, {year} of them in the last year, last {day - tally.Last} days before");
        return Facts("own", text, Chain(Memory.HeadOfAsked(s, r), Memory.BeforeOfAsked, i => Memory.Target[i] == o));
    }

    Reason? Rule(Gathered g, int place, int r, int day)
    {
        var slot = g.BestRule[place];
        if (slot < 0)
        {
            return null;
        }

        var tally = Memory.Triple[slot];
        var key = Memory.Triple.Key(slot);
        int o = (int)(key % Memory.Entities), body = (int)(key / Memory.Entities % Memory.Relations), s = (int)(key / Memory.Entities / Memory.Relations);
        var bucket = RuleTable.Bucket(day - tally.Last, tally.Count);
        var (hits, trials) = model.Walk.Rules.Support(r, body, bucket);
        var text = string.Create(CultureInfo.InvariantCulture, $"whom one stood in {Say(body)} with, {RuleTable.Words(bucket)}, answered {Say(r)} in {model.Walk.Rules.Confidence(r, body, bucket):P1} of the cases ({hits:F0} of {trials:F0} seen)");
        return Facts("rules", text, Chain(Memory.HeadOfAsked(s, body), Memory.BeforeOfAsked, i => Memory.Target[i] == o));
    }

    Reason? Popular(int r, int o, int day)
    {
        var tally = Memory.Asked.Get(Memory.AskedKey(o, Memory.Turn(r)));
        return tally.Count == 0 ? null : Facts("popular", string.Create(CultureInfo.InvariantCulture, $"met in this act {tally.Count} times, last {day - tally.Last} days before"), Chain(Memory.HeadOfAsked(o, Memory.Turn(r)), Memory.BeforeOfAsked, _ => true));
    }

    List<int> Kin(int s, int r, int o)
    {
        int country = Memory.Kinds.Country[s], role = Memory.Kinds.Role[s];
        var facts = country == 0 ? [] : Chain(Memory.HeadOfCountry(country, r), Memory.BeforeOfCountry, i => Memory.Target[i] == o && Memory.Source[i] != s);
        return facts.Count > 0 || role == 0 ? facts : Chain(Memory.HeadOfRole(role, r), Memory.BeforeOfRole, i => Memory.Target[i] == o && Memory.Source[i] != s);
    }

    static List<int> Chain(int head, int[] before, Func<int, bool> wanted)
    {
        var facts = new List<int>();
        var steps = 0;
        for (var i = head; i >= 0 && facts.Count < MostFacts && steps < RuleTable.MostFacts; i = before[i], steps++)
        {
            if (wanted(i))
            {
                facts.Add(i);
            }
        }

        return facts;
    }

    Reason? Facts(string group, string text, List<int> facts) => facts.Count == 0 ? null : new Reason(group, text, facts.ConvertAll(Told));

    /// <summary>A fact of the log as it was told, never turned round.</summary>
    DatedFact Told(int i)
    {
        var r = Memory.Rel[i];
        var names = model.Facts.Entities;
        return r < model.Walk.Relations
            ? new DatedFact(names[Memory.Source[i]], model.Facts.Relations[r], names[Memory.Target[i]], Memory.Day[i])
            : new DatedFact(names[Memory.Target[i]], model.Facts.Relations[r - model.Walk.Relations], names[Memory.Source[i]], Memory.Day[i]);
    }

    string Name(int s, int r, int o) => r < model.Walk.Relations
        ? $"{model.Facts.Entities[s]} – {model.Facts.Relations[r]} – {model.Facts.Entities[o]}"
        : $"{model.Facts.Entities[o]} – {model.Facts.Relations[r - model.Walk.Relations]} – {model.Facts.Entities[s]}";

    string Say(int r) => r < model.Walk.Relations ? $"'{model.Facts.Relations[r]}'" : $"'{model.Facts.Relations[r - model.Walk.Relations]}' (received)";
}
