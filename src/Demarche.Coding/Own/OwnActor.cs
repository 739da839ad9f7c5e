namespace Demarche.Coding.Own;

/// <summary>An actor that the user brings: names, and what the actor is from one day to another.</summary>
/// <param name="Names">First the display name; an underscore is a space.</param>
/// <param name="Periods">In the order given: the first that holds on a day counts; one without days holds when no other does.</param>
/// <param name="Line">Where it stands.</param>
public sealed record OwnActor(IReadOnlyList<string> Names, IReadOnlyList<OwnPeriod> Periods, int Line)
{
    /// <summary>What the actor is on a day; null for nothing (a code of dashes says so).</summary>
    /// <param name="on">The day; null takes the period without days, or else the last.</param>
    public OwnPeriod? At(DateOnly? on)
    {
        OwnPeriod? always = null;
        foreach (var p in Periods)
        {
            if (p.IsAlways)
            {
                always ??= p;
            }
            else if (on is { } day && p.From <= day && day <= p.To)
            {
                return p;
            }
        }

        return always ?? (on is null && Periods.Count > 0 ? Periods[^1] : null);
    }
}

/// <summary>What an actor is from one day to another, both inclusive.</summary>
/// <param name="Codes">Actor codes, several where the name stands for several actors ("FRO/BIL/SAM"); empty says: nobody.</param>
/// <param name="From">First day.</param>
/// <param name="To">Last day.</param>
public sealed record OwnPeriod(IReadOnlyList<OwnCode> Codes, DateOnly From, DateOnly To)
{
    /// <summary>Holds whenever no other does.</summary>
    public bool IsAlways => From == DateOnly.MinValue && To == DateOnly.MaxValue;
}

/// <summary>A code of country and sectors.</summary>
/// <param name="Country">Three letters; empty for none.</param>
/// <param name="Sectors">Blocks of three letters, primary first.</param>
public sealed record OwnCode(string Country, IReadOnlyList<string> Sectors)
{
    /// <summary>Reads "GONMIL": three letters of country, then blocks of three. Dashes in front stand for no country.</summary>
    public static OwnCode Parse(string code)
    {
        var country = code.Length >= 3 ? code[..3] : code;
        List<string> sectors = [];
        for (var i = 3; i < code.Length; i += 3)
        {
            sectors.Add(code[i..Math.Min(code.Length, i + 3)]);
        }

        return new OwnCode(country, sectors);
    }

    /// <summary>The code with further blocks that it does not hold yet.</summary>
    public OwnCode With(IEnumerable<string> blocks)
    {
        List<string> all = [.. Sectors];
        foreach (var b in blocks)
        {
            if (b != Country && !all.Contains(b))
            {
                all.Add(b);
            }
        }

        return all.Count == Sectors.Count ? this : this with { Sectors = all };
    }
}
