using System.Data.Common;

namespace Demarche.Store;

/// <summary>The current row of an answer, by column name.</summary>
sealed class Row
{
    readonly DbDataReader _reader;
    readonly Dictionary<string, int> _columns;

    public Row(DbDataReader reader)
    {
        _reader = reader;
        _columns = new(reader.FieldCount);
        for (var i = 0; i < reader.FieldCount; i++)
        {
            _columns[reader.GetName(i)] = i;
        }
    }

    public bool Has(string column) => _columns.ContainsKey(column);

    public byte[] Blob(string column)
    {
        switch (_reader.GetValue(_columns[column]))
        {
            case byte[] bytes:
                return bytes;
            case Stream stream:
                using (stream)
                using (var copy = new MemoryStream())
                {
                    stream.CopyTo(copy);
                    return copy.ToArray();
                }

            default:
                throw new FormatException($"column {column} holds no bytes");
        }
    }

    public string Text(string column) => _reader.GetString(_columns[column]);

    public string? TextOrNull(string column) => _reader.IsDBNull(_columns[column]) ? null : _reader.GetString(_columns[column]);

    public int Int(string column) => _reader.GetInt32(_columns[column]);

    public int? IntOrNull(string column) => _reader.IsDBNull(_columns[column]) ? null : _reader.GetInt32(_columns[column]);

    public long Long(string column) => _reader.GetInt64(_columns[column]);

    public long? LongOrNull(string column) => _reader.IsDBNull(_columns[column]) ? null : _reader.GetInt64(_columns[column]);

    public double Double(string column) => _reader.GetDouble(_columns[column]);

    public double? DoubleOrNull(string column) => _reader.IsDBNull(_columns[column]) ? null : _reader.GetDouble(_columns[column]);

    public bool Bool(string column) => _reader.GetBoolean(_columns[column]);

    public DateOnly? Day(string column) => IntOrNull(column) is { } d ? Days.Day(d) : null;

    public T Enum<T>(string column) where T : struct, System.Enum =>
        EnumNames.Find<T>(Text(column)) ?? throw new FormatException($"column {column} holds '{Text(column)}', which is no {typeof(T).Name}; the record was written by something else.");

    public IReadOnlyList<string> List(string column) => TextOrNull(column) is { Length: > 0 } t ? t.Split(';') : [];

    public Span Span(string prefix = "char_", string field = "field") => new(Enum<Field>(field), Int(prefix + "start"), Int(prefix + "end"));

    /// <summary>The mention whose columns begin with the part's name, without members; null when there is none.</summary>
    public Mention? Mention(string part) => TextOrNull(part + "_text") is not { } text ? null :
        new Mention(text, Span(part + "_", part + "_field"),
            new Actor(TextOrNull(part + "_id"), Text(part + "_name"), TextOrNull(part + "_country"), List(part + "_sectors"), TextOrNull(part + "_role")));

    public DatedInterval Date() =>
        new(Day("date_from"), Day("date_to"), Enum<DatePrecision>("date_precision"), Enum<DateSource>("date_source"), Enum<OpenEnd>("date_open"));

    public Place? Place() => TextOrNull("place_text") is not { } text ? null :
        new Place(text, Text("place_name"), TextOrNull("place_country"), TextOrNull("place_admin1"), LongOrNull("geonames_id"),
            DoubleOrNull("latitude"), DoubleOrNull("longitude"), Enum<PlacePrecision>("place_precision"));
}
