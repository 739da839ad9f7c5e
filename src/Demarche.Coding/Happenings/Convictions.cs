namespace Demarche.Coding.Happenings;

/// <summary>PLOVER counts a conviction as SANCTION-convict, whichever CAMEO code its words give.</summary>
static class Convictions
{
    static readonly PloverCode s_convict = new("SANCTION", "convict", ["legal"]);

    /// <summary>The act, read by PLOVER as a conviction where somebody is found guilty.</summary>
    public static Event Read(Event e) =>
        e.Action.Cameo is "173" or "116" && IsConviction(e.Trigger) ? e with { Action = e.Action with { Plover = s_convict with { Contexts = e.Action.Plover.Contexts } } } : e;

    static bool IsConviction(string trigger) => trigger.Contains("guilty", StringComparison.OrdinalIgnoreCase) || trigger.Contains("convict", StringComparison.OrdinalIgnoreCase);
}
