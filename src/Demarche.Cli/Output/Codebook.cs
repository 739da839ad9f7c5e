using Demarche.Pipeline;

namespace Demarche.Cli.Output;

/// <summary>What the columns of the project's own layout mean, from <c>data/exchange/codebook.tsv</c>.</summary>
static class Codebook
{
    static readonly Lazy<IReadOnlyList<(string Column, string Type, string Meaning)>> s_rows = new(() =>
    {
        using var reader = new StreamReader(Path.Combine(Installation.Data, "exchange", "codebook.tsv"));
        return [.. Table.Read(reader, "codebook.tsv").Select(r => (r["column"], r["type"], r["meaning"]))];
    });

    /// <summary>Every column, in order.</summary>
    public static IReadOnlyList<(string Column, string Type, string Meaning)> Rows => s_rows.Value;

    /// <summary>Type of a column; null when the codebook does not have it.</summary>
    public static string? TypeOf(string column) => Rows.FirstOrDefault(r => r.Column == column).Type;
}
