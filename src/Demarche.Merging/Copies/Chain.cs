namespace Demarche.Merging.Copies;

/// <summary>A document's place among its copies.</summary>
/// <param name="DocumentId">The document.</param>
/// <param name="First">The first by day of publication.</param>
/// <param name="CopyOf">The earlier one it is most like; null for the first.</param>
/// <param name="Resemblance">How like that one it is; null for the first.</param>
/// <param name="Exact">Word for word that one.</param>
public sealed record ChainLink(string DocumentId, string First, string? CopyOf, double? Resemblance, bool Exact)
{
    /// <summary>
    /// Chains from pairs: each document points to the one most like it among those published before it (on the same day the lesser id is the earlier), and through it to the first.
    /// Documents that are in no pair are left out. The result depends on the set only.
    /// </summary>
    public static IReadOnlyList<ChainLink> Of(IReadOnlyDictionary<string, DateOnly?> published, IReadOnlyList<(string A, string B, double Resemblance, bool Exact)> pairs)
    {
        ArgumentNullException.ThrowIfNull(published);
        ArgumentNullException.ThrowIfNull(pairs);
        var before = new Dictionary<string, (string Id, double Resemblance, bool Exact)>(StringComparer.Ordinal);
        SortedSet<string> all = new(StringComparer.Ordinal);
        foreach (var (a, b, resemblance, exact) in pairs)
        {
            if (!published.TryGetValue(a, out var x) || !published.TryGetValue(b, out var y))
            {
                continue;
            }

            all.Add(a);
            all.Add(b);
            var order = (x ?? DateOnly.MaxValue).CompareTo(y ?? DateOnly.MaxValue);
            var (early, late) = order < 0 || (order == 0 && string.CompareOrdinal(a, b) < 0) ? (a, b) : (b, a);
            if (!before.TryGetValue(late, out var now) || resemblance > now.Resemblance || (resemblance == now.Resemblance && string.CompareOrdinal(early, now.Id) < 0))
            {
                before[late] = (early, resemblance, exact);
            }
        }

        return [.. all.Select(id =>
        {
            var first = id;
            while (before.TryGetValue(first, out var earlier))
            {
                first = earlier.Id;
            }

            return before.TryGetValue(id, out var from) ? new ChainLink(id, first, from.Id, from.Resemblance, from.Exact) : new ChainLink(id, id, null, null, false);
        })];
    }
}
