namespace Demarche.Forecasting.Following;

/// <summary>What states did toward one another by the record: counts of cooperative and hostile acts, fading by half a year.</summary>
public sealed class Engagement
{
    const double HalfLifeDays = 183;

    readonly Dictionary<string, List<Entry>> _toward = [];
    readonly Dictionary<string, List<int>> _activity = [];
    readonly List<(int Day, string Source, string Target, int Root)> _coded = [];
    Lazy<Expectation> _expectation = new(Expectation.None);
    bool _sorted = true;

    /// <summary>Day from which the record is dense: a hundredth of it lies before. Null when it is empty.</summary>
    public DateOnly? Begins { get; private set; }

    /// <summary>True when there is nothing to count.</summary>
    public bool IsEmpty => _toward.Count == 0;

    /// <summary>Adds one act of the record.</summary>
    /// <param name="day">Last day it may have happened.</param>
    /// <param name="source">Country of the actor.</param>
    /// <param name="target">Country of the recipient.</param>
    /// <param name="text">What happened, for reasons.</param>
    /// <param name="id">Id of the event.</param>
    /// <param name="quad">1 or 2 cooperation by word or deed, 3 or 4 conflict.</param>
    /// <param name="cameo">Its code; without one the rules learn nothing from it.</param>
    public void Add(DateOnly day, string source, string target, int quad, string text = "", string id = "", string cameo = "")
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(target);
        if (!_toward.TryGetValue(target, out var list))
        {
            _toward.Add(target, list = []);
        }

        list.Add(new Entry(day.DayNumber, source, quad, text, id));
        if (!_activity.TryGetValue(source, out var own))
        {
            _activity.Add(source, own = []);
        }

        own.Add(day.DayNumber);
        if (Expectation.Root(cameo) is { } root)
        {
            _coded.Add((day.DayNumber, source, target, root));
        }

        _sorted = false;
    }

    /// <summary>Orders what was added; call once before asking.</summary>
    public void Seal()
    {
        if (_sorted)
        {
            return;
        }

        foreach (var list in _toward.Values)
        {
            list.Sort(static (a, b) => a.Day.CompareTo(b.Day));
        }

        foreach (var list in _activity.Values)
        {
            list.Sort();
        }

        int[] days = [.. _activity.Values.SelectMany(d => d).Order()];
        Begins = days.Length > 0 ? DateOnly.FromDayNumber(days[days.Length / 100]) : null;

        // Learnt beside what the caller does next (reading models), and waited for where it is asked.
        (int, string, string, int)[] coded = [.. _coded];
        var learning = Task.Run(() => Expectation.Of(coded));
        _expectation = new Lazy<Expectation>(() => learning.GetAwaiter().GetResult());
        _sorted = true;
    }

    /// <summary>
    /// Chance by the rules of the general forecaster that each source's next act toward a country is of this sort and that this country is whom it is aimed at,
    /// from what passed between the two by the end of a day. Sources with nothing between them and the country are left out.
    /// </summary>
    /// <param name="cameo">Code of the act; only its root counts.</param>
    /// <param name="target">The country.</param>
    /// <param name="asOf">Evidence ends with this day; the rules themselves were learnt by the end of the year before.</param>
    public Dictionary<string, float> Expected(string cameo, string target, DateOnly asOf)
    {
        if (!_sorted)
        {
            Seal();
        }

        return _expectation.Value.Toward(cameo, target, asOf);
    }

    /// <summary>Fading counts of what each source did toward a country, by the end of a day.</summary>
    public Dictionary<string, (double Cooperation, double Conflict)> Toward(string target, DateOnly asOf)
    {
        Dictionary<string, (double, double)> sums = [];
        if (!_sorted)
        {
            Seal();
        }

        if (!_toward.TryGetValue(target, out var list))
        {
            return sums;
        }

        var end = asOf.DayNumber;
        for (var i = Last(list, end); i >= 0 && list[i].Day > end - 1500; i--)
        {
            var w = Math.Pow(0.5, (end - list[i].Day) / HalfLifeDays);
            var (coop, conf) = sums.GetValueOrDefault(list[i].Source);
            sums[list[i].Source] = list[i].Quad <= 2 ? (coop + w, conf) : (coop, conf + w);
        }

        return sums;
    }

    /// <summary>The latest acts of a source toward a country, latest first.</summary>
    public IReadOnlyList<DatedFact> Latest(string source, string target, DateOnly asOf, int count)
    {
        List<DatedFact> facts = [];
        if (!_sorted)
        {
            Seal();
        }

        if (_toward.TryGetValue(target, out var list))
        {
            for (var i = Last(list, asOf.DayNumber); i >= 0 && facts.Count < count; i--)
            {
                if (list[i].Source == source)
                {
                    facts.Add(new DatedFact(DateOnly.FromDayNumber(list[i].Day).ToString("yyyy-MM-dd"), list[i].Text, list[i].Id));
                }
            }
        }

        return facts;
    }

    /// <summary>Acts of a source in the four years before the end of a day.</summary>
    public int Activity(string source, DateOnly asOf)
    {
        if (!_activity.TryGetValue(source, out var own))
        {
            return 0;
        }

        return Upper(own, asOf.DayNumber) - Upper(own, asOf.DayNumber - 1461);
    }

    static int Last(List<Entry> list, int day)
    {
        var (lo, hi) = (0, list.Count);
        while (lo < hi)
        {
            var mid = (lo + hi) / 2;
            (lo, hi) = list[mid].Day <= day ? (mid + 1, hi) : (lo, mid);
        }

        return lo - 1;
    }

    static int Upper(List<int> list, int day)
    {
        var (lo, hi) = (0, list.Count);
        while (lo < hi)
        {
            var mid = (lo + hi) / 2;
            (lo, hi) = list[mid] <= day ? (mid + 1, hi) : (lo, mid);
        }

        return lo;
    }

    readonly record struct Entry(int Day, string Source, int Quad, string Text, string Id);
}
