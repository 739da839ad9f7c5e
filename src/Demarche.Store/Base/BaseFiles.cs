using Demarche.Store.Access;
using DuckDB.NET.Data;

namespace Demarche.Store.Base;

/// <summary>The two Parquet files of a base record: <c>events.parquet</c>, facts without sentences, and <c>coverage.parquet</c>, reports per outlet and day.</summary>
public static class BaseFiles
{
    /// <summary>Name of the file of events.</summary>
    public const string Events = "events.parquet";

    /// <summary>Name of the file of reports per outlet and day.</summary>
    public const string Coverage = "coverage.parquet";

    /// <summary>Writes both files; each appears whole or not at all.</summary>
    /// <param name="folder">Where to; made when it is not there.</param>
    /// <param name="items">Reports, also those that gave no event.</param>
    /// <param name="coderVersion">What coded them.</param>
    /// <returns>Reports and events written.</returns>
    public static (int Items, int Events) Write(string folder, IEnumerable<BaseItem> items, string coderVersion)
    {
        ArgumentNullException.ThrowIfNull(items);
        Directory.CreateDirectory(folder);
        using var link = EventStore.Connection(":memory:", readOnly: false, gate: null);
        Run(link, Sql.Text("Base/write.sql"));
        var (reports, events) = (0, 0);
        using (var rows = link.CreateAppender("items"))
        using (var told = link.CreateAppender("told"))
        using (var members = link.CreateAppender("told_members"))
        using (var casualties = link.CreateAppender("told_casualties"))
        {
            foreach (var item in items)
            {
                rows.CreateRow().Add(item.Item).Add(Days.Of(item.Day)).Add(item.Outlet).EndRow();
                reports++;
                foreach (var e in item.Events)
                {
                    Write(told.CreateRow(), item, e);
                    foreach (var (part, m) in Members(e))
                    {
                        members.CreateRow().Add(e.Id).Add(part).Add(m.Actor.Id).Add(m.Actor.Name).Add(m.Actor.Country).Add(string.Join(';', m.Actor.Sectors)).Add(m.Actor.Role).EndRow();
                    }

                    foreach (var c in e.Casualties)
                    {
                        casualties.CreateRow().Add(e.Id).Add(c.Kind).Add(c.N).Add(c.NMax).Add(c.Qualifier).EndRow();
                    }

                    events++;
                }
            }
        }

        Copy(link, "base_events", Path.Combine(folder, Events), coderVersion);
        Copy(link, "base_coverage", Path.Combine(folder, Coverage), coderVersion);
        return (reports, events);
    }

    static void Write(AppenderRow row, BaseItem item, Event e)
    {
        row.Add(e.Id).Add(item.Item).Add(Days.Of(item.Day)).Add(item.Outlet);
        row.Add(Days.Of(e.Date.From)).Add(Days.Of(e.Date.To)).Add(EnumNames.Of(e.Date.Precision)).Add(EnumNames.Of(e.Date.Source)).Add(EnumNames.Of(e.Date.Open));
        Party(row, e.Source);
        Party(row, e.Target);
        row.Add(e.Mutual).Add(e.Action.Cameo).Add(e.Action.Plover.Type).Add(e.Action.Plover.Mode).Add(string.Join(';', e.Action.Plover.Contexts));
        row.Add(EnumNames.Of(e.Status)).Add(e.ClaimedBy?.Actor.Id).Add(e.ClaimedBy?.Actor.Name).Add(e.ClaimedBy?.Actor.Country).Add(e.ObjectId).Add(e.Confidence);
        var p = e.Place;
        row.Add(p?.Name).Add(p?.Country).Add(p?.Admin1).Add(p?.GeoNamesId).Add(p?.Latitude).Add(p?.Longitude).Add(p is null ? null : EnumNames.Of(p.Precision));
        row.Add(Ontology.Quad(e.Action.Plover.Type)).Add(Ontology.Score(e.Action.Plover)).Add(Ontology.Find(e.Action.Cameo)?.Goldstein);
        row.EndRow();
    }

    static void Party(AppenderRow row, Mention? m) =>
        row.Add(m?.Actor.Id).Add(m?.Actor.Name).Add(m?.Actor.Country).Add(m is null ? null : string.Join(';', m.Actor.Sectors)).Add(m?.Actor.Role);

    static IEnumerable<(string Part, Mention Member)> Members(Event e) =>
        [.. (e.Source?.Members ?? []).Select(m => ("source", m)), .. (e.Target?.Members ?? []).Select(m => ("target", m))];

    static void Copy(Link link, string view, string path, string version)
    {
        var partial = path + ".partial";
        // COPY takes no bound values for its file; quotes in a path are doubled.
        Run(link, $"COPY (SELECT *, {Sql.Quoted(version)} AS coder_version FROM {view}) TO {Sql.Quoted(partial)} (FORMAT parquet, COMPRESSION zstd, COMPRESSION_LEVEL 19)");
        File.Move(partial, path, overwrite: true);
    }

    static void Run(Link link, string sql)
    {
        using var command = link.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
