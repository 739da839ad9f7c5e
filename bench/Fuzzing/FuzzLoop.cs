using System.Diagnostics;

namespace Demarche.Fuzzing;

/// <summary>
/// Spoils inputs and runs them, for one target: what leads to something new (an outcome not seen, or new edges in the code) is kept and
/// spoiled further. The same seed gives the same inputs.
/// </summary>
/// <param name="target">What takes the inputs.</param>
/// <param name="seed">Chance.</param>
/// <param name="newEdges">Told after each run how many branches were taken that no run before took (or took as often); null when only outcomes are looked at.</param>
sealed class FuzzLoop(Target target, int seed, Func<int>? newEdges = null)
{
    /// <summary>Inputs kept for what they led to, at most.</summary>
    const int Most = 4_000;

    readonly Mutator _mutator = new(seed);
    readonly List<byte[]> _corpus = [];
    readonly HashSet<string> _outcomes = new(StringComparer.Ordinal);

    /// <summary>Called with each input before it is run.</summary>
    internal Action<byte[]>? Before { get; init; }

    /// <summary>Called with what was thrown; without it the first fault ends the loop.</summary>
    internal Action<byte[], Exception>? Fault { get; init; }

    /// <summary>Inputs run so far.</summary>
    internal long Runs { get; private set; }

    /// <summary>Runs that had taken new branches, and different outcomes.</summary>
    internal (long Edges, int Outcomes) Seen { get; private set; }

    /// <summary>Inputs kept.</summary>
    internal IReadOnlyList<byte[]> Corpus => _corpus;

    /// <summary>Longest time one input took.</summary>
    internal TimeSpan Slowest { get; private set; }

    /// <summary>Run at which something new was seen last.</summary>
    internal long LastNew { get; private set; }

    /// <summary>Runs good samples and what was kept before.</summary>
    internal void Start(IEnumerable<byte[]> kept)
    {
        foreach (var good in target.Seeds.Concat(kept))
        {
            Try(good);
        }

        if (_corpus.Count == 0)
        {
            _corpus.AddRange(target.Seeds);
        }
    }

    /// <summary>Runs one spoiled input.</summary>
    internal void Next() => Try(_mutator.Spoil(_mutator.Pick(_corpus), _mutator.Pick(_corpus), target.Longest));

    void Try(byte[] bytes)
    {
        Before?.Invoke(bytes);
        Runs++;
        var began = Stopwatch.GetTimestamp();
        string outcome;
        try
        {
            outcome = target.Run(bytes);
        }
        catch (Exception e)
        {
            if (Fault is null)
            {
                throw new InvalidOperationException($"run {Runs} of seed {seed}: {Convert.ToBase64String(bytes)}", e);
            }

            Fault(bytes, e);
            outcome = e.GetType().Name;
        }

        var took = Stopwatch.GetElapsedTime(began);
        Slowest = took > Slowest ? took : Slowest;
        var edges = newEdges?.Invoke() ?? 0;
        var isNew = _outcomes.Add(outcome);
        Seen = (Seen.Edges + edges, _outcomes.Count);
        // Outcomes alone may be endlessly many; where branches are watched, they decide.
        if (edges > 0 || (isNew && newEdges is null))
        {
            LastNew = Runs;
            if (_corpus.Count < Most)
            {
                _corpus.Add(bytes);
            }
        }
    }
}
