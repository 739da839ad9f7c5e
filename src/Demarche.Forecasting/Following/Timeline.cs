namespace Demarche.Forecasting.Following;

/// <summary>Who of the states had moved in a cascade by when, laid out for counting.</summary>
public sealed class Timeline
{
    readonly bool[] _kept;

    /// <summary>Lays out a cascade.</summary>
    public Timeline(World world, Cascade cascade)
    {
        ArgumentNullException.ThrowIfNull(world);
        ArgumentNullException.ThrowIfNull(cascade);
        Cascade = cascade;
        MovedOn = new int[world.Count];
        First = new Act?[world.Count];
        Array.Fill(MovedOn, int.MaxValue);
        foreach (var act in cascade.Acts)
        {
            if (world.Find(act.Actor) is var i and >= 0)
            {
                Move(i, act);
            }
            else if (act.Actor == "EUR")
            {
                // What the Union does its members do.
                for (var m = 0; m < world.Count; m++)
                {
                    if (world.Belongs(m, "EU", act.From.Year + 1))
                    {
                        Unions.Add((m, act.Known.DayNumber));
                    }
                }
            }
        }

        _kept = Kept(world);
    }

    /// <summary>The cascade.</summary>
    public Cascade Cascade { get; }

    /// <summary>Day number from whose end on a state's act is known; <see cref="int.MaxValue"/> for none.</summary>
    public int[] MovedOn { get; }

    /// <summary>The act of each state that moved.</summary>
    public Act?[] First { get; }

    /// <summary>States that moved as members of a union, and when.</summary>
    public List<(int State, int Day)> Unions { get; } = [];

    /// <summary>
    /// True when forecasts of the state may be scored. A state whose act is only recalled may not; and so that leaving these out does not make the others
    /// look more reluctant than they are, the same share of the states that never moved is left out with them, chosen by a hash of their codes.
    /// </summary>
    public bool MayScore(int state) => First[state] is { } act ? !act.Recalled : _kept[state];

    bool[] Kept(World world)
    {
        var moved = First.Count(a => a is not null);
        var sourced = First.Count(a => a is { Recalled: false });
        var share = moved == 0 ? 1 : sourced / (double)moved;
        var kept = new bool[First.Length];
        for (var i = 0; i < kept.Length; i++)
        {
            var hash = 2166136261u;
            foreach (var c in Cascade.Id + world.States[i].Id)
            {
                hash = (hash ^ c) * 16777619u;
            }

            kept[i] = (hash >> 8) % 1000 < share * 1000;
        }

        return kept;
    }

    void Move(int state, Act act)
    {
        if (act.Known.DayNumber < MovedOn[state])
        {
            MovedOn[state] = act.Known.DayNumber;
            First[state] = act;
        }
    }
}
