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
        command.CommandText = Fold(Question(name), values);
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

    /// <summary>
    /// The statement without the conditions whose value is not given: <c>($x::TYPE IS NULL OR …)</c> is true then, and its look-ups need not be planned. Nothing but the statement's own text is left out.
    /// </summary>
    internal static string Fold(string text, ReadOnlySpan<(string Name, object? Value)> values)
    {
        foreach (var (name, value) in values)
        {
            for (var from = 0; Condition(text, name, from) is { } at;)
            {
                text = value is null ? string.Concat(text.AsSpan(0, at.Start), "true", text.AsSpan(at.End)) : string.Concat(text.AsSpan(0, at.Start + 1), text.AsSpan(at.Inside));
                from = at.Start + 1;
            }
        }

        return text;
    }

    /// <summary>Where the condition of a value stands: its parenthesis, what comes behind IS NULL OR, and past the parenthesis that closes it.</summary>
    static (int Start, int Inside, int End)? Condition(string text, string name, int from)
    {
        const string Null = " IS NULL OR ";
        const string Broken = " IS NULL\n";
        var head = "($" + name + "::";
        for (var start = text.IndexOf(head, from, StringComparison.Ordinal); start >= 0; start = text.IndexOf(head, start + 1, StringComparison.Ordinal))
        {
            var type = start + head.Length;
            while (char.IsAsciiLetter(text[type]))
            {
                type++;
            }

            var rest = text.AsSpan(type).StartsWith(Null, StringComparison.Ordinal) ? type + Null.Length
                : text.AsSpan(type).StartsWith(Broken, StringComparison.Ordinal) ? text.IndexOf("OR ", type, StringComparison.Ordinal) + 3 : -1;
            if (rest < 0)
            {
                continue;
            }

            var (end, depth) = (start + 1, 1);
            for (; depth > 0; end++)
            {
                depth += text[end] switch { '(' => 1, ')' => -1, _ => 0 };
            }

            return (start, rest, end);
        }

        return null;
    }

    static string Read(string name)
    {
        using var stream = typeof(Sql).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"{name} is missing from the assembly.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
