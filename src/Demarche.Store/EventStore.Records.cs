using System.Data.Common;
using Demarche.Store.Base;

namespace Demarche.Store;

public sealed partial class EventStore
{
    /// <summary>Which record this store answers from.</summary>
    public RecordChoice Record { get; private set; } = RecordChoice.Own;

    /// <summary>Opens a record for reading, or the base record, or both side by side. Nothing of the base record is written to the user's file.</summary>
    /// <param name="path">The user's own; need not exist when only the base record is asked for.</param>
    /// <param name="choice">Which.</param>
    /// <param name="baseFolder">Folder with the files of the base record.</param>
    /// <exception cref="StoreException"><c>no-base</c> when the base record is asked for and is not there, and as for <see cref="Open"/>.</exception>
    public static EventStore OpenRecord(string path, RecordChoice choice, string baseFolder)
    {
        if (choice == RecordChoice.Own)
        {
            return Open(path, readOnly: true);
        }

        ArgumentException.ThrowIfNullOrEmpty(baseFolder);
        var (events, coverage) = (System.IO.Path.Combine(baseFolder, BaseFiles.Events), System.IO.Path.Combine(baseFolder, BaseFiles.Coverage));
        if (!File.Exists(events) || !File.Exists(coverage))
        {
            throw new StoreException("no-base", $"there is no base record in '{baseFolder}'; build one with: demarche base build, or set DEMARCHE_BASE to its folder");
        }

        var store = choice == RecordChoice.Base ? OpenFile(":memory:", readOnly: false, null) : Open(path, readOnly: true);
        try
        {
            store.Record = choice;
            store.Run(Sql.Text("Base/views.sql")
                .Replace("main.", store.Catalog() + ".main.", StringComparison.Ordinal)
                .Replace("EVENTS", Sql.Quoted(events), StringComparison.Ordinal)
                .Replace("COVERAGE", Sql.Quoted(coverage), StringComparison.Ordinal)
                .Replace("WHERE OWN", choice == RecordChoice.Both ? "WHERE true" : "WHERE false", StringComparison.Ordinal)
                .Replace("WHERE BASE", "WHERE true", StringComparison.Ordinal));
            return store;
        }
        catch (DbException e)
        {
            store.Dispose();
            throw new StoreException("no-base", $"the base record in '{baseFolder}' cannot be read: {FirstLine(e.Message)}; build it again with: demarche base build", e);
        }
    }

    /// <summary>The database's own name, without which a view could not tell a table from itself.</summary>
    string Catalog()
    {
        using var command = _connection.CreateCommand();
        command.CommandText = "SELECT current_database()";
        return "\"" + ((string)command.ExecuteScalar()!).Replace("\"", "\"\"") + "\"";
    }
}
