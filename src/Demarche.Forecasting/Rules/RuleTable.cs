using Demarche.Forecasting.History;

namespace Demarche.Forecasting.Rules;

/// <summary>
/// Temporal rules learnt while time passes: how often an entity o answers (s, r, ?) when (s, r′, o) was last seen so long ago and so often.
/// Turned relations are among r and r′, so "o criticised s" is a body like any other.
/// </summary>
sealed class RuleTable(int relations, int heads)
{
    /// <summary>Of rules whose head may be any relation.</summary>
    public RuleTable(int relations) : this(relations, relations)
    {
    }

    const int Recencies = 7;
    const int Frequencies = 3;

    /// <summary>Kinds of recency and frequency together.</summary>
    public const int Buckets = Recencies * Frequencies;

    /// <summary>Facts of a source looked back upon.</summary>
    public const int MostFacts = 1500;

    readonly float[] _hits = new float[heads * relations * Buckets];
    readonly float[] _trials = new float[heads * relations * Buckets];
    readonly float[] _allHits = new float[heads * relations];
    readonly float[] _allTrials = new float[heads * relations];

    /// <summary>The table as it stands, which later learning does not change.</summary>
    public RuleTable Copy()
    {
        var copy = new RuleTable(relations, heads);
        foreach (var (from, to) in new[] { (_hits, copy._hits), (_trials, copy._trials), (_allHits, copy._allHits), (_allTrials, copy._allTrials) })
        {
            from.CopyTo(to, 0);
        }

        return copy;
    }

    /// <summary>Bucket of a body: days since it was last seen and how often it was seen.</summary>
    public static int Bucket(int since, int count)
    {
        var recency = since switch { <= 1 => 0, <= 3 => 1, <= 7 => 2, <= 21 => 3, <= 60 => 4, <= 180 => 5, _ => 6 };
        var frequency = count switch { <= 1 => 0, <= 4 => 1, _ => 2 };
        return (recency * Frequencies) + frequency;
    }

    /// <summary>A bucket in words.</summary>
    public static string Words(int bucket)
    {
        var recency = (bucket / Frequencies) switch { 0 => "the day before", 1 => "2 or 3 days before", 2 => "up to a week before", 3 => "up to three weeks before", 4 => "up to two months before", 5 => "up to half a year before", _ => "longer ago" };
        return recency + (bucket % Frequencies) switch { 0 => ", once", 1 => ", 2 to 4 times", _ => ", 5 times or more" };
    }

    /// <summary>Chance that the head follows the body, with few cases drawn towards the rule's mean over all buckets.</summary>
    public float Confidence(int head, int body, int bucket)
    {
        var pair = (head * relations) + body;
        var mean = (_allHits[pair] + 0.02f) / (_allTrials[pair] + 2);
        var at = (pair * Buckets) + bucket;
        return (_hits[at] + (4 * mean)) / (_trials[at] + 4);
    }

    /// <summary>Times the body was seen when the head was asked, and times it was answered so.</summary>
    public (float Hits, float Trials) Support(int head, int body, int bucket)
    {
        var at = (((head * relations) + body) * Buckets) + bucket;
        return (_hits[at], _trials[at]);
    }

    /// <summary>Learns from a question whose answers are known, before its day enters the memory.</summary>
    public void Learn(Memory memory, int day, Question question, RuleScratch scratch)
    {
        scratch.Begin();
        foreach (var o in question.Answers)
        {
            scratch.Mark(o);
        }

        var steps = 0;
        for (var i = memory.HeadOfSource[question.Source]; i >= 0 && steps < MostFacts; i = memory.BeforeOfSource[i], steps++)
        {
            var slot = memory.TripleOf[i];
            if (!scratch.First(slot))
            {
                continue;
            }

            ref var tally = ref memory.Triple[slot];
            Count(question.Relation, memory.Rel[i], Bucket(day - tally.Last, tally.Count), scratch.Marked(memory.Target[i]));
        }
    }

    /// <summary>Learns from one entity that stood in the body when the head was asked.</summary>
    public void Count(int head, int body, int bucket, bool answers)
    {
        var pair = (head * relations) + body;
        var at = (pair * Buckets) + bucket;
        _trials[at]++;
        _allTrials[pair]++;
        if (answers)
        {
            _hits[at]++;
            _allHits[pair]++;
        }
    }
}

/// <summary>Stamps that tell what was met in the present question; one a thread.</summary>
sealed class RuleScratch(int entities)
{
    readonly int[] _marks = new int[entities];
    int[] _seen = new int[1024];
    int _now;

    public void Begin() => _now++;

    public void Mark(int entity) => _marks[entity] = _now;

    public bool Marked(int entity) => _marks[entity] == _now;

    /// <summary>True the first time a slot is met.</summary>
    public bool First(int slot)
    {
        if (slot >= _seen.Length)
        {
            Array.Resize(ref _seen, Math.Max(slot + 1, _seen.Length * 2));
        }

        if (_seen[slot] == _now)
        {
            return false;
        }

        _seen[slot] = _now;
        return true;
    }
}
