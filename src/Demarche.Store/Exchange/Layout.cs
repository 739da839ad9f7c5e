using System.Globalization;

namespace Demarche.Store.Exchange;

/// <summary>A layout of event files that other programs read and write. Column order is an API.</summary>
public abstract class Layout
{
    /// <summary>Name on the command line.</summary>
    public abstract string Name { get; }

    /// <summary>Columns, in order.</summary>
    public abstract IReadOnlyList<string> Columns { get; }

    /// <summary>True when files begin with a line of column names.</summary>
    public virtual bool HasHeader => true;

    /// <summary>Takes one row.</summary>
    /// <exception cref="FormatException">With what is wrong with which cell.</exception>
    internal abstract ImportedRow Read(Cells row, CountryCodes codes);

    /// <summary>The rows of one event; none when this layout cannot say it (no day, no party).</summary>
    internal abstract IEnumerable<string[]> Write(StoredEvent e, CountryCodes codes);

    /// <summary>The layouts, by name.</summary>
    public static Layout? Find(string name) => All.FirstOrDefault(l => l.Name == name);

    /// <summary>Every layout.</summary>
    public static IReadOnlyList<Layout> All { get; } = [new Icews(), new Polecat(), new Gdelt(), new GdeltMentions(), new Phoenix()];

    /// <summary>One day of an event, or null when the text tells it more coarsely: these layouts have no place for intervals.</summary>
    private protected static DateOnly? Day(Event e) => e.Date is { From: { } from, To: { } to } && from == to ? from : null;

    private protected static DateOnly ReadDay(string text, string format) =>
        DateOnly.TryParseExact(text, format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day
        : throw new FormatException($"the date is '{text}', not of the form {format}");

    private protected static double? ReadNumber(string? text) =>
        text is not null && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var n) && double.IsFinite(n) ? n : null;

    private protected static string Number(double? n) => n?.ToString(CultureInfo.InvariantCulture) ?? "";

    /// <summary>The act of a code as found in files: leading zero lost, letters at the end ("13y"), or no code but a label.</summary>
    private protected static CameoEntry ReadCode(string? code, string? label)
    {
        if (code is not null && Ontology.Find(code) is { } exact)
        {
            return exact;
        }

        if (label is not null && s_labels.TryGetValue(label, out var named))
        {
            return named;
        }

        if (code is not null)
        {
            var digits = code.TrimEnd('x', 'y', 'z', 'X', 'Y', 'Z');
            if ((Ontology.Find(digits) ?? Ontology.Find("0" + digits)) is { } mended)
            {
                return mended;
            }
        }

        throw new FormatException($"the code is '{code}'{(label is null ? "" : $" and the label '{label}'")}, neither is CAMEO");
    }

    /// <summary>Pairs of single parties: members of compounds one by one, an act without direction both ways.</summary>
    private protected static IEnumerable<(Mention Source, Mention Target, int Number)> Pairs(Event e)
    {
        if (e.Source is null || e.Target is null)
        {
            yield break;
        }

        var n = 0;
        foreach (var s in Members(e.Source))
        {
            foreach (var t in Members(e.Target))
            {
                yield return (s, t, n++);
                if (e.Mutual)
                {
                    yield return (t, s, n++);
                }
            }
        }
    }

    private protected static IReadOnlyList<Mention> Members(Mention? m) => m is null ? [] : m.Members is { Count: > 0 } all ? all : [m];

    /// <summary>Id of the nth row of an event.</summary>
    private protected static string RowId(Event e, int n) => n == 0 ? e.Id : $"{e.Id}.{n}";

    static readonly Dictionary<string, CameoEntry> s_labels = Ontology.Cameo.GroupBy(c => c.Label, StringComparer.OrdinalIgnoreCase).ToDictionary(g => g.Key, g => g.First(), StringComparer.OrdinalIgnoreCase);
}
