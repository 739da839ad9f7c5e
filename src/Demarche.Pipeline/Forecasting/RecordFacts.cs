using Demarche.Forecasting;

namespace Demarche.Pipeline.Forecasting;

/// <summary>Which code of an event is the relation a forecaster learns.</summary>
public enum RelationCode
{
    /// <summary>The PLOVER type, with its mode where the mode is <c>recognise</c>.</summary>
    Plover,

    /// <summary>The first two digits of the CAMEO code.</summary>
    CameoRoot,
}

/// <summary>Events of a record as facts to forecast from: source, code, target, day.</summary>
public static class RecordFacts
{
    /// <summary>Days an event may be spread over and still be a dated fact; its last day counts, so that nothing is known too early.</summary>
    public const int MostDays = 7;

    /// <summary>Takes every event with two named parties and a date no coarser than a week; <paramref name="leftOut"/> counts the others.</summary>
    public static FactSet Of(IEnumerable<Event> events, RelationCode code, out int leftOut)
    {
        ArgumentNullException.ThrowIfNull(events);
        var facts = new FactSet();
        leftOut = 0;
        foreach (var e in events)
        {
            var before = facts.Facts.Count;
            if (Day(e.Date) is { } day)
            {
                var relation = Relation(e.Action, code);
                foreach (var source in Parties(e.Source))
                {
                    foreach (var target in Parties(e.Target))
                    {
                        if (Name(facts, source) is { } s && Name(facts, target) is { } o && s != o)
                        {
                            facts.Add(s, relation, o, day.DayNumber);
                            if (e.Mutual)
                            {
                                facts.Add(o, relation, s, day.DayNumber);
                            }
                        }
                    }
                }
            }

            leftOut += facts.Facts.Count == before ? 1 : 0;
        }

        return facts;
    }

    /// <summary>The relation an event's code stands for.</summary>
    public static string Relation(ActionCode action, RelationCode code)
    {
        ArgumentNullException.ThrowIfNull(action);
        return code == RelationCode.CameoRoot ? action.Cameo[..2] : action.Plover.Mode == "recognise" ? action.Plover.Type + "-recognise" : action.Plover.Type;
    }

    static DateOnly? Day(DatedInterval date) => date is { From: { } from, To: { } to } && to.DayNumber - from.DayNumber < MostDays ? to : null;

    static IEnumerable<Actor> Parties(Mention? mention) => mention switch
    {
        null => [],
        { Members: { Count: > 0 } members } => members.SelectMany(Parties),
        _ => [mention.Actor],
    };

    /// <summary>The catalogue id; for somebody not in the catalogue sector and country, "COP (FRA)"; null when neither is known.</summary>
    static string? Name(FactSet facts, Actor actor)
    {
        var name = actor.Id ?? (actor is { Country: { } country, Sector: { } sector } ? $"{sector} ({country})" : null);
        if (name is not null)
        {
            facts.Entity(name, actor.Country ?? "", actor.Id == actor.Country ? "" : actor.Sector ?? "");
        }

        return name;
    }
}
