namespace Demarche.Coding.Happenings;

/// <summary>
/// Joins the reports of one act inside one document: headline, lead and later mention become one event with several pieces of evidence.
/// Whether two events are one act is a pure function of the two.
/// </summary>
static class SameHappening
{
    /// <summary>Joins a document's events; the first report keeps its place and id.</summary>
    public static List<Event> Join(IReadOnlyList<Event> events)
    {
        List<Event> joined = [];
        foreach (var e in events)
        {
            var at = joined.FindIndex(j => Same(j, e));
            if (at < 0)
            {
                joined.Add(e);
            }
            else
            {
                joined[at] = Merge(joined[at], e);
            }
        }

        return joined;
    }

    /// <summary>True when two events of one document tell the same act.</summary>
    public static bool Same(Event a, Event b) =>
        (SameAction(a, b) && SameParties(a, b) && SameTime(a.Date, b.Date) && !ToldApart(a, b)) || ToldAgain(a, b);

    /// <summary>"found guilty by a jury, the first president to be convicted": one kind of act among the same two states, told on the same day in one breath.</summary>
    static bool ToldAgain(Event a, Event b) =>
        a.Mutual == b.Mutual && a.Action.Plover.Type == b.Action.Plover.Type && (a.Action.Root == b.Action.Root || a.Action.Plover.Type == "ASSAULT")
        && a.At.Span.Field == b.At.Span.Field && Math.Abs(a.At.Sentence - b.At.Sentence) <= 1 && a.Date.From == b.Date.From && a.Date.To == b.Date.To
        && (SameState(a.Target, b.Target) || (a.Action.Plover.Type is "RETREAT" or "AGREE" && a.At.Sentence == b.At.Sentence && (a.Target is null || b.Target is null)))
        && (SameState(a.Source, b.Source) || (a.Action.Plover.Type == "ASSAULT" && a.At.Sentence == b.At.Sentence && (a.Source is null || b.Source is null)));

    static bool SameState(Mention? a, Mention? b) =>
        a is { Members: null, Actor: { Country: { } c } x } && b is { Members: null, Actor: { } y } && c == y.Country && !(IsPerson(x) && IsPerson(y) && x.Id != y.Id);

    /// <summary>"Hamas welcomed it, as did Palestinian leaders": two who are named apart in one sentence are two.</summary>
    static bool ToldApart(Event a, Event b) =>
        a.At.Sentence == b.At.Sentence && a.Source is { } x && b.Source is { } y && x.Span.Field == y.Span.Field && x.Span != y.Span
        && (x.Actor.Id != y.Actor.Id || (x.Actor.Id is null && x.Actor.Name != y.Actor.Name)) && !a.Mutual && !b.Mutual;

    static bool SameAction(Event a, Event b) =>
        a.Action.Cameo == b.Action.Cameo
        || (a.Action.Root == b.Action.Root && a.Action.Plover.Type == b.Action.Plover.Type
            && (a.Action.Cameo.StartsWith(b.Action.Cameo.TrimEnd('0'), StringComparison.Ordinal)
                || b.Action.Cameo.StartsWith(a.Action.Cameo.TrimEnd('0'), StringComparison.Ordinal)
                || (a.Action.Plover.Type == "CONSULT" && a.Action.Cameo != "041" && b.Action.Cameo != "041")
                || a.Trigger.Equals(b.Trigger, StringComparison.OrdinalIgnoreCase)));

    static bool SameParties(Event a, Event b)
    {
        if (Compatible(a.Source, b.Source) && Compatible(a.Target, b.Target))
        {
            return true;
        }

        return (a.Mutual || b.Mutual) && a.Target is not null && b.Target is not null
            && Compatible(a.Source, b.Target) && Compatible(a.Target, b.Source);
    }

    static bool SameTime(DatedInterval a, DatedInterval b)
    {
        if (!a.MayCoincideWith(b))
        {
            return false;
        }

        // Two days of publication are the same day; a told year and the day of publication are not the same act by that alone.
        return a.Source == b.Source || Width(a) <= 400 || Width(b) <= 400 || a.Open != OpenEnd.None || b.Open != OpenEnd.None || a.From is null || b.From is null;
    }

