namespace Demarche.Cli.Output;

/// <summary>How rows are written.</summary>
enum OutputFormat
{
    /// <summary>Columns aligned for reading.</summary>
    Table,

    /// <summary>One array of objects.</summary>
    Json,

    /// <summary>One object a line.</summary>
    Jsonl,

    /// <summary>Comma-separated with a header line.</summary>
    Csv,

    /// <summary>Tab-separated with a header line.</summary>
    Tsv,

    /// <summary>Columns in a binary file; needs a file to write to.</summary>
    Parquet,
}
