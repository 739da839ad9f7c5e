using Demarche.Forecasting;

namespace Demarche.Tests.Forecasting;

/// <summary>A made-up history with habits: some pairs meet every few days, an accusation is answered the day after, police of a country act on its citizens.</summary>
static class SmallWorld
{
    public static readonly string[] Relations = ["meets", "accuses", "replies", "arrests"];

    public static FactSet Create(int days = 60, int seed = 1, int firstDay = 100)
    {
        var set = new FactSet();
        for (var c = 0; c < 6; c++)
        {
            set.Entity($"Land{c}");
            set.Entity($"Police (Land{c})");
            set.Entity($"Citizen (Land{c})");
            set.Entity($"Party (Land{c})");
        }

        foreach (var r in Relations)
        {
            set.Relation(r);
        }

        foreach (var f in Facts(days, seed))
        {
            set.Add(f with { Day = f.Day + firstDay });
        }

        return set;
    }

    public static IEnumerable<Quadruple> Facts(int days, int seed)
    {
        var random = new Random(seed);
        var accused = new List<Quadruple>();
        for (var day = 0; day < days; day++)
        {
            foreach (var a in accused)
            {
                yield return new Quadruple(a.Target, 2, a.Source, day);
            }

            accused.Clear();
            for (var c = 0; c < 6; c++)
            {
                if (day % (c + 2) == 0)
                {
                    yield return new Quadruple(4 * c, 0, 4 * ((c + 1) % 6), day);
                    yield return new Quadruple(4 * ((c + 1) % 6), 0, 4 * c, day);
                }

                if (random.Next(4) == 0)
                {
                    var accusation = new Quadruple(4 * c, 1, 4 * ((c + 1 + random.Next(5)) % 6), day);
                    accused.Add(accusation);
                    yield return accusation;
                }

                if (random.Next(3) == 0)
                {
                    yield return new Quadruple((4 * c) + 1, 3, (4 * c) + 2 + random.Next(2), day);
                }
            }
        }
    }

    public static ForecastOptions Options => new()
    {
        Encoders = 1,
        Encoder = new() { Width = 16, Hidden = 32, Epochs = 2, Replays = 1 },
        Trees = new() { Trees = 20, Depth = 4 },
    };
}
