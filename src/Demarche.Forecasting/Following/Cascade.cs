namespace Demarche.Forecasting.Following;

/// <summary>One act that others could copy, and who did when.</summary>
/// <param name="Id">Its name.</param>
/// <param name="Family">Whose record it belongs to.</param>
/// <param name="Kind">Kind of the act; kinds of one group are one act.</param>
/// <param name="ObjectId">Toward whom or what.</param>
/// <param name="Start">First day the act was possible; not after the first act.</param>
/// <param name="CompleteTo">Until when the list of acts is complete.</param>
/// <param name="Twins">Cascades of one such name tell of one decision and never inform one another; empty for none.</param>
/// <param name="Label">In words.</param>
/// <param name="Acts">In order of day.</param>
public sealed record Cascade(string Id, Family Family, ActKind Kind, string ObjectId, DateOnly Start, DateOnly CompleteTo, string Twins, string Label, IReadOnlyList<Act> Acts)
{
    /// <summary>The cascades it shares coefficients with.</summary>
    public Strand Strand => Family switch { Family.Memberships => Strand.Memberships, Family.Treaties => Strand.Treaties, _ => Kind.Side < 0 ? Strand.Hostile : Strand.Friendly };

    /// <summary>True when most of its acts are known to the year only: it is asked at year ends.</summary>
    public bool ByYear => Acts.Count(a => a.Precision == DatePrecision.Year) * 2 > Acts.Count;

    /// <summary>True when at least two of its acts come from a source, so that it can be scored.</summary>
    public bool Scored => Acts.Where(a => !a.Recalled).Select(a => a.Actor).Distinct().Count() >= 2;

    /// <summary>
    /// True when the two tell of one decision: the same or a twin; or the same act toward the same object, begun within a year of one another or with a third
    /// of its acts in common. An earlier wave of the same act is another cascade.
    /// </summary>
    public bool TellsOf(Cascade other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return Id == other.Id || (Twins.Length > 0 && Twins == other.Twins)
            || (Kind.Group == other.Kind.Group && ObjectId == other.ObjectId && (Math.Abs(Start.DayNumber - other.Start.DayNumber) < 366 || Overlaps(other)));
    }

    bool Overlaps(Cascade other)
    {
        var days = other.Acts.GroupBy(a => a.Actor).ToDictionary(g => g.Key, g => g.Min(a => a.Known.DayNumber));
        var common = Acts.Count(a => days.TryGetValue(a.Actor, out var day) && Math.Abs(day - a.Known.DayNumber) <= 400);
        return common * 3 > Math.Min(Acts.Count, other.Acts.Count);
    }
}
