using System.Runtime.InteropServices;
using Demarche.Forecasting.History;
using Demarche.Forecasting.Rules;

namespace Demarche.Forecasting.Following;

/// <summary>
/// The rules of the general forecaster over a record of states: one pass through time, roots of codes as relations. Its encoder and trees would have to be
/// trained anew for every year not to know what came later; rules are learnt as time passes, so a table put by at each year's end knows only what came before.
/// </summary>
sealed class Expectation
{
    const int Roots = 20;

    readonly Dictionary<string, int> _states = new(StringComparer.Ordinal);
    readonly List<string> _names = [];
    readonly SortedList<int, RuleTable> _byYear = [];
    List<(int Day, int Other, int Relation)>[] _of = [];

    /// <summary>Of an empty record.</summary>
    public static Expectation None { get; } = new();

    /// <summary>Number of a code's root from 0; null when it has none.</summary>
    public static int? Root(string cameo) => cameo.Length >= 2 && int.TryParse(cameo.AsSpan(0, 2), out var root) && root is >= 1 and <= Roots ? root - 1 : null;

    /// <summary>Learns from acts in any order; repeats on a day count once.</summary>
    public static Expectation Of(IReadOnlyList<(int Day, string Source, string Target, int Root)> acts)
    {
        var made = new Expectation();
        var facts = acts.Select(a => new Quadruple(made.State(a.Source), a.Root, made.State(a.Target), a.Day)).ToList();
        var n = made._names.Count;
        made._of = new List<(int, int, int)>[n];
        for (var i = 0; i < n; i++)
        {
            made._of[i] = [];
        }

        var set = new FactSet();
        made._names.ForEach(name => set.Entity(name));
        var memory = new Memory(n, Roots, set.Kinds());
        var rules = new RuleTable(Roots * 2);
        var scratch = new RuleScratch(n);
        var year = int.MinValue;
        foreach (var (day, of) in new History.Timeline(facts).Days)
        {
            if (DateOnly.FromDayNumber(day).Year is var now && now != year)
            {
                // Rules of all years before; years without acts use the last table put by.
                made._byYear[now] = rules.Copy();
                year = now;
            }

            foreach (var question in History.Timeline.Questions(of, Roots))
            {
                rules.Learn(memory, day, question, scratch);
            }

            memory.Add(day, of);
            foreach (var f in of)
            {
                made._of[f.Target].Add((day, f.Source, f.Relation));
                made._of[f.Source].Add((day, f.Target, f.Relation + Roots));
            }
        }

        if (year > int.MinValue)
        {
            made._byYear[year + 1] = rules;
        }

        return made;
    }

    /// <summary>See <see cref="Engagement.Expected"/>.</summary>
    public Dictionary<string, float> Toward(string cameo, string target, DateOnly asOf)
    {
        Dictionary<string, float> chances = [];
        if (Root(cameo) is not { } head || !_states.TryGetValue(target, out var state) || Rules(asOf.Year) is not { } rules)
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
            misses[other] = misses.GetValueOrDefault(other, 1) * (1 - rules.Confidence(head, relation, RuleTable.Bucket(asOf.DayNumber + 1 - last, count)));
        }

        foreach (var (other, miss) in misses)
        {
            chances[_names[other]] = 1 - miss;
        }

        return chances;
    }

    RuleTable? Rules(int year)
    {
        for (var i = _byYear.Count - 1; i >= 0; i--)
        {
            if (_byYear.GetKeyAtIndex(i) <= year)
            {
                return _byYear.GetValueAtIndex(i);
            }
        }

        return null;
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
}
