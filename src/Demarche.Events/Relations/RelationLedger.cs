namespace Demarche.Relations;

/// <summary>What holds between two actors on a day.</summary>
/// <param name="Actor">Who.</param>
/// <param name="Object">To whom.</param>
/// <param name="Kind">What kind.</param>
/// <param name="Track">Recognised as what; empty for other kinds.</param>
/// <param name="Value">What holds.</param>
/// <param name="Since">The day since which it has held without interruption; as finely as <paramref name="First"/> tells.</param>
/// <param name="First">The act it began with.</param>
/// <param name="Last">The latest act that confirms it.</param>
public sealed record RelationState(string Actor, string Object, RelationKind Kind, string Track, string Value, DateOnly Since, RelationAct First, RelationAct Last);

/// <summary>
/// Who recognises whom, who is represented where, who has sanctioned whom, as of any day: a fold over dated acts.
/// An act counts from the last day of its date on, so nothing is used before it was surely done. Immutable, safe for many threads.
/// </summary>
public sealed class RelationLedger
{
    readonly List<(string Actor, string Object, RelationKind Kind, string Track, List<RelationAct> Acts)> _tracks;

    /// <summary>Gathers acts; those without a day are left out. The result does not depend on their order.</summary>
    public RelationLedger(IEnumerable<RelationAct> acts)
    {
        ArgumentNullException.ThrowIfNull(acts);
        _tracks =
        [
            .. acts.Where(a => a.Known is not null)
                .GroupBy(a => (a.Actor, a.Object, a.Kind, a.Track))
                .OrderBy(g => g.Key.Actor, StringComparer.Ordinal).ThenBy(g => g.Key.Object, StringComparer.Ordinal).ThenBy(g => g.Key.Kind).ThenBy(g => g.Key.Track, StringComparer.Ordinal)
                .Select(g => (g.Key.Actor, g.Key.Object, g.Key.Kind, g.Key.Track,
                    g.OrderBy(a => a.Known).ThenBy(a => a.Date.From).ThenBy(a => a.Value, StringComparer.Ordinal).ThenBy(a => a.Evidence, StringComparer.Ordinal).ToList())),
        ];
    }

    /// <summary>What holds at the end of a day.</summary>
    /// <param name="day">The day.</param>
    /// <param name="actor">Only of this actor: an id, or a country code for all of that country.</param>
    /// <param name="to">Only towards this one, likewise.</param>
    /// <param name="kind">Only this kind.</param>
    /// <param name="recalled">Also acts written from memory.</param>
    public IReadOnlyList<RelationState> AsOf(DateOnly day, string? actor = null, string? to = null, RelationKind? kind = null, bool recalled = true)
    {
        List<RelationState> states = [];
        foreach (var (a, o, k, track, acts) in _tracks)
        {
            if (Is(a, actor) && Is(o, to) && (kind is null || kind == k) && Standing(acts, day, recalled) is ({ } first, { } last))
            {
                states.Add(new RelationState(a, o, k, track, last.Value, first.Known!.Value, first, last));
            }
        }

        return states;
    }

    /// <summary>Every act of a pair, oldest first.</summary>
    /// <param name="actor">An id, or a country code for all of that country; null for everybody.</param>
    /// <param name="to">Likewise.</param>
    /// <param name="kind">Only this kind.</param>
    public IReadOnlyList<RelationAct> History(string? actor = null, string? to = null, RelationKind? kind = null) =>
        [.. _tracks.Where(t => Is(t.Actor, actor) && Is(t.Object, to) && (kind is null || kind == t.Kind)).SelectMany(t => t.Acts).OrderBy(a => a.Known).ThenBy(a => a.Actor, StringComparer.Ordinal)];

    /// <summary>An id is asked for by itself or by its country: <c>AFG</c> finds <c>AFG.taliban</c>.</summary>
    static bool Is(string id, string? asked) =>
        asked is null || id == asked || (id.Length > asked.Length && id[asked.Length] == '.' && id.StartsWith(asked, StringComparison.Ordinal));

    /// <summary>The run of acts of one value that reaches the day; null when nothing holds.</summary>
    static (RelationAct First, RelationAct Last)? Standing(List<RelationAct> acts, DateOnly day, bool recalled)
    {
        RelationAct? first = null, last = null;
        foreach (var a in acts)
        {
            if (a.Known > day)
            {
                break;
            }

            if (a.Recalled && !recalled)
            {
                continue;
            }

            if (first is null || a.Value != first.Value)
            {
                first = a;
            }

            last = a;
        }

        return last is null || last.Ends ? null : (first!, last);
    }
}
