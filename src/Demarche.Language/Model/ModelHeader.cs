using System.Globalization;
using System.Text;
using Demarche.Language.Trees;

namespace Demarche.Language.Model;

/// <summary>The readable beginning of a model file: what it is, its labels, the sizes of its tables.</summary>
sealed record ModelHeader
{
    internal const string Magic = "Demarche language model 1";

    /// <summary>Origin and licence, for whoever opens the file.</summary>
    public required string Note { get; init; }

    /// <summary>Residual layers in order.</summary>
    public required string Layers { get; init; }

    /// <summary>Units of every layer.</summary>
    public int Width { get; init; } = 128;

    /// <summary>Joint tags as UPOS|XPOS.</summary>
    public required string[] Tags { get; init; }

    /// <summary>Relations; the root's is the last.</summary>
    public required string[] Labels { get; init; }

    public required ActionSet Actions { get; init; }

    /// <summary>Trained words, row 0 for unknown ones included.</summary>
    public required int Words { get; init; }

    /// <summary>Word vectors.</summary>
    public required int Vectors { get; init; }

    /// <summary>Words of either kind.</summary>
    public required int Vocabulary { get; init; }

    internal Layout ToLayout() => new(Layers, Width, Tags.Length, Actions.Count, Labels.Length);

    /// <summary>The header as text, one field a line, closed by an empty line.</summary>
    internal string Write()
    {
        var text = new StringBuilder();
        text.Append(Magic).Append('\n');
        Line("note", Note);
        Line("layers", Layers);
        Line("width", Number(Width));
        Line("tags", Tags);
        Line("labels", Labels);
        Line("left", [.. Actions.Left.Select(Number)]);
        Line("right", [.. Actions.Right.Select(Number)]);
        Line("sizes", Number(Words), Number(Vectors), Number(Vocabulary));
        return text.Append('\n').ToString();

        void Line(string name, params string[] values) => text.Append(name).Append('\t').AppendJoin('\t', values).Append('\n');
        static string Number(int n) => n.ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>Reads a header and says how many bytes it took.</summary>
    /// <exception cref="InvalidDataException">The bytes are no model of this version.</exception>
    internal static (ModelHeader Header, int Length) Read(ReadOnlySpan<byte> bytes)
    {
        var head = bytes[..Math.Min(bytes.Length, 1 << 16)];
        var end = head.IndexOf("\n\n"u8);
        if (end < 0 || !head.StartsWith(Encoding.UTF8.GetBytes(Magic + "\n")))
        {
            throw new InvalidDataException($"Not a file that begins with '{Magic}'. Train one with 'train language'.");
        }

        var fields = new Dictionary<string, string[]>(StringComparer.Ordinal);
        foreach (var line in Encoding.UTF8.GetString(head[..end]).Split('\n').Skip(1))
        {
            var cells = line.Split('\t');
            fields[cells[0]] = cells[1..];
        }

        try
        {
            var sizes = Numbers(fields["sizes"]);
            var header = new ModelHeader
            {
                Note = fields["note"][0],
                Layers = fields["layers"][0],
                Width = fields.TryGetValue("width", out var width) ? Numbers(width)[0] : 128,
                Tags = fields["tags"],
                Labels = fields["labels"],
                Actions = new ActionSet(Numbers(fields["left"]), Numbers(fields["right"])),
                Words = sizes[0],
                Vectors = sizes[1],
                Vocabulary = sizes[2],
            };
            if (sizes.Any(n => n is < 0 or > 10_000_000) || header.Layers.Any(c => c is not ('c' or 'r')) || header.Layers.Length > 16
                || header.Width is < 64 or > 1024 || header.Width % Kernels.Panel != 0
                || header.Actions.Left.Concat(header.Actions.Right).Any(l => l < 0 || l >= header.Labels.Length))
            {
                throw new InvalidDataException("The model's header holds sizes or labels out of range.");
            }

            return (header, end + 2);
        }
        catch (Exception e) when (e is KeyNotFoundException or FormatException or IndexOutOfRangeException or OverflowException)
        {
            throw new InvalidDataException($"The model's header is incomplete: {e.Message}", e);
        }

        static int[] Numbers(string[] cells) => [.. cells.Where(c => c.Length > 0).Select(c => int.Parse(c, CultureInfo.InvariantCulture))];
    }
}
