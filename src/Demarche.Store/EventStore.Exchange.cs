using System.Data.Common;
using Demarche.Store.Exchange;
using Demarche.Store.Access;
using DuckDB.NET.Data;

namespace Demarche.Store;

public sealed partial class EventStore
{
    const int MaxLine = 1 << 20;
    const int MostBroken = 1000;

    /// <summary>Takes a file of another layout into the record, in one transaction: all of it, or nothing.</summary>
    /// <param name="reader">The file; read to its end, not closed.</param>
    /// <param name="origin">Its name, for messages.</param>
    /// <param name="layout">Its layout.</param>
    /// <param name="codes">How layouts write countries.</param>
    /// <exception cref="FormatException">When the header is not this layout's.</exception>
    public ImportResult Import(TextReader reader, string origin, Layout layout, CountryCodes codes)
    {
        ArgumentNullException.ThrowIfNull(reader);
        ArgumentNullException.ThrowIfNull(layout);
        ArgumentNullException.ThrowIfNull(codes);
        var known = Sql.Ask(_connection, "imported-keys", r => r.Text("row_key"), ("layout", layout.Name)).ToHashSet(StringComparer.Ordinal);
        var file = ExchangeFile.Read(reader, origin, layout, codes, known, MaxLine, MostBroken);
        if (file.Rows.Count == 0)
        {
            return file.Result;
        }

        var import = "i" + Ids.Hash([layout.Name, .. file.Rows.Select(r => r.Cells)]);
        var article = new Article { Id = import, Text = "", Origin = origin, Title = $"{layout.Name} {Path_(origin)}", Published = new PublicationDate(null, "none", "imported events") };
        var coded = new CodedArticle(article, [], Clustered([.. file.Rows.Select(r => r.Event).OfType<Event>()]), [], []);
        var run = new CodingRun("import " + layout.Name);
        try
        {
            using var transaction = _connection.BeginTransaction();
            AddRun(run);
            using (var appenders = new Appenders(_connection))
            {
                new ArticleWriter(appenders, coded, run.Id, 0).Write();
            }

            using (var appender = _connection.CreateAppender("imports"))
            {
                appender.CreateRow().Add(import).Add(layout.Name).Add(origin).Add(file.Header).EndRow();
            }

            using (var appender = _connection.CreateAppender("imported_rows"))
            {
                foreach (var r in file.Rows)
                {
                    appender.CreateRow().Add(import).Add(r.Line).Add(r.Key).Add(r.EventId).Add(r.Cells).EndRow();
                }
            }

            transaction.Commit();
        }
        catch (DbException e)
        {
            throw new StoreException("unwritable", $"'{Path}' cannot be written: {FirstLine(e.Message)}", e);
        }

        return file.Result;
    }

    /// <summary>Writes the record in a layout: imported rows of the same layout as they were, every other event as the layout can say it.</summary>
    /// <param name="writer">Where to; lines end in LF.</param>
    /// <param name="layout">The layout.</param>
    /// <param name="codes">How layouts write countries.</param>
    /// <returns>Rows written, and events that the layout cannot say: their day is not told, or a party is missing.</returns>
    public (int Rows, int LeftOut) Export(TextWriter writer, Layout layout, CountryCodes codes)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(layout);
        ArgumentNullException.ThrowIfNull(codes);
        var imported = Sql.Ask(_connection, "imported-rows", r => r.Text("cells"), ("layout", layout.Name));
        var headers = Sql.Ask(_connection, "imported-headers", r => r.TextOrNull("header"), ("layout", layout.Name));
        if (layout.HasHeader)
        {
            // The header of an imported file goes with its rows when there is no other.
            writer.Write((headers is [{ } only] ? only : string.Join('\t', layout.Columns)) + "\n");
        }

        foreach (var cells in imported)
        {
            writer.Write(cells + "\n");
        }

        var (rows, leftOut) = (imported.Count, 0);
        var own = EventReader.Complete(_connection, Sql.Ask(_connection, "exported-events", EventReader.Read, ("layout", layout.Name)));
        foreach (var e in own)
        {
            var any = false;
            foreach (var cells in layout.Write(e, codes))
            {
                writer.Write(string.Join('\t', cells.Select(Clean)) + "\n");
                rows++;
                any = true;
            }

            leftOut += any ? 0 : 1;
        }

        return (rows, leftOut);
    }

    static string Clean(string cell) => cell.AsSpan().IndexOfAny('\t', '\r', '\n') < 0 ? cell : cell.Replace('\t', ' ').Replace('\r', ' ').Replace('\n', ' ');

    static string Path_(string origin) => System.IO.Path.GetFileName(origin);
}
