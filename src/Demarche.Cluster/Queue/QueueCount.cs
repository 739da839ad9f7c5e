namespace Demarche.Cluster.Queue;

/// <summary>Units of one kind in one state.</summary>
/// <param name="Kind"><c>code</c> or <c>compare</c>.</param>
/// <param name="State"><c>ready</c> (waiting or under work), <c>done</c> or <c>aside</c>.</param>
/// <param name="Coder">What coded them.</param>
/// <param name="Units">How many.</param>
/// <param name="Documents">Documents in them.</param>
/// <param name="Events">Events found.</param>
/// <param name="Milliseconds">Time of the workers on them.</param>
public sealed record QueueCount(string Kind, string State, string? Coder, long Units, long Documents, long Events, long Milliseconds);
