namespace Demarche;

/// <summary>Somebody who acts: a state, a government, a group, an organisation or a holder of office, as of one day.</summary>
/// <param name="Id">Catalogue id (<c>AFG</c>, <c>AFG.taliban</c>, <c>p.vladimir-putin</c>), or null when the phrase is understood but names nobody in the catalogue.</param>
/// <param name="Name">Display name.</param>
/// <param name="Country">ISO 3166 alpha-3 or one of <c>XKX IGO UNO EUR NGO ISM IMG MNC SUN CSK YUG SCG DDR VDR YMD</c>; null when unknown.</param>
/// <param name="Sectors">PLOVER sectors, primary first; empty when unknown.</param>
/// <param name="Role">Office at the date, in words (<c>foreign minister</c>); null when none is known.</param>
public sealed record Actor(string? Id, string Name, string? Country, IReadOnlyList<string> Sectors, string? Role = null)
{
    /// <summary>First sector or null.</summary>
    public string? Sector => Sectors.Count > 0 ? Sectors[0] : null;
}
