using Demarche.Pipeline;
using Demarche.Store;

namespace Demarche.Web.Api.Asking;

/// <summary>Actors as a question names them: an id, an ISO code or a name.</summary>
static class NamedActor
{
    /// <summary>
    /// What the record is asked for. A name that means nobody by itself ("Muttaqi", out of a text) is looked for among the names of the record:
    /// whoever stands there most often with these words in the name. What nobody has stays as it is.
    /// </summary>
    public static string Key(Tools tools, string given, EventStore record)
    {
        var name = given.Trim();
        return Id(tools, name) ?? InRecord(name, record) ?? name;
    }

    /// <summary>Id of whom a name means; null when nobody is called so.</summary>
    public static string? Find(Tools tools, string given) => Id(tools, given.Trim());

    static string? Id(Tools tools, string name) =>
        name.Length == 3 && name.All(char.IsAsciiLetter) ? name.ToUpperInvariant()
        : name.Contains('.') && !name.Contains(' ') ? name
        : tools.Knowledge.Actors.Resolve(name)?.Id;

    static string? InRecord(string name, EventStore record)
    {
        var words = name.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words.Length == 0 ? null : record.KnownNames().FirstOrDefault(k => words.All(w => k.Name.Split(' ', '-').Contains(w, StringComparer.OrdinalIgnoreCase)))?.Id;
    }
}
