namespace Demarche.Store.Base;

/// <summary>One report as the base record keeps it: where it comes from and what was coded in it; never its words.</summary>
/// <param name="Item">Its id in the source.</param>
/// <param name="Day">Day it was reported.</param>
/// <param name="Outlet">Outlet named by the source; null when none is.</param>
/// <param name="Events">What was coded, with the people already left out who must not be named.</param>
public sealed record BaseItem(string Item, DateOnly Day, string? Outlet, IReadOnlyList<Event> Events);
