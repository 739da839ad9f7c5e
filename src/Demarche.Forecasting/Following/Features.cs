namespace Demarche.Forecasting.Following;

/// <summary>The features of the hazard, by place, with the theme their reasons are told under.</summary>
public static class Features
{
    /// <summary>Ties whose followers are counted, in the order of their features.</summary>
    public static readonly string[] Ties = ["near", "subregion", "region", "language", "rulers", "groups", "defence", "voting", "together"];

    /// <summary>Name and theme of every feature.</summary>
    public static readonly (string Name, string Theme)[] All = Build();

    static readonly int s_forecaster = Of("forecaster");

    /// <summary>Their number.</summary>
    public static int Count => All.Length;

    /// <summary>Place of a feature.</summary>
    public static int Of(string name) => Array.FindIndex(All, f => f.Name == name);

    /// <summary>
    /// How much harder than the others a feature's coefficient is pulled: the forecaster's rules speak of one kind of act only where the record is dense, and
    /// held like the others they cost more order than they gave.
    /// </summary>
    public static double Pull(int feature) => feature == s_forecaster ? 11 : 1;

    static (string, string)[] Build()
    {
        List<(string, string)> all =
        [
            ("since_start", "time"), ("since_last", "time"), ("followers", "time"), ("share", "time"), ("recent_year", "time"), ("recent_quarter", "time"), ("first_only", "time"),
            ("hostile", "act"), ("hostile_since_start", "act"), ("hostile_since_last", "act"), ("rung", "act"), ("government", "act"), ("relations", "act"),
        ];
        all.AddRange(Ties.Select(t => ($"moved_{t}", t)));
        all.AddRange(Ties.Select(t => ($"moving_{t}", t)));
        all.AddRange(
        [
            ("votes_like_followers", "voting"), ("alike_clubs", "groups"), ("alike_acts", "together"),
            ("mover_near", "mover"), ("mover_language", "mover"), ("mover_groups", "mover"), ("mover_defence", "mover"), ("mover_voting", "mover"), ("mover_rival", "mover"),
            ("habit_kind", "habit"), ("habit_side", "habit"), ("habit_early", "habit"), ("habit_recent", "habit"),
            ("ready_now", "habit"), ("ready_lately", "habit"), ("ready_ever", "habit"), ("ready_alike", "habit"),
            ("age", "state"), ("votes_x", "position"), ("votes_y", "position"),
            ("object_near", "object"), ("object_region", "object"), ("object_language", "object"), ("object_groups", "object"), ("object_defence", "object"), ("object_voting", "object"), ("object_rival", "object"),
            ("against_near", "against"), ("against_groups", "against"), ("against_defence", "against"), ("against_voting", "against"), ("against_rival", "against"),
            ("ladder", "ladder"), ("ladder_other_side", "ladder"), ("can_undo", "ladder"), ("cannot_undo", "ladder"), ("undone", "ladder"), ("toward_against", "ladder"), ("earlier_wave", "ladder"),
            ("new_state", "state"), ("clubs", "state"), ("no_votes", "state"),
            ("record_cooperation", "record"), ("record_conflict", "record"), ("record_activity", "record"), ("record_missing", "record"), ("forecaster", "forecaster"),
        ]);
        return [.. all];
    }
}