    /// <summary>True when two mentions may be the same party: the same actor, a state and its organ, or one that is not named.</summary>
    public static bool Compatible(Mention? a, Mention? b)
    {
        if (a is null || b is null)
        {
            return a is null && b is null;
        }

        if (a.Span == b.Span)
        {
            return true;
        }

        var (x, y) = (a.Actor, b.Actor);
        if (a.Members is not null || b.Members is not null)
        {
            // "several countries" may be the ones named elsewhere; one named country is not several.
            return a.Members is { } p && b.Members is { } q
                ? p.Any(m => q.Any(n => m.Actor.Country is { } c && c == n.Actor.Country))
                : Nameless(a) || Nameless(b);
        }

        if (x.Id is not null && x.Id == y.Id)
        {
            return true;
        }

        if (x.Country != y.Country)
        {
            return false;
        }

        if (x.Country is null)
        {
            return a.Text.Equals(b.Text, StringComparison.OrdinalIgnoreCase);
        }

        var bothPersons = IsPerson(x) && IsPerson(y);
        if (bothPersons)
        {
            return false;
        }

        // A state acts through its organs, not through those who fight or oppose it.
        return x.Sector == y.Sector || (IsState(x) && IsOrgan(y)) || (IsState(y) && IsOrgan(x));
    }

    static bool Nameless(Mention m) => m.Members is null && m.Actor.Id is null && m.Actor.Country is null;

    static bool IsPerson(Actor a) => a.Id?.StartsWith("p.", StringComparison.Ordinal) == true;

    static bool IsOrgan(Actor a) => a.Sector is null or "GOV" or "MIL" or "COP" or "SPY" or "LEG" or "JUD" or "UNK";

    static bool IsState(Actor a) => a.Id is { Length: 3 } && a.Sector is null or "GOV";

    static int Width(DatedInterval d) => d is { From: { } f, To: { } t } ? t.DayNumber - f.DayNumber : int.MaxValue;

    static Event Merge(Event a, Event b)
    {
        var betterDate = Better(a.Date, b.Date);
        var swapped = a.Mutual && !Compatible(a.Source, b.Source);
        return a with
        {
            Source = MoreTelling(a.Source, swapped ? b.Target : b.Source),
            Target = MoreTelling(a.Target, swapped ? b.Source : b.Target),
            Action = a.Action.Cameo.TrimEnd('0').Length >= b.Action.Cameo.TrimEnd('0').Length ? a.Action : b.Action,
            Mutual = a.Mutual || b.Mutual,
            Date = betterDate,
            Place = a.Place ?? b.Place,
            ObjectId = a.ObjectId ?? b.ObjectId,
            Status = a.Status == Status.Occurred ? a.Status : b.Status,
            ClaimedBy = a.Status == Status.Occurred || b.Status == Status.Occurred ? null : a.ClaimedBy,
            Casualties = a.Casualties.Count >= b.Casualties.Count ? a.Casualties : b.Casualties,
            Confidence = Math.Max(a.Confidence, b.Confidence),
            Evidence = [.. a.Evidence, .. b.Evidence.Where(x => !a.Evidence.Contains(x))],
            QuoteIds = [.. a.QuoteIds.Union(b.QuoteIds)],
        };
    }

    static DatedInterval Better(DatedInterval a, DatedInterval b)
    {
        int Rank(DatedInterval d) => d.Source switch { DateSource.Text => 0, DateSource.Dateline => 1, DateSource.Narrative => 2, DateSource.Publication => 3, _ => 4 };
        if (a.Precision == DatePrecision.Unknown != (b.Precision == DatePrecision.Unknown))
        {
            return a.Precision == DatePrecision.Unknown ? b : a;
        }

        var (ra, rb) = (Rank(a), Rank(b));
        return ra != rb ? (ra < rb ? a : b) : (Width(b) < Width(a) ? b : a);
    }

    static Mention? MoreTelling(Mention? a, Mention? b)
    {
        int Rank(Mention m) => (m.Members is not null ? 8 : 0) + (IsPerson(m.Actor) ? 4 : 0) + (m.Actor.Id is not null ? 2 : 0) + (m.Actor.Sectors.Count > 0 ? 1 : 0);
        return a is null ? b : b is null || Rank(a) >= Rank(b) ? a : b;
    }
}
