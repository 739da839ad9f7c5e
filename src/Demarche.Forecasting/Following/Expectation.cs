using System.Runtime.InteropServices;
using Demarche.Forecasting.Rules;

namespace Demarche.Forecasting.Following;

/// <summary>
/// The rules of the general forecaster over a record of states: one pass through time, roots of codes as relations. Its encoder and trees would have to be
/// trained anew for every year not to know what came later; rules are learnt as time passes, so a table put by at each year's end knows only what came before.
/// Only rules for the sort of act that is asked about are learnt, when it is first asked.
/// </summary>
sealed class Expectation
{
    const int Roots = 20;

    readonly Dictionary<string, int> _states = new(StringComparer.Ordinal);
    readonly List<string> _names = [];
    readonly Dictionary<int, SortedList<int, RuleTable>> _learnt = [];
    Fact[] _facts = [];
    List<(int Day, int Other, int Relation)>[] _of = [];

    /// <summary>Of an empty record.</summary>
    public static Expectation None { get; } = new();

    /// <summary>Number of a code's root from 0; null when it has none.</summary>
    public static int? Root(string cameo) => cameo.Length >= 2 && int.TryParse(cameo.AsSpan(0, 2), out var root) && root is >= 1 and <= Roots ? root - 1 : null;

    /// <summary>Takes acts in any order; repeats on a day count once.</summary>
    public static Expectation Of(IReadOnlyList<(int Day, string Source, string Target, int Root)> acts)
    {
        var made = new Expectation();
        made._facts = [.. acts.Select(a => new Fact(a.Day, made.State(a.Source), made.State(a.Target), a.Root)).Distinct()];
        Array.Sort(made._facts);
        made._of = new List<(int, int, int)>[made._names.Count];
        for (var i = 0; i < made._of.Length; i++)
        {
            made._of[i] = [];
        }

        foreach (var f in made._facts)
        {
            made._of[f.Target].Add((f.Day, f.Source, f.Root));
            made._of[f.Source].Add((f.Day, f.Target, f.Root + Roots));
        }

        return made;
    }

    /// <summary>See <see cref="Engagement.Expected"/>.</summary>
    public Dictionary<string, float> Toward(string cameo, string target, DateOnly asOf)
    {
        Dictionary<string, float> chances = [];
        if (Root(cameo) is not { } head || !_states.TryGetValue(target, out var state) || Rules(head, asOf.Year) is not { } rules)
        {
            return chances;
        }

        // What passed between each source and the country, seen from the source.
        Dictionary<(int Other, int Relation), (int Last, int Count)> seen = [];
        foreach (var (day, other, relation) in _of[state])
        {
            if (day > asOf.DayNumber)
            {
                break;
            }

            ref var at = ref CollectionsMarshal.GetValueRefOrAddDefault(seen, (other, relation), out _);
            at = (day, at.Count + 1);
        }

        Dictionary<int, float> misses = [];
        foreach (var ((other, relation), (last, count)) in seen.OrderBy(s => s.Key))
        {
            misses[other] = misses.GetValueOrDefault(other, 1) * (1 - rules.Confidence(0, relation, RuleTable.Bucket(asOf.DayNumber + 1 - last, count)));
        }

        foreach (var (other, miss) in misses)
        {
            chances[_names[other]] = 1 - miss;
        }

        return chances;
    }

    RuleTable? Rules(int head, int year)
    {
        SortedList<int, RuleTable>? byYear;
        lock (_learnt)
        {
            if (!_learnt.TryGetValue(head, out byYear))
            {
                _learnt.Add(head, byYear = Learn(head));
            }
        }

        for (var i = byYear.Count - 1; i >= 0; i--)
        {
            if (byYear.GetKeyAtIndex(i) <= year)
            {
                return byYear.GetValueAtIndex(i);
            }
        }

        return null;
    }

    /// <summary>Rules for one sort of act, by the first year that may use them.</summary>
    SortedList<int, RuleTable> Learn(int head)
    {
        SortedList<int, RuleTable> byYear = [];
        var rules = new RuleTable(Roots * 2, heads: 1);
        var seen = new Dictionary<(int Other, int Relation), (int Last, int Count)>[_names.Count];
        for (var i = 0; i < seen.Length; i++)
        {
            seen[i] = [];
        }

        var year = int.MinValue;
        HashSet<int> answers = [];
        for (int i = 0, next; i < _facts.Length; i = next)
        {
            var day = _facts[i].Day;
            for (next = i; next < _facts.Length && _facts[next].Day == day; next++)
            {
            }

            if (DateOnly.FromDayNumber(day).Year is var now && now != year)
            {
                // Rules of all years before; years without acts use the last table put by.
                byYear[now] = rules.Copy();
                year = now;
            }

            for (var k = i; k < next; k++)
            {
                if (_facts[k].Root != head)
                {
                    continue;
                }

                // Facts of a day are in order of source: one question each, with all it was aimed at.
                var source = _facts[k].Source;
                answers.Clear();
                for (var j = k; j < next && _facts[j].Source == source; j++)
                {
                    if (_facts[j].Root == head)
                    {
                        answers.Add(_facts[j].Target);
                        k = j;
                    }
                }

                foreach (var ((other, relation), (last, count)) in seen[source])
                {
                    rules.Count(0, relation, RuleTable.Bucket(day - last, count), answers.Contains(other));
                }
            }

            for (var k = i; k < next; k++)
            {
                var f = _facts[k];
                ref var own = ref CollectionsMarshal.GetValueRefOrAddDefault(seen[f.Source], (f.Target, f.Root), out _);
                own = (day, own.Count + 1);
                ref var turned = ref CollectionsMarshal.GetValueRefOrAddDefault(seen[f.Target], (f.Source, f.Root + Roots), out _);
                turned = (day, turned.Count + 1);
            }
        }

        if (year > int.MinValue)
        {
            byYear[year + 1] = rules;
        }

        return byYear;
    }

    int State(string name)
    {
        if (!_states.TryGetValue(name, out var i))
        {
            _states.Add(name, i = _names.Count);
            _names.Add(name);
        }

        return i;
    }

    readonly record struct Fact(int Day, int Source, int Target, int Root) : IComparable<Fact>
    {
        long Key => (((((long)Day << 16) | (uint)Source) << 5) | (uint)Root) << 16 | (uint)Target;

        public int CompareTo(Fact other) => Key.CompareTo(other.Key);
    }
}
