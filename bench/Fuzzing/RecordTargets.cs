using System.Text;
using System.Text.Json;
using Demarche.Forecasting;
using Demarche.Forecasting.Evaluating;
using Demarche.Forecasting.Ranking;
using Demarche.Store;
using Demarche.Store.Access;
using Demarche.Store.Exchange;
using Layout = Demarche.Store.Exchange.Layout;

namespace Demarche.Fuzzing;

/// <summary>Event files of every layout, the record's own file, what travels between its owner and others, and the forecaster's files.</summary>
static class RecordTargets
{
    static readonly Lazy<CountryCodes> s_codes = new(() => CountryCodes.Load(Checkout.Data("exchange")));

    internal static (string Name, Target Target)[] All { get; } =
    [
        ("exchange", new Target([.. Layout.All.Select(l => ReaderTargets.Text(string.Join('\t', l.Columns) + "\n" + string.Join('\t', l.Columns.Select((_, i) => i % 3 == 0 ? "20240301" : "042"))))], Exchange)),
        ("own-layout", new Target(
            [
                ReaderTargets.Text("event_id,date_start,date_end,cameo_code,doc_id,status,actor_name,actor_country,plover_type,lat,killed\ne1,2024-03-01,2024-03-01,161,d1,occurred,Norway,NOR,COERCE,59.9,2\n"),
                ReaderTargets.Text("{\"event_id\":\"e1\",\"date_start\":\"2024-03-01\",\"date_end\":null,\"cameo_code\":\"042\",\"doc_id\":\"d1\",\"status\":\"claimed\",\"actor_sectors\":[\"GOV\"],\"lat\":59.9}\n"),
            ], OwnLayout)),
        ("quadruples", new Target([ReaderTargets.Text("0\t1\t2\t24\n3\t0\t1\t48\t-1\n")], Quadruples)),
        ("forecaster", new Target([Forecaster()], Model)),
        ("wire", new Target([Answer()], Wires)),
        ("store", new Target([Record()], StoreFile) { Longest = 4 << 20, Native = true }),
    ];

    static string Exchange(byte[] bytes)
    {
        var text = Encoding.UTF8.GetString(bytes);
        return string.Join(' ', Layout.All.Select(l =>
        {
            try
            {
                return ExchangeFile.Read(new StringReader(text), "f", l, s_codes.Value, [], 1 << 16, 5) is null ? "0" : "1";
            }
            catch (FormatException)
            {
                return "x";
            }
        }));
    }

    static string OwnLayout(byte[] bytes)
    {
        var kinds = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var format in (string[])["csv", "tsv", "jsonl"])
        {
            foreach (var (_, cells, broken) in OwnRows.Read(new MemoryStream(bytes), format))
            {
                Promise.Kept(cells is null != broken is null, "a row or a reason");
                try
                {
                    kinds.Add(cells is null ? Promise.Short(broken!, 20) : $"row {OwnRow.Read(cells).Event.Action.Plover.Type}");
                }
                catch (FormatException e)
                {
                    kinds.Add(Promise.Short(e.Message, 12));
                }
            }
        }

        return string.Join(' ', kinds.Take(4));
    }

    static string Quadruples(byte[] bytes)
    {
        var refused = new SortedSet<string>(StringComparer.Ordinal);
        var read = QuadrupleFile.Read(new StringReader(Encoding.UTF8.GetString(bytes)), "q", r => refused.Add(r.Code));
        return $"{Math.Min(5, read.Count)} {string.Join(' ', refused)}";
    }

    static string Model(byte[] bytes) => Checkout.AsFile(ReaderTargets.Gzip(bytes), path =>
    {
        try
        {
            Demarche.Forecasting.Forecaster.Load(path);
            return "opened";
        }
        catch (InvalidDataException e)
        {
            return Promise.Short(e.Message.Replace(path, "", StringComparison.Ordinal), 30);
        }
    });

    static string Wires(byte[] bytes)
    {
        using var reader = Wire.Reader(new MemoryStream(bytes));
        try
        {
            using var answer = Wire.Receive(reader);
            var rows = 0;
            while (answer.Read())
            {
                rows++;
            }

            return $"{Math.Min(5, answer.FieldCount)} {Math.Min(5, rows)}";
        }
        catch (Exception e) when (e is InvalidDataException or EndOfStreamException)
        {
            return Promise.Short(e.Message, 12);
        }
    }

    /// <summary>A file that is no record any more is refused in one line; one that still opens can be asked.</summary>
    static string StoreFile(byte[] bytes) => Checkout.AsFile(bytes, path =>
    {
        try
        {
            using var store = EventStore.Open(path);
            return $"opened {Math.Min(3, store.Status(0).Count)}";
        }
        catch (StoreException e)
        {
            Promise.Kept(!e.Message.Contains('\n', StringComparison.Ordinal), "a refusal is one line");
            return e.Code;
        }
        catch (System.Data.Common.DbException)
        {
            return "opened, unreadable";
        }
    });

    static byte[] Record()
    {
        var path = Path.Combine(Path.GetTempPath(), $"demarche-fuzz-seed-{Environment.ProcessId}");
        EventStore.Open(path).Dispose();
        var bytes = File.ReadAllBytes(path);
        File.Delete(path);
        return bytes;
    }

    /// <summary>The head of a model file and some numbers: enough to come past the first checks.</summary>
    static byte[] Forecaster()
    {
        using var made = new MemoryStream();
        using (var to = new BinaryWriter(made, Encoding.UTF8, leaveOpen: true))
        {
            to.Write(JsonSerializer.Serialize(new { Format = "demarche-forecast", Version = 1, Program = "", LastDay = 1, Facts = 1, Entities = 2, Capacity = 8, Relations = 1, Features = FeatureNames.Count, Options = new ForecastOptions() }));
            foreach (var name in new[] { "A", "AAA", "GOV", "B", "BBB", "GOV", "accuse" })
            {
                to.Write(name);
            }

            to.Write(new byte[256]);
        }

        return made.ToArray();
    }

    static byte[] Answer()
    {
        using var made = new MemoryStream();
        using (var to = Wire.Writer(made))
        {
            to.Write(3);
            foreach (var (name, kind) in new[] { ("id", (byte)5), ("n", (byte)3), ("day", (byte)8) })
            {
                Wire.Text(to, name);
                to.Write(kind);
            }

            to.Write(Wire.Row);
            to.Write((object?)"e1");
            to.Write((object?)7L);
            to.Write((object?)new DateOnly(2024, 3, 1));
            to.Write(Wire.End);
            to.Flush();
            return made.ToArray();
        }
    }
}
