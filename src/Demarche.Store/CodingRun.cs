namespace Demarche.Store;

/// <summary>What coded a document: the same run id means the same program, model and tables, so the same answers.</summary>
/// <param name="CoderVersion">Version of the program.</param>
/// <param name="ModelHash">Hash of the language model; empty when none was used.</param>
/// <param name="TablesHash">Hash of the data tables; empty when not told.</param>
public sealed record CodingRun(string CoderVersion, string ModelHash = "", string TablesHash = "")
{
    /// <summary>Nobody said what coded it.</summary>
    public static CodingRun Unknown { get; } = new("unknown");

    /// <summary>Hash of the parts.</summary>
    public string Id { get; } = "r" + Ids.Hash(CoderVersion, ModelHash, TablesHash);
}
