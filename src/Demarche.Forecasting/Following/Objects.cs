namespace Demarche.Forecasting.Following;

/// <summary>What an object of acts stands for: the state whose ties are its ties, and the states its success offends.</summary>
public sealed class Objects
{
    readonly Dictionary<string, (string With, string[] Against, string Name)> _rows = [];

    Objects()
    {
    }

    /// <summary>Reads objects.tsv.</summary>
    public static Objects Load(string file)
    {
        var objects = new Objects();
        using var reader = new StreamReader(file);
        foreach (var r in Table.Read(reader, Path.GetFileName(file)))
        {
            objects._rows[r["object_id"]] = (r["with"], r["against"].Split(';', StringSplitOptions.RemoveEmptyEntries), r["name"]);
        }

        return objects;
    }

    /// <summary>The state that is the object or stands behind it; null for a treaty, an organisation or a claim nobody stands behind.</summary>
    public string? With(string objectId)
    {
        if (_rows.TryGetValue(objectId, out var row))
        {
            return row.With.Length > 0 ? row.With : null;
        }

        return IsState(objectId) ? objectId : null;
    }

    /// <summary>The states an act toward the object offends: those named, else the country a breakaway area belongs to.</summary>
    public IReadOnlyList<string> Against(string objectId, ActKind kind)
    {
        ArgumentNullException.ThrowIfNull(objectId);
        ArgumentNullException.ThrowIfNull(kind);
        if (_rows.TryGetValue(objectId, out var row))
        {
            return row.Against;
        }

        var dot = objectId.IndexOf('.');
        return dot == 3 && kind.Group is "recognise_state" or "recognise_government" or "withdraw_recognition" ? [objectId[..3]] : [];
    }

    /// <summary>The country whose code the object's id begins with: it cannot follow toward itself. Null when there is none.</summary>
    public static string? Country(string objectId)
    {
        ArgumentNullException.ThrowIfNull(objectId);
        return objectId.Length >= 3 && IsState(objectId[..3]) && (objectId.Length == 3 || objectId[3] is '.' or '+') ? objectId[..3] : null;
    }

    /// <summary>Its name, when the table has one.</summary>
    public string? Name(string objectId) => _rows.TryGetValue(objectId, out var row) ? row.Name : null;

    /// <summary>True for three capital letters.</summary>
    static bool IsState(string id) => id.Length == 3 && id.All(char.IsAsciiLetterUpper);
}
