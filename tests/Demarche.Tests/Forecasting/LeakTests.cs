using Demarche.Forecasting;
using Demarche.Forecasting.History;
using Demarche.Forecasting.Ranking;

namespace Demarche.Tests.Forecasting;

/// <summary>Nothing of a day may be known while its questions are judged.</summary>
public sealed class LeakTests
{
    [Fact]
    public void Other_answers_of_the_day_change_no_isolated_feature()
    {
        var told = Features(f => f);
        var permuted = Features(facts => Permute(facts));
        Assert.True(told.Count > 100, $"{told.Count} rows");
        Assert.Equal(told, permuted);
    }

    [Fact]
    public void Other_questions_of_the_day_change_no_isolated_feature()
    {
        var set = SmallWorld.Create(40);
        var days = new Timeline(set.Facts).Days;
        var walk = Walked(set, days);
        var questions = Timeline.Questions(days[^1].Facts, set.Relations.Count);
        var together = Visit(walk, days[^1].Day, questions, batch: true);
        var alone = questions.Select(q => Visit(walk, days[^1].Day, [q], batch: false)[0]).ToList();
        Assert.Equal(together, alone);
    }

    [Fact]
    public void Day_batch_features_do_see_the_other_questions_but_not_the_answers()
    {
        var set = SmallWorld.Create(40);
        var days = new Timeline(set.Facts).Days;
        var walk = Walked(set, days);
        var questions = Timeline.Questions(days[^1].Facts, set.Relations.Count);
        var blind = Array.ConvertAll(questions, q => q with { Answers = [] });
        var seen = Visit(walk, days[^1].Day, questions, batch: true, FeatureNames.Count);
        Assert.Equal(seen, Visit(walk, days[^1].Day, blind, batch: true, FeatureNames.Count));
        Assert.NotEqual(seen, Visit(walk, days[^1].Day, questions, batch: false, FeatureNames.Count));
    }

    static List<string> Features(Func<Quadruple[], Quadruple[]> change)
    {
        var set = SmallWorld.Create(40);
        var days = new Timeline(set.Facts).Days;
        var walk = Walked(set, days);
        var all = new List<string>();

        // The questions of the true day, judged while a changed day waits to be learnt.
        var facts = change(days[^1].Facts);
        var asked = Timeline.Questions(days[^1].Facts, set.Relations.Count);
        var answers = Timeline.Questions(facts, set.Relations.Count).ToDictionary(q => (q.Source, q.Relation), q => q.Answers);
        var questions = Array.ConvertAll(asked, q => q with { Answers = answers.GetValueOrDefault((q.Source, q.Relation), []) });
        all.AddRange(Visit(walk, days[^1].Day, questions, batch: false).SelectMany(x => x.Split('\n')));
        return all;
    }

    static Walk Walked(FactSet set, IReadOnlyList<(int Day, Quadruple[] Facts)> days)
    {
        var walk = new Walk(SmallWorld.Options, set.Entities.Count, set.Relations.Count, set.Kinds());
        for (var i = 0; i + 1 < days.Count; i++)
        {
            walk.Close(days[i].Day, days[i].Facts, weights: i > 20);
        }

        return walk;
    }

    static List<string> Visit(Walk walk, int day, Question[] questions, bool batch, int features = 0)
    {
        var text = new string[questions.Length];
        var count = features == 0 ? FeatureNames.Isolated : features;
        walk.Visit(day, questions, batch, (q, slate) =>
        {
            var row = new float[FeatureNames.Count];
            var lines = new List<string>();
            foreach (var c in slate.Chosen.Take(slate.Isolated))
            {
                Array.Clear(row);
                slate.Write(c, row);
                lines.Add($"{slate.Gathered.Entity[c]} {string.Join(' ', row.Take(count).Select(x => x.ToString("R")))}");
            }

            text[q] = string.Join('\n', lines);
        });
        return [.. text];
    }

    static Quadruple[] Permute(Quadruple[] facts)
    {
        var targets = facts.Select(f => f.Target).ToArray();
        new Random(5).Shuffle(targets);
        return [.. facts.Select((f, i) => f with { Target = targets[i] }).Distinct()];
    }
}
