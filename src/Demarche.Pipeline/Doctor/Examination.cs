using System.Data.Common;
using System.Globalization;
using System.Runtime.InteropServices;
using Demarche.Coding.Actions;
using Demarche.Coding.Own;
using Demarche.Language;
using Demarche.Store;
using Demarche.Store.Base;

namespace Demarche.Pipeline.Doctor;

/// <summary>Looks at the installation, the record and the machine, part by part. Writes nothing; a record of an older schema is brought up to date, as by every command that opens it.</summary>
/// <param name="store">The record's file.</param>
/// <param name="data">Folder of tables and models.</param>
/// <param name="knowledge">Folder of the user's own actors and actions; null when there is none.</param>
public sealed class Examination(string store, string data, string? knowledge)
{
    /// <summary>Below so many bytes free, adding documents may fail half-way.</summary>
    const long LittleRoom = 1L << 30;

    /// <summary>Below so much memory, large imports are slow.</summary>
    const long LittleMemory = 2L << 30;

    /// <summary>Every finding, in order; a part that fails does not end the examination.</summary>
    public IEnumerable<Finding> All()
    {
        yield return new Finding("program", Condition.Ok, $"demarche {typeof(Examination).Assembly.GetName().Version?.ToString(3)}, {RuntimeInformation.FrameworkDescription}, {RuntimeInformation.OSDescription.Trim()}, {RuntimeInformation.RuntimeIdentifier}");
        yield return Machine();
        yield return Guarded("database", Database);
        yield return Guarded("files", Files);
        yield return Guarded("model", Model);
        yield return Guarded("base record", Base);
        yield return Guarded("knowledge", Knowledge);
        yield return Guarded("record", Record);
        yield return Guarded("disk", Disk);
    }

    static Finding Guarded(string part, Func<Finding> look)
    {
        try
        {
            return look();
        }
        catch (StoreException e)
        {
            return new Finding(part, Condition.Broken, $"{e.Code}: {e.Message}");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or DbException or FormatException or InvalidDataException or InvalidOperationException or DllNotFoundException or TypeInitializationException)
        {
            return new Finding(part, Condition.Broken, (e.InnerException ?? e).Message.Split('\n')[0].Trim(), "install again; if it stays, report this line");
        }
    }

    static Finding Machine()
    {
        var memory = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes;
        var text = $"{Environment.ProcessorCount} cores, {Size(memory)} memory";
        return memory < LittleMemory ? new Finding("machine", Condition.Note, text, "add documents in smaller folders") : new Finding("machine", Condition.Ok, text);
    }

    static Finding Database()
    {
        using var memory = EventStore.Open(":memory:");
        return new Finding("database", Condition.Ok, $"DuckDB {memory.DatabaseVersion}, schema {EventStore.SchemaVersion}");
    }

    Finding Files()
    {
        var wrong = ShippedFiles.Wrong(data).ToList();
        var built = ShippedFiles.Built().Count;
        if (wrong.Count == 0)
        {
            return new Finding("files", Condition.Ok, $"{built} tables and models as built");
        }

        var missing = wrong.Where(w => w.Missing).ToList();
        var (path, gone) = missing.Count > 0 ? missing[0] : wrong[0];
        var more = wrong.Count > 1 ? $" and {wrong.Count - 1} more" : "";
        return gone
            ? new Finding("files", Condition.Broken, $"data/{path} is missing{more} of {built}", "install again")
            : new Finding("files", Condition.Note, $"data/{path} is not the file this program was built with{more} of {built}", "keep it if you trained or changed it yourself; else install again");
    }

    Finding Model()
    {
        var path = Path.Combine(data, "models", "english.dml");
        using var annotator = Annotator.Load(path);
        var words = annotator.Annotate("Norway met Chile.").Sum(s => s.Count);
        return words == 4
            ? new Finding("model", Condition.Ok, $"english.dml, {Size(new FileInfo(path).Length)}, reads a sentence")
            : new Finding("model", Condition.Broken, $"english.dml finds {words} words where there are 4", "install again");
    }

    static Finding Base()
    {
        if (!File.Exists(Path.Combine(Installation.Base, BaseFiles.Events)))
        {
            return new Finding("base record", Condition.Note, $"none in '{Installation.Base}'", "--record base and forecasts need it: install again, or set DEMARCHE_BASE to its folder");
        }

        using var opened = EventStore.OpenRecord("", RecordChoice.Base, Installation.Base);
        return opened.Extent() is ({ } first, { } last)
            ? new Finding("base record", Condition.Ok, $"events of {first:yyyy-MM-dd} to {last:yyyy-MM-dd}")
            : new Finding("base record", Condition.Broken, $"the base record in '{Installation.Base}' holds no dated event", "install again");
    }

    Finding Knowledge()
    {
        if (knowledge is null)
        {
            return new Finding("knowledge", Condition.Ok, "no folder of your own (./demarche.d or --knowledge DIR)");
        }

        var own = OwnKnowledge.Read(knowledge);
        var problems = own.Problems.Count + own.Check(ActionLexicon.Load(Path.Combine(data, "actions"))).Count();
        return problems == 0
            ? new Finding("knowledge", Condition.Ok, $"{own.Files.Count} files in '{knowledge}'")
            : new Finding("knowledge", Condition.Note, $"{problems} lines in '{knowledge}' cannot be used", "see them with: demarche ontology check");
    }

    Finding Record()
    {
        if (!File.Exists(store))
        {
            return new Finding("record", Condition.Ok, $"none yet at '{store}'", "make one with: demarche add PATH");
        }

        using var opened = EventStore.Open(store, readOnly: true);
        var owner = opened.Owner is { } process ? $", owned by process {process}: other commands work through it" : "";
        var documents = opened.Status(0).Where(c => c is { Part: "documents", Name: null }).Sum(c => c.Count);
        return new Finding("record", Condition.Ok, string.Create(CultureInfo.InvariantCulture, $"'{store}', {Size(new FileInfo(store).Length)}, {documents} documents{owner}"));
    }

    Finding Disk()
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(store))!;
        var free = new DriveInfo(folder).AvailableFreeSpace;
        var text = $"{Size(free)} free where the record is";
        return free < LittleRoom ? new Finding("disk", Condition.Note, text, "make room before adding more, or name another place with --store") : new Finding("disk", Condition.Ok, text);
    }

    static string Size(long bytes) => bytes switch
    {
        >= 10L << 30 => string.Create(CultureInfo.InvariantCulture, $"{bytes / (double)(1 << 30):0} GB"),
        >= 1L << 30 => string.Create(CultureInfo.InvariantCulture, $"{bytes / (double)(1 << 30):0.0} GB"),
        >= 1L << 20 => $"{bytes >> 20} MB",
        _ => $"{(bytes + 1023) >> 10} kB",
    };
}
