using Demarche.Pipeline;

namespace Demarche.Web.Pages;

/// <summary>What the codes and columns mean.</summary>
public sealed record CodebookModel(IReadOnlyList<(string Column, string Type, string Meaning)> Columns)
{
    public static CodebookModel Of()
    {
        using var reader = new StreamReader(Path.Combine(Installation.Data, "exchange", "codebook.tsv"));
        return new CodebookModel([.. Table.Read(reader, "codebook.tsv").Select(r => (r["column"], r["type"], r["meaning"]))]);
    }
}
