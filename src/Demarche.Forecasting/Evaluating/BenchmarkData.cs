namespace Demarche.Forecasting.Evaluating;

/// <summary>A benchmark folder: train, valid and test facts, names where there are any, and the unit of time found in them.</summary>
public sealed class BenchmarkData
{
    readonly int _first;

    BenchmarkData(List<Quadruple> train, List<Quadruple> valid, List<Quadruple> test, int unit, int first, FactSet names)
    {
        (Train, Valid, Test, Unit, _first, Names) = (train, valid, test, unit, first, names);
    }

    /// <summary>Facts with <see cref="Quadruple.Day"/> counted in units.</summary>
    public IReadOnlyList<Quadruple> Train { get; }

    /// <inheritdoc cref="Train"/>
    public IReadOnlyList<Quadruple> Valid { get; }

    /// <inheritdoc cref="Train"/>
    public IReadOnlyList<Quadruple> Test { get; }

    /// <summary>What one step of time is in the files: 1 where they count days, 24 where they count hours of whole days.</summary>
    public int Unit { get; }

    /// <summary>A day as the files write it.</summary>
    public int TimeOf(int day) => (day * Unit) + _first;

    /// <summary>The facts of train.txt under their names: what a forecaster is trained on; only some of them where <paramref name="wanted"/> says which.</summary>
    public FactSet Training(Func<Quadruple, bool>? wanted = null)
    {
        var set = new FactSet();
        for (var e = 0; e < Names.Entities.Count; e++)
        {
            set.Entity(Names.Entities[e], Names.Countries[e], Names.Roles[e]);
        }

        foreach (var r in Names.Relations)
        {
            set.Relation(r);
        }

        foreach (var f in Train)
        {
            if (wanted is null || wanted(f))
            {
                set.Add(f);
            }
        }

        return set;
    }

    /// <summary>Names of entities and relations; no facts.</summary>
    public FactSet Names { get; }

    /// <summary>Number of entities.</summary>
    public int Entities => Names.Entities.Count;

    /// <summary>Number of relations.</summary>
    public int Relations => Names.Relations.Count;

    /// <summary>Reads a folder; lines that cannot be read are reported and left out.</summary>
    /// <exception cref="FileNotFoundException">One of the three files is missing.</exception>
    /// <exception cref="FormatException">train.txt holds no fact.</exception>
    public static BenchmarkData Read(string folder, Action<Rejected>? rejected = null)
    {
        List<Quadruple> train = Part("train"), valid = Part("valid"), test = Part("test");
        if (train.Count == 0)
        {
            throw new FormatException($"train.txt in '{folder}' holds no fact; a line is 'source relation target time'.");
        }

        var unit = 0;
        var first = train.Min(f => f.Day);
        foreach (var list in (List<Quadruple>[])[train, valid, test])
        {
            foreach (var f in list)
            {
                unit = Gcd(unit, Math.Abs(f.Day - first));
            }
        }

        unit = Math.Max(1, unit);
        foreach (var list in (List<Quadruple>[])[train, valid, test])
        {
            for (var i = 0; i < list.Count; i++)
            {
                list[i] = list[i] with { Day = (list[i].Day - first) / unit };
            }
        }

        var all = train.Concat(valid).Concat(test);
        var names = new FactSet();
        Fill(ReadNames(Path.Combine(folder, "entity2id.txt")), all.Max(f => Math.Max(f.Source, f.Target)) + 1, n => names.Entity(n));
        Fill(ReadNames(Path.Combine(folder, "relation2id.txt")), all.Max(f => f.Relation) + 1, n => names.Relation(n));
        return new BenchmarkData(train, valid, test, unit, first, names);

        List<Quadruple> Part(string name) => QuadrupleFile.Read(Path.Combine(folder, name + ".txt"), rejected);
    }

    /// <summary>One name an id, in order; ids without a name of their own are called by number.</summary>
    static void Fill(List<string> names, int count, Action<string> add)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var id = 0; id < Math.Max(count, names.Count); id++)
        {
            var name = id < names.Count ? names[id] : "";
            add(name.Trim().Length > 0 && seen.Add(name) ? name : $"#{id}");
        }
    }

    static int Gcd(int a, int b) => b == 0 ? a : Gcd(b, a % b);

    static List<string> ReadNames(string path)
    {
        var names = new List<string>();
        if (!File.Exists(path))
        {
            return names;
        }

        foreach (var line in File.ReadLines(path))
        {
            var tab = line.LastIndexOf('\t');
            if (tab > 0 && int.TryParse(line.AsSpan(tab + 1), out var id) && id is >= 0 and < 50_000_000)
            {
                while (names.Count <= id)
                {
                    names.Add("");
                }

                names[id] = line[..tab];
            }
        }

        return names;
    }
}
