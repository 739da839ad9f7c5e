namespace Demarche.Store;

/// <summary>A feed that is watched.</summary>
/// <param name="Url">Its address.</param>
/// <param name="Title">Its title; empty when none is known.</param>
/// <param name="Minutes">How often it is looked at.</param>
/// <param name="ETag">Mark of what came last.</param>
/// <param name="LastModified">The same by time.</param>
/// <param name="Next">When to look next.</param>
/// <param name="Failures">Failures in a row.</param>
/// <param name="LastError">What the last one said.</param>
public sealed record WatchedFeed(string Url, string Title, int Minutes, string? ETag, string? LastModified, DateTimeOffset Next, int Failures, string? LastError);

/// <summary>A saved condition.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Condition">The condition in words, as given.</param>
public sealed record SavedAlert(string Name, string Condition);
