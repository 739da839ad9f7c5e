namespace Demarche.Forecasting.History;

/// <summary>Facts by day: in order of time, each once a day.</summary>
sealed class Timeline
{
    readonly List<(int Day, Quadruple[] Facts)> _days = [];

    /// <summary>Sorts facts given in any order and drops repeats.</summary>
    public Timeline(IEnumerable<Quadruple> facts)
    {
        var sorted = facts.Distinct().OrderBy(f => f.Day).ThenBy(f => f.Source).ThenBy(f => f.Relation).ThenBy(f => f.Target).ToArray();
        for (var i = 0; i < sorted.Length;)
        {
            var j = i;
            while (j < sorted.Length && sorted[j].Day == sorted[i].Day)
            {
                j++;
            }

            _days.Add((sorted[i].Day, sorted[i..j]));
            i = j;
        }
    }

    public IReadOnlyList<(int Day, Quadruple[] Facts)> Days => _days;

    /// <summary>Both questions of every fact, same question once with all its answers; those for targets first.</summary>
    public static Question[] Questions(ReadOnlySpan<Quadruple> facts, int relations)
    {
        var answers = new Dictionary<(int, int), List<int>>();
        var order = new List<(int, int)>();
        for (var turn = 0; turn < 2; turn++)
        {
            foreach (var f in facts)
            {
                var key = turn == 0 ? (f.Source, f.Relation) : (f.Target, f.Relation + relations);
                var answer = turn == 0 ? f.Target : f.Source;
                if (!answers.TryGetValue(key, out var list))
                {
                    answers[key] = list = [];
                    order.Add(key);
                }

                if (!list.Contains(answer))
                {
                    list.Add(answer);
                }
            }
        }

        return [.. order.Select(k => new Question(k.Item1, k.Item2, [.. answers[k]]))];
    }
}
