using System.Collections.Concurrent;
using Demarche.Store.Access;
using DuckDB.NET.Data;

namespace Demarche.Store;

/// <summary>The SQL files inside the assembly, by name. No statement with a user's value in it is ever put together from strings: values travel as parameters.</summary>
static class Sql
{
    static readonly ConcurrentDictionary<string, string> s_texts = new();

    /// <summary>The text of <c>Questions/name.sql</c>.</summary>
    public static string Question(string name) => s_texts.GetOrAdd(name, static n => Read($"Questions/{n}.sql"));

    /// <summary>The text of another file of the assembly.</summary>
    public static string Text(string name) => s_texts.GetOrAdd(name, Read);

    /// <summary>A path or version inside a statement that takes no bound values; never a user's words.</summary>
    public static string Quoted(string text) => "'" + text.Replace("'", "''") + "'";

    /// <summary>Numbered schema steps in order.</summary>
    public static IReadOnlyList<(int Number, string Name, string Text)> Schema { get; } =
        [.. typeof(Sql).Assembly.GetManifestResourceNames()
            .Where(n => n.StartsWith("Schema/", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(n => (int.Parse(n.AsSpan(7, 4)), n[7..], Read(n)))];

    /// <summary>Runs a question; the values are given as (name, value) and bound to <c>$name</c>.</summary>
    public static List<T> Ask<T>(Link connection, string name, Func<Row, T> read, params ReadOnlySpan<(string Name, object? Value)> values)
    {
        using var command = connection.CreateCommand();
        command.CommandText = Question(name);
        foreach (var (n, v) in values)
        {
            command.Parameters.Add(new DuckDBParameter(n, v ?? DBNull.Value));
        }

        using var reader = command.ExecuteReader();
        var row = new Row(reader);
        var found = new List<T>();
        while (reader.Read())
        {
            found.Add(read(row));
        }

        return found;
    }

    static string Read(string name)
    {
        using var stream = typeof(Sql).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"{name} is missing from the assembly.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
