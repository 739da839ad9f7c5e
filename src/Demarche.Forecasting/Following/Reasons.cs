using Demarche.Forecasting.Following.Learning;

namespace Demarche.Forecasting.Following;

/// <summary>Splits a forecast into what moves it, theme by theme, and finds the dated facts behind each.</summary>
sealed class Reasons(World world, CascadeCatalog catalog, IReadOnlyList<Timeline> others, Timeline timeline, DateOnly asOf, Engagement record, StrandModel model)
{
    const double Least = 0.1;

    readonly YearTies _ties = world.At(asOf);
    readonly int[] _followers = [.. Enumerable.Range(0, world.Count).Where(i => timeline.MovedOn[i] <= asOf.DayNumber).OrderByDescending(i => timeline.MovedOn[i])];
    readonly int _with = world.Find(catalog.Objects.With(timeline.Cascade.ObjectId));

    float[]? _together;

    /// <summary>Reasons of a candidate, strongest first; at most six.</summary>
    public IReadOnlyList<Reason> Of(int state, ReadOnlySpan<float> row, double[] mean)
    {
        Dictionary<string, double> themes = [];
        for (var i = 0; i < Features.Count; i++)
        {
            var theme = Features.All[i].Theme;
            themes[theme] = themes.GetValueOrDefault(theme) + (model.Calibration.Slope * model.Coefficients[i] * (row[i] - mean[i]));
        }

        return [.. themes.Where(t => Math.Abs(t.Value) >= Least).OrderByDescending(t => Math.Abs(t.Value)).Take(6).Select(t => Tell(t.Key, t.Value, state))];
    }

    Reason Tell(string theme, double weight, int state)
    {
        var more = weight > 0;
        return theme switch
        {
            "near" => Kin(theme, weight, world.Near, state, 0.45f, "neighbour", "neighbours"),
            "subregion" => Kin(theme, weight, world.Subregion, state, 0.5f, $"state of {Words(world.States[state].Subregion)}", $"states of {Words(world.States[state].Subregion)}"),
            "region" => Kin(theme, weight, world.Region, state, 0.5f, "state of its continent", "states of its continent"),
            "language" => Kin(theme, weight, world.Language, state, 0.5f, "state that shares its language", "states that share its language"),
            "rulers" => Kin(theme, weight, world.Rulers, state, 0.5f, "state of the same colonial past", "states of the same colonial past"),
            "defence" => Kin(theme, weight, _ties.Defence, state, 0.5f, "ally", "allies"),
            "groups" => Groups(weight, state),
            "voting" => Kin(theme, weight, _ties.Voting, state, 0.6f, "state that votes like it at the United Nations", "states that vote like it at the United Nations"),
            "together" => Kin(theme, weight, TogetherMatrix(), state, 0.35f, "state it used to move with", "states it used to move with"),
            "mover" => new Reason(theme, weight, MoverText(more, state), [.. First().Select(Fact)]),
            "object" or "against" => new Reason(theme, weight, ObjectText(theme, more, state), []),
            "ladder" => Steps(weight, state),
            "habit" => Habit(weight, state),
            "record" => RecordOf(weight, state),
            "forecaster" => Expected(weight, state),
            "position" => new Reason(theme, weight, _ties.Votes[state] is null ? "no votes at the United Nations to go by" : $"where it stands in the votes of the General Assembly speaks {(more ? "for" : "against")} it", []),
            "state" => new Reason(theme, weight, StateText(state), []),
            _ => new Reason(theme, weight, "age and pace of the cascade", []),
        };
    }

    float[] TogetherMatrix() => _together ??= new Habits(world, others).For(timeline.Cascade, asOf.Year).Together;

    Reason Kin(string theme, double weight, float[] matrix, int state, float least, string one, string many)
    {
        int[] kin = [.. Enumerable.Range(0, world.Count).Where(i => matrix[(state * world.Count) + i] >= least && (world.Exists(i, asOf) || timeline.MovedOn[i] <= asOf.DayNumber))];
        int[] moved = [.. kin.Where(i => timeline.MovedOn[i] <= asOf.DayNumber).OrderByDescending(i => matrix[(state * world.Count) + i])];
        var text = kin.Length == 0 ? $"no {one} to look at" : $"{moved.Length} of {kin.Length} {(kin.Length == 1 ? one : many)} moved";
        return new Reason(theme, weight, text, [.. moved.Take(4).Select(i => Fact(timeline.First[i]!))]);
    }

    Reason Groups(double weight, int state)
    {
        string[] shared = [.. world.Organisations.Where(o => world.Belongs(state, o, asOf.Year) && First().Any(a => world.Find(a.Actor) is var i and >= 0 && world.Belongs(i, o, asOf.Year)))];
        var kin = Kin("groups", weight, _ties.Groups, state, 0.4f, "close partner in organisations", "close partners in organisations");
        return kin with { Text = kin.Text + (shared.Length > 0 ? $"; shares {string.Join(", ", shared.Take(5).Select(Title))} with the first to move" : "; shares no organisation looked at with the first to move") };
    }

    string MoverText(bool more, int state)
    {
        var names = string.Join(", ", First().Take(3).Select(a => a.Actor));
        var rival = First().Any(a => world.Find(a.Actor) is var i and >= 0 && _ties.Rivals[(state * world.Count) + i] > 0);
        return rival ? $"a rival of {names}, the first to move" : more ? $"closer than most to {names}, the first to move" : $"further than most from {names}, the first to move";
    }

