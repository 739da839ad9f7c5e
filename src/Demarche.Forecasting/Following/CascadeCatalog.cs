namespace Demarche.Forecasting.Following;

/// <summary>The cascades that ship, and readers of others.</summary>
public sealed class CascadeCatalog
{
    CascadeCatalog(ActKinds kinds, Objects objects, IReadOnlyList<Cascade> cascades)
    {
        Kinds = kinds;
        Objects = objects;
        All = cascades;
    }

    /// <summary>Kinds of acts.</summary>
    public ActKinds Kinds { get; }

    /// <summary>Objects of acts.</summary>
    public Objects Objects { get; }

    /// <summary>All cascades, in order of the table.</summary>
    public IReadOnlyList<Cascade> All { get; }

    /// <summary>Reads cascades.tsv, acts-*.tsv, kinds.tsv and objects.tsv of a folder.</summary>
    public static CascadeCatalog Load(string folder)
    {
        var kinds = ActKinds.Load(Path.Combine(folder, "kinds.tsv"));
        var objects = Objects.Load(Path.Combine(folder, "objects.tsv"));
        Dictionary<string, List<Act>> acts = [];
        foreach (var file in Directory.EnumerateFiles(folder, "acts-*.tsv").Order(StringComparer.Ordinal))
        {
            using var reader = new StreamReader(file);
            foreach (var r in Table.Read(reader, Path.GetFileName(file)))
            {
                var days = Act.Days(r["date"]) ?? throw new FormatException($"{r.File} line {r.Line}: date '{r["date"]}' is no day, month or year; write YYYY-MM-DD, YYYY-MM or YYYY.");
                if (!acts.TryGetValue(r["cascade_id"], out var list))
                {
                    acts.Add(r["cascade_id"], list = []);
                }

                list.Add(new Act(r["actor"], days.From, days.Known, days.Precision, r["object_id"], r["kind"], r["source"], r["note"]));
            }
        }

        List<Cascade> all = [];
        using var table = new StreamReader(Path.Combine(folder, "cascades.tsv"));
        foreach (var r in Table.Read(table, "cascades.tsv"))
        {
            var kind = kinds.Find(r["kind"]) ?? throw new FormatException($"cascades.tsv line {r.Line}: kind '{r["kind"]}' is not in kinds.tsv.");
            var own = acts.GetValueOrDefault(r["cascade_id"], []);
            own.Sort(static (a, b) => a.Known != b.Known ? a.Known.CompareTo(b.Known) : string.CompareOrdinal(a.Actor, b.Actor));
            if (kind.Group == "recognise_government")
            {
                kinds.Governments.Add(r["object_id"]);
            }

            all.Add(new Cascade(r["cascade_id"], Enum.Parse<Family>(r["family"], ignoreCase: true), kind, r["object_id"], Act.Days(r["start"])!.Value.From, Act.Days(r["complete_to"])!.Value.Known, r["twins"], r["label"], own));
        }

        return new CascadeCatalog(kinds, objects, all);
    }

    /// <summary>The same catalogue with other cascades.</summary>
    public CascadeCatalog With(IReadOnlyList<Cascade> cascades) => new(Kinds, Objects, cascades);
}
