using Demarche.Store;

namespace Demarche.Pipeline.Ingest;

/// <summary>One report of a happening and why it was taken for that.</summary>
/// <param name="Event">The event as this document tells it.</param>
/// <param name="With">The other report it is most like; null for the first.</param>
/// <param name="Likeness">How like, 0 to 1.</param>
/// <param name="Reason">Why, in words.</param>
public sealed record HappeningReport(StoredEvent Event, string? With, double? Likeness, string Reason);

/// <summary>The reports of a happening.</summary>
public static class Happenings
{
    /// <summary>Every report of a cluster in order of arrival, with the strongest reason that joins it to the others.</summary>
    public static IReadOnlyList<HappeningReport> Reports(EventStore store, string clusterId)
    {
        ArgumentNullException.ThrowIfNull(store);
        var members = store.ClusterMembers(clusterId);
        var links = store.LinksAmong(members);
        var said = store.Constraints(members).Where(c => c.Same).ToList();
        return [.. members.Select((id, i) => (Id: id, At: i, Event: store.Event(id))).Where(m => m.Event is not null).Select(m =>
        {
            var best = links.Where(l => l.A == m.Id || l.B == m.Id).OrderByDescending(l => l.Likeness).FirstOrDefault();
            var person = said.Find(c => c.A == m.Id || c.B == m.Id);
            return person is not null ? new HappeningReport(m.Event!, person.A == m.Id ? person.B : person.A, null, $"said by {person.By} on {person.At}")
                : members.Count == 1 ? new HappeningReport(m.Event!, null, null, "the only report")
                : best is null ? new HappeningReport(m.Event!, null, null, "by way of the others")
                : new HappeningReport(m.Event!, best.A == m.Id ? best.B : best.A, best.Likeness, best.Reason.Length > 0 ? best.Reason : "by way of the others");
        })];
    }
}
