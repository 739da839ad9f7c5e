namespace Demarche.Forecasting.Following;

/// <content>Ties between states.</content>
public sealed partial class World
{
    /// <summary>Earth's radius times π/180 … distances in kilometres.</summary>
    const double EarthRadius = 6371;

    readonly Dictionary<(string Organisation, int State), List<(int From, int To)>> _members = [];
    readonly HashSet<string> _defence = [];
    readonly Dictionary<int, SortedList<int, (float X, float Y)>> _votes = [];
    readonly Dictionary<int, YearTies> _years = [];
    readonly List<(int A, int B, int From, int To)> _rivals = [];
    readonly Lock _lock = new();
    string[] _organisations = [];

    /// <summary>Land border, or nearness of capitals: 1 at a border, falling by half each 700 km.</summary>
    public float[] Near { get; private set; } = [];

    /// <summary>1 within a United Nations subregion.</summary>
    public float[] Subregion { get; private set; } = [];

    /// <summary>1 within a continent.</summary>
    public float[] Region { get; private set; } = [];

    /// <summary>1 when a language of government is shared.</summary>
    public float[] Language { get; private set; } = [];

    /// <summary>1 for a common former ruler, or between ruler and ruled.</summary>
    public float[] Rulers { get; private set; } = [];

    /// <summary>Organisations by name.</summary>
    public IReadOnlyList<string> Organisations => _organisations;

    /// <summary>What depends on the year: taken from whatever was known at the end of the year before.</summary>
    public YearTies At(DateOnly day)
    {
        lock (_lock)
        {
            var year = Math.Max(day.Year, 1900);
            if (!_years.TryGetValue(year, out var ties))
            {
                _years.Add(year, ties = BuildYear(year));
            }

            return ties;
        }
    }

    /// <summary>True when the state belongs to the organisation at the beginning of that year.</summary>
    public bool Belongs(int state, string organisation, int year) =>
        _members.TryGetValue((organisation, state), out var spells) && spells.Any(s => s.From < year && s.To > year);

    /// <summary>Position in the votes of the last year before this one that has any, not older than five years; of its own predecessor when it is new.</summary>
    public (float X, float Y)? Votes(int state, int year)
    {
        var alias = States[state].Id switch { "SUN" => Find("RUS"), "SRB" or "SCG" => Find("YUG"), _ => state };
        return Latest(alias, year) ?? (States[state].Continues is [var before, ..] && Find(before) is var i and >= 0 ? Latest(i, year) : null);
    }

    (float X, float Y)? Latest(int state, int year)
    {
        if (!_votes.TryGetValue(state, out var own))
        {
            return null;
        }

        for (var y = year - 1; y >= year - 8; y--)
        {
            if (own.TryGetValue(y, out var at))
            {
                return at;
            }
        }

        return null;
    }

    void ReadTies(string folder)
    {
        Static(folder);
        foreach (var r in Rows(folder, "memberships.tsv"))
        {
            if (Find(r["state"]) is var i and >= 0)
            {
                if (!_members.TryGetValue((r["organisation"], i), out var spells))
                {
                    _members.Add((r["organisation"], i), spells = []);
                }

                spells.Add((int.Parse(r["from"]), r["to"].Length > 0 ? int.Parse(r["to"]) : int.MaxValue));
                if (r["tie"] == "defence")
                {
                    _defence.Add(r["organisation"]);
                }
            }
        }

        _organisations = [.. _members.Keys.Select(k => k.Organisation).Distinct().Order(StringComparer.Ordinal)];
        foreach (var r in Rows(folder, "un-voting.tsv"))
        {
            if (Find(r["state"]) is var i and >= 0)
            {
                if (!_votes.TryGetValue(i, out var own))
                {
                    _votes.Add(i, own = []);
                }

                own[int.Parse(r["year"])] = (float.Parse(r["d1"]), float.Parse(r["d2"]));
            }
        }

        foreach (var r in Rows(folder, "rivalries.tsv"))
        {
            if (Find(r["a"]) is var a and >= 0 && Find(r["b"]) is var b and >= 0)
            {
                _rivals.Add((a, b, int.Parse(r["from"]), r["to"].Length > 0 ? int.Parse(r["to"]) : int.MaxValue));
            }
        }
    }

