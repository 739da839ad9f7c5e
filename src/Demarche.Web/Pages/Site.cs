using Demarche.Coding.Actors;
using Demarche.Pipeline;
using Demarche.Pipeline.Explaining;
using Demarche.Store;

namespace Demarche.Web.Pages;

/// <summary>What every page draws on: the record, the coder's tools, names and phrases. Parts are loaded on first use and shared; safe for many threads.</summary>
public sealed class Site(RecordSessions record, Tools tools)
{
    readonly Lazy<Phrases> _phrases = new(static () => Phrases.Load(Installation.Data));
    readonly Lazy<ActorResolver> _actors = new(static () => new ActorResolver(ActorCatalog.Load(Path.Combine(Installation.Data, "actors"))));
    readonly Lazy<Tenures> _tenures = new(static () => Tenures.Load(Path.Combine(Installation.Data, "actors")));

    /// <summary>Sessions on the record.</summary>
    public RecordSessions Record => record;

    /// <summary>Coder, explainer, forecaster.</summary>
    public Tools Tools => tools;

    /// <summary>Acts in words.</summary>
    public Phrases Text => _phrases.Value;

    /// <summary>Who held which office or status when.</summary>
    public Tenures Tenures => _tenures.Value;

    /// <summary>
    /// What the record is asked for: ids and codes as they are, a name as the id of whom it means today, or as the name when nobody is called so.
    /// </summary>
    public string? Key(string? given)
    {
        var name = given?.Trim();
        return string.IsNullOrEmpty(name) ? null
            : name.Length > 200 ? throw new FormatException("the name of an actor is longer than 200 characters")
            : name.Length == 3 && name.All(char.IsAsciiLetter) ? name.ToUpperInvariant()
            : name.Contains('.') && !name.Contains(' ') ? name
            : _actors.Value.Resolve(name)?.Id ?? name;
    }

    /// <summary>Whom the words mean; null when nobody in the catalogue is called so.</summary>
    public Actor? Find(string words) => words.Length is 0 or > 200 ? null : _actors.Value.Resolve(words.Trim()) is { Id: not null } found ? found : null;

    /// <summary>Display name of an id, code or name.</summary>
    public string Name(string key) => _actors.Value.Resolve(key)?.Name is { } known && (key.Contains('.') || key.Length == 3) ? known : key;
}
