using Demarche.Forecasting.History;

namespace Demarche.Forecasting.Evaluating;

/// <summary>A benchmark folder: train, valid and test facts, names where there are any, and the unit of time found in them.</summary>
public sealed class BenchmarkData
{
    BenchmarkData(List<Quadruple> train, List<Quadruple> valid, List<Quadruple> test, int unit, int entities, int relations, Kinds kinds)
    {
        (Train, Valid, Test, Unit, Entities, Relations, Kinds) = (train, valid, test, unit, entities, relations, kinds);
    }

    /// <summary>Facts with <see cref="Quadruple.Day"/> counted in units.</summary>
    public IReadOnlyList<Quadruple> Train { get; }

    /// <inheritdoc cref="Train"/>
    public IReadOnlyList<Quadruple> Valid { get; }

    /// <inheritdoc cref="Train"/>
    public IReadOnlyList<Quadruple> Test { get; }

    /// <summary>What one step of time is in the files: 1 where they count days, 24 where they count hours of whole days.</summary>
    public int Unit { get; }

    /// <summary>Number of entities.</summary>
    public int Entities { get; }

    /// <summary>Number of relations.</summary>
    public int Relations { get; }

    internal Kinds Kinds { get; }

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
        var first = train[0].Day;
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
        var names = Names(Path.Combine(folder, "entity2id.txt"));
        var entities = Math.Max(all.Max(f => Math.Max(f.Source, f.Target)) + 1, names.Count);
        while (names.Count < entities)
        {
            names.Add("");
        }

        return new BenchmarkData(train, valid, test, unit, entities, all.Max(f => f.Relation) + 1, Kinds.FromNames(names));

        List<Quadruple> Part(string name) => QuadrupleFile.Read(Path.Combine(folder, name + ".txt"), rejected);
    }

    static int Gcd(int a, int b) => b == 0 ? a : Gcd(b, a % b);

    static List<string> Names(string path)
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