    string ObjectText(string theme, bool more, int state)
    {
        if (theme == "against")
        {
            var against = string.Join(", ", catalog.Objects.Against(timeline.Cascade.ObjectId, timeline.Cascade.Kind));
            return more ? $"less held back than most by ties to {against}" : $"held back by ties to {against}";
        }

        if (_with < 0)
        {
            return "ties to the object";
        }

        var name = world.States[_with].Name;
        var at = (state * world.Count) + _with;
        List<string> ties = [];
        if (world.Near[at] >= 1)
        {
            ties.Add($"borders {name}");
        }

        if (_ties.Rivals[at] > 0)
        {
            ties.Add($"a rival of {name}");
        }

        if (world.Language[at] > 0)
        {
            ties.Add($"shares a language with {name}");
        }

        if (_ties.Groups[at] >= 0.3f)
        {
            ties.Add($"shares organisations with {name}");
        }

        if (_ties.Voting[at] >= 0.7f)
        {
            ties.Add($"votes like {name} at the United Nations");
        }

        return ties.Count > 0 ? string.Join("; ", ties) : more ? $"ties to {name}" : $"few ties to {name}";
    }

    string StateText(int state)
    {
        var from = world.States[state].From;
        var age = from.AddYears(100) > asOf ? $"a state since {from.Year}, " : "";
        return from.AddYears(3) > asOf ? $"a state since {from:yyyy-MM-dd}" : age + (_ties.Votes[state] is null ? "no votes at the United Nations to go by" : $"in {_ties.Clubs[state]} of the organisations looked at");
    }

    Reason Steps(double weight, int state)
    {
        List<DatedFact> facts = [];
        foreach (var t in others)
        {
            var near = t.Cascade.ObjectId == timeline.Cascade.ObjectId || (catalog.Objects.With(t.Cascade.ObjectId) is { } w && _with >= 0 && w == world.States[_with].Id)
                || catalog.Objects.Against(timeline.Cascade.ObjectId, timeline.Cascade.Kind).Contains(t.Cascade.ObjectId);
            if (near && t.MovedOn[state] <= asOf.DayNumber && !t.Cascade.TellsOf(timeline.Cascade))
            {
                facts.Add(Fact(t.First[state]!));
            }
        }

        facts.Sort(static (a, b) => string.CompareOrdinal(b.Date, a.Date));
        return new Reason("ladder", weight, facts.Count == 0 ? "no step of the ladder taken yet" : $"has taken {facts.Count} step{(facts.Count == 1 ? "" : "s")} toward it or away from it: {facts[0].Text}", facts);
    }

    Reason Habit(double weight, int state)
    {
        var group = timeline.Cascade.Kind.Group;
        Timeline[] same = [.. others.Where(t => !t.Cascade.TellsOf(timeline.Cascade) && t.Cascade.Kind.Group == group && t.MovedOn.Any(d => d <= asOf.DayNumber))];
        Timeline[] joined = [.. same.Where(t => t.MovedOn[state] <= asOf.DayNumber).OrderByDescending(t => t.MovedOn[state])];
        return new Reason("habit", weight, $"took part in {joined.Length} of {same.Length} other cascades of this kind; its habits in all of them speak {(weight > 0 ? "for" : "against")} it", [.. joined.Take(3).Select(t => Fact(t.First[state]!))]);
    }

    Reason RecordOf(double weight, int state)
    {
        var id = world.States[state].Id;
        var (coop, conf) = _with >= 0 ? record.Toward(world.States[_with].Id, asOf).GetValueOrDefault(id) : (0, 0);
        var facts = _with >= 0 ? record.Latest(id, world.States[_with].Id, asOf, 4) : [];
        var name = _with >= 0 ? world.States[_with].Name : timeline.Cascade.ObjectId;
        return new Reason("record", weight, coop + conf > 0 ? $"acts toward {name} in the record of late (fading by half a year): {coop:0.0} cooperative, {conf:0.0} hostile" : $"no acts toward {name} in the record of late", facts);
    }

    Reason Expected(double weight, int state)
    {
        var id = world.States[state].Id;
        var chance = _with >= 0 ? record.Expected(timeline.Cascade.Kind.Cameo, world.States[_with].Id, asOf).GetValueOrDefault(id) : 0;
        return chance > 0
            ? new Reason("forecaster", weight, $"by the forecaster's rules, what passed between it and {world.States[_with].Name} leads to an act of this sort in {chance:0.0%} of the cases", record.Latest(id, world.States[_with].Id, asOf, 3))
            : new Reason("forecaster", weight, "nothing passed between the two in the record that the forecaster's rules could speak of", []);
    }

    IEnumerable<Act> First()
    {
        var first = timeline.MovedOn.Min();
        return _followers.Where(i => timeline.MovedOn[i] <= first + 3).Select(i => timeline.First[i]!).OrderBy(a => a.Known);
    }

    DatedFact Fact(Act act) => new(act.DateText, $"{(world.Find(act.Actor) is var i and >= 0 ? world.States[i].Name : act.Actor)} {catalog.Kinds.Find(act.Kind)?.Past ?? act.Kind} {catalog.Objects.Name(act.ObjectId) ?? (world.Find(act.ObjectId) is var o and >= 0 ? world.States[o].Name : act.ObjectId)}{(act.Note.Length > 0 ? $" ({act.Note})" : "")}", act.Source);

    static string Title(string organisation) => organisation.Length <= 6 ? organisation : string.Join(' ', organisation.Split('-').Select(w => w == "US" ? w : w.Length < 3 ? w.ToLowerInvariant() : w[0] + w[1..].ToLowerInvariant()));

    static string Words(string subregion) => string.Join(' ', subregion.Split('-').Select(w => char.ToUpperInvariant(w[0]) + w[1..]));
}
