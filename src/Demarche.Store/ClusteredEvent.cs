namespace Demarche.Store;

/// <summary>Where an event stands among the others that tell the same happening.</summary>
/// <param name="EventId">The event.</param>
/// <param name="ClusterId">The event of the cluster that was stored first.</param>
/// <param name="Component">Least id of the events that any chain of links joins.</param>
/// <param name="Stored">Order of arrival.</param>
/// <param name="Shown">The one of its cluster that tells it best.</param>
public sealed record ClusteredEvent(string EventId, string ClusterId, string Component, long Stored, bool Shown);

/// <summary>Counts of a cluster.</summary>
/// <param name="ClusterId">Its id.</param>
/// <param name="Reports">Documents that tell it.</param>
/// <param name="Sources">Outlets that tell it.</param>
/// <param name="Events">Events in it.</param>
public sealed record ClusterCounts(string ClusterId, int Reports, int Sources, int Events);

/// <summary>Two events alike enough to be looked at.</summary>
/// <param name="A">Event id, the lesser.</param>
/// <param name="B">Event id.</param>
/// <param name="Likeness">Probability that they are one happening.</param>
/// <param name="Reason">Why, in words; empty for less than one half.</param>
public sealed record EventLink(string A, string B, double Likeness, string Reason);

/// <summary>What a person decided about two events.</summary>
/// <param name="A">Event id.</param>
/// <param name="B">Event id.</param>
/// <param name="Same">One happening, or two.</param>
/// <param name="By">Who said so.</param>
/// <param name="At">When, ISO 8601.</param>
public sealed record EventConstraint(string A, string B, bool Same, string By, string At);

/// <summary>A telling with the outlet that prints it.</summary>
/// <param name="Telling">What merging looks at.</param>
/// <param name="Outlet">Publisher, or the document where none is known.</param>
public sealed record OutletTelling(Telling Telling, string Outlet);