    void Static(string folder)
    {
        var n = Count;
        (Near, Subregion, Region, Language, Rulers) = (new float[n * n], new float[n * n], new float[n * n], new float[n * n], new float[n * n]);
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j < n; j++)
            {
                if (i == j)
                {
                    continue;
                }

                var (a, b) = (States[i], States[j]);
                Near[(i * n) + j] = (float)Math.Exp(-Distance(a, b) / 1000);
                Subregion[(i * n) + j] = a.Subregion == b.Subregion ? 1 : 0;
                Region[(i * n) + j] = a.Region == b.Region ? 1 : 0;
                Language[(i * n) + j] = a.Languages.Any(b.Languages.Contains) ? 1 : 0;
                Rulers[(i * n) + j] = a.Rulers.Any(b.Rulers.Contains) || a.Rulers.Contains(b.Id) || b.Rulers.Contains(a.Id) ? 1 : 0;
            }
        }

        foreach (var r in Rows(folder, "borders.tsv"))
        {
            if (Find(r["a"]) is var a and >= 0 && Find(r["b"]) is var b and >= 0)
            {
                Near[(a * n) + b] = Near[(b * n) + a] = 1;
            }
        }
    }

    static double Distance(State a, State b)
    {
        const double Radian = Math.PI / 180;
        var (la, lb) = (a.Latitude * Radian, b.Latitude * Radian);
        var h = (Math.Pow(Math.Sin((lb - la) / 2), 2)) + (Math.Cos(la) * Math.Cos(lb) * Math.Pow(Math.Sin((b.Longitude - a.Longitude) * Radian / 2), 2));
        return 2 * EarthRadius * Math.Asin(Math.Sqrt(Math.Min(1, h)));
    }

    YearTies BuildYear(int year)
    {
        var n = Count;
        var ties = new YearTies(n);
        var size = new int[_organisations.Length];
        foreach (var _ in _organisations)
        {
            ties.Members.Add(new bool[n]);
        }

        for (var o = 0; o < _organisations.Length; o++)
        {
            for (var i = 0; i < n; i++)
            {
                if (Belongs(i, _organisations[o], year))
                {
                    ties.Members[o][i] = true;
                    size[o]++;
                }
            }
        }

        var norm = new double[n];
        for (var o = 0; o < _organisations.Length; o++)
        {
            // Sharing a club of seven says more than sharing one of a hundred and twenty.
            var weight = Math.Log((n + 1.0) / (size[o] + 1));
            for (var i = 0; i < n; i++)
            {
                if (!ties.Members[o][i])
                {
                    continue;
                }

                norm[i] += weight;
                ties.Clubs[i]++;
                for (var j = 0; j < n; j++)
                {
                    if (j != i && ties.Members[o][j])
                    {
                        ties.Groups[(i * n) + j] += (float)weight;
                        if (_defence.Contains(_organisations[o]))
                        {
                            ties.Defence[(i * n) + j] = 1;
                        }
                    }
                }
            }
        }

        for (var i = 0; i < n; i++)
        {
            ties.Votes[i] = Votes(i, year);
        }

        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j < n; j++)
            {
                if (i == j)
                {
                    continue;
                }

                ties.Groups[(i * n) + j] /= (float)Math.Sqrt((norm[i] + 1) * (norm[j] + 1));
                if (ties.Votes[i] is { } a && ties.Votes[j] is { } b)
                {
                    var d2 = ((a.X - b.X) * (a.X - b.X)) + ((a.Y - b.Y) * (a.Y - b.Y));
                    ties.Voting[(i * n) + j] = MathF.Exp(-d2 / 0.18f);
                }
            }
        }

        foreach (var (a, b, from, to) in _rivals)
        {
            if (from < year && to >= year)
            {
                ties.Rivals[(a * n) + b] = ties.Rivals[(b * n) + a] = 1;
            }
        }

        return ties;
    }

    static IEnumerable<TableRow> Rows(string folder, string name)
    {
        using var reader = new StreamReader(Path.Combine(folder, name));
        foreach (var row in Table.Read(reader, name))
        {
            yield return row;
        }
    }
}
