using System.Collections;
using System.Data;
using System.Data.Common;
using System.Globalization;
using System.Numerics;
using System.Text;

namespace Demarche.Store.Access;

/// <summary>How statements, values and rows travel between the owner of a record and the others, over one loopback connection.</summary>
static class Wire
{
    public const byte Hello = 1, Query = 2, Execute = 3, Begin = 4, Commit = 5, Rollback = 6, Append = 7;
    public const byte Ok = 20, Failed = 21, Rows = 22, Row = 23, End = 24;

    /// <summary>No text or blob is longer than this; a longer one is a broken or hostile peer.</summary>
    public const int MostBytes = 1 << 28;

    public static BinaryWriter Writer(Stream stream) => new(new BufferedStream(stream, 1 << 16), new UTF8Encoding(false, false), leaveOpen: false);

    public static BinaryReader Reader(Stream stream) => new(new BufferedStream(stream, 1 << 16), new UTF8Encoding(false, false), leaveOpen: false);

    public static void Write(this BinaryWriter w, object? value)
    {
        switch (value)
        {
            case null or DBNull:
                w.Write((byte)0);
                break;
            case bool b:
                w.Write((byte)1);
                w.Write(b);
                break;
            case int n:
                w.Write((byte)2);
                w.Write(n);
                break;
            case long n:
                w.Write((byte)3);
                w.Write(n);
                break;
            case double d:
                w.Write((byte)4);
                w.Write(d);
                break;
            case string s:
                w.Write((byte)5);
                Text(w, s);
                break;
            case byte[] bytes:
                w.Write((byte)6);
                w.Write(bytes.Length);
                w.Write(bytes);
                break;
            case Stream stream:
                using (var copy = new MemoryStream())
                {
                    stream.CopyTo(copy);
                    w.Write(copy.ToArray());
                }

                break;
            case BigInteger big:
                Write(w, (object)(long)big);
                break;
            case DateOnly day:
                w.Write((byte)8);
                w.Write(day.DayNumber);
                break;
            case DateTime time:
                w.Write((byte)9);
                w.Write(time.Ticks);
                break;
            case short or byte or sbyte or ushort or uint:
                Write(w, (object)Convert.ToInt32(value, CultureInfo.InvariantCulture));
                break;
            case decimal or float or ulong:
                Write(w, (object)Convert.ToDouble(value, CultureInfo.InvariantCulture));
                break;
            case List<long> serials:
                w.Write((byte)10);
                w.Write(serials.Count);
                foreach (var n in serials)
                {
                    w.Write(n);
                }

                break;
            case IEnumerable list:
                w.Write((byte)7);
                var items = list.Cast<object?>().ToList();
                w.Write(items.Count);
                foreach (var item in items)
                {
                    Text(w, item as string ?? "");
                }

                break;
            default:
                throw new NotSupportedException($"a value of type {value.GetType()} does not travel");
        }
    }

    public static object? ReadValue(this BinaryReader r) => r.ReadByte() switch
    {
        0 => null,
        1 => r.ReadBoolean(),
        2 => r.ReadInt32(),
        3 => r.ReadInt64(),
        4 => r.ReadDouble(),
        5 => Text(r),
        6 => Bytes(r),
        7 => List(r),
        8 => r.ReadInt32() is var day && day >= 0 && day <= DateOnly.MaxValue.DayNumber ? DateOnly.FromDayNumber(day) : throw new InvalidDataException($"a day of number {day} arrived"),
        9 => r.ReadInt64() is var ticks && ticks >= 0 && ticks <= DateTime.MaxValue.Ticks ? new DateTime(ticks) : throw new InvalidDataException($"a time of {ticks} ticks arrived"),
        10 => Longs(r),
        _ => throw new InvalidDataException("an unknown kind of value arrived"),
    };

    public static void Text(BinaryWriter w, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        w.Write(bytes.Length);
        w.Write(bytes);
    }

    public static string Text(BinaryReader r) => Encoding.UTF8.GetString(Bytes(r));

    static byte[] Bytes(BinaryReader r)
    {
        var length = r.ReadInt32();
        if (length is < 0 or > MostBytes)
        {
            throw new InvalidDataException($"a value of {length} bytes arrived");
        }

        var bytes = r.ReadBytes(length);
        return bytes.Length == length ? bytes : throw new EndOfStreamException();
    }

    static List<long> Longs(BinaryReader r)
    {
        var n = r.ReadInt32();
        List<long> list = new(Math.Clamp(n, 0, 1 << 16));
        for (var i = 0; i < n; i++)
        {
            list.Add(r.ReadInt64());
        }

        return list;
    }

    static List<string> List(BinaryReader r)
    {
        var n = r.ReadInt32();
        List<string> list = new(Math.Clamp(n, 0, 1 << 16));
        for (var i = 0; i < n; i++)
        {
            list.Add(Text(r));
        }

        return list;
    }

    /// <summary>Sends an answer: names and types, then the rows, then its end.</summary>
    public static void Send(BinaryWriter w, DbDataReader reader)
    {
        w.Write(Rows);
        w.Write(reader.FieldCount);
        for (var i = 0; i < reader.FieldCount; i++)
        {
            Text(w, reader.GetName(i));
            w.Write((byte)Kind(reader.GetFieldType(i)));
        }

        while (reader.Read())
        {
            w.Write(Row);
            for (var i = 0; i < reader.FieldCount; i++)
            {
                Write(w, reader.IsDBNull(i) ? null : reader.GetValue(i));
            }
        }

        w.Write(End);
    }

    /// <summary>Takes an answer.</summary>
    public static DbDataReader Receive(BinaryReader r)
    {
        var table = new DataTable { Locale = CultureInfo.InvariantCulture };
        var n = r.ReadInt32();
        for (var i = 0; i < n; i++)
        {
            var (name, kind) = (Text(r), r.ReadByte());
            if (kind >= s_types.Length || table.Columns.Contains(name))
            {
                throw new InvalidDataException($"a column '{name}' of kind {kind} arrived");
            }

            table.Columns.Add(new DataColumn(name, s_types[kind]));
        }

        table.BeginLoadData();
        while (r.ReadByte() is var more && more == Row)
        {
            var cells = new object?[n];
            for (var i = 0; i < n; i++)
            {
                cells[i] = ReadValue(r) ?? DBNull.Value;
            }

            table.LoadDataRow(cells, fAcceptChanges: true);
        }

        table.EndLoadData();
        return table.CreateDataReader();
    }

    static readonly Type[] s_types = [typeof(object), typeof(bool), typeof(int), typeof(long), typeof(double), typeof(string), typeof(byte[]), typeof(List<string>), typeof(DateOnly), typeof(DateTime)];

    static int Kind(Type type) => type switch
    {
        _ when type == typeof(bool) => 1,
        _ when type == typeof(int) || type == typeof(short) || type == typeof(sbyte) || type == typeof(byte) || type == typeof(ushort) || type == typeof(uint) => 2,
        _ when type == typeof(long) || type == typeof(BigInteger) => 3,
        _ when type == typeof(double) || type == typeof(float) || type == typeof(decimal) || type == typeof(ulong) => 4,
        _ when type == typeof(string) => 5,
        _ when type == typeof(Stream) || type == typeof(byte[]) => 6,
        _ when type == typeof(List<string>) => 7,
        _ when type == typeof(DateOnly) => 8,
        _ when type == typeof(DateTime) => 9,
        _ => 0,
    };
}
