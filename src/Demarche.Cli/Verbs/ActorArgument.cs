using Demarche.Coding.Actors;
using Demarche.Pipeline;

namespace Demarche.Cli.Verbs;

/// <summary>Actors named on the command line: an id, an ISO code or a name.</summary>
static class ActorArgument
{
    static readonly Lazy<ActorResolver?> s_resolver = new(static () =>
    {
        var folder = Path.Combine(Installation.Data, "actors");
        return Directory.Exists(folder) ? new ActorResolver(ActorCatalog.Load(folder)) : null;
    });

    /// <summary>Who is meant, in the form that a correction of an event takes.</summary>
    internal static string AsEdit(string given)
    {
        var actor = s_resolver.Value?.Resolve(given) ?? throw new Failure("unknown-actor", $"'{given}' is nobody the catalogue knows; write id|name|country|sectors", ExitCode.NotFound);
        return $"{actor.Id}|{actor.Name}|{actor.Country}|{string.Join(';', actor.Sectors)}";
    }

    /// <summary>
    /// What the record is asked for. Ids (<c>AFG.taliban</c>, <c>p.some-name</c>) and codes of three letters in any case are taken as they are;
    /// a name becomes the id of whom it means today ("Moscow" asks for <c>RUS</c>), or stays a name when nobody in the catalogue is called so.
    /// </summary>
    public static string? Key(string? given)
    {
        var name = given?.Trim();
        if (string.IsNullOrEmpty(name))
        {
            return null;
        }

        if (name.Length == 3 && name.All(char.IsAsciiLetter))
        {
            return name.ToUpperInvariant();
        }

        return name.Contains('.') && !name.Contains(' ') ? name : s_resolver.Value?.Resolve(name)?.Id ?? name;
    }

    /// <summary>Id of whom a name, code or id means; null when nobody in the catalogue is called so.</summary>
    public static string? Find(string given) =>
        Key(given) is { } key && (key != given.Trim() || !key.Contains(' ') && (key.Contains('.') || key.Length == 3)) ? key : null;
}
