namespace Demarche.Cli.Output;

/// <summary>One column of an answer: its name in files and how to take its value from a row.</summary>
/// <param name="Name">Name in snake_case; the heading of tables in words.</param>
/// <param name="Value">A string, number, bool, <see cref="DateOnly"/>, list of strings, or null.</param>
sealed record Column<T>(string Name, Func<T, object?> Value);

/// <summary>An answer's columns: all of them for files and pipes, a few for reading on a terminal.</summary>
/// <param name="Fields">Columns of json, jsonl, csv and tsv; their order is what other programs rely on.</param>
/// <param name="Table">Columns of the table.</param>
sealed record Listing<T>(IReadOnlyList<Column<T>> Fields, IReadOnlyList<Column<T>> Table);
