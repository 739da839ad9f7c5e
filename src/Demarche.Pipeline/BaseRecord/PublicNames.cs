using Demarche.Coding.Actors;

namespace Demarche.Pipeline.BaseRecord;

/// <summary>
/// Who may be named in a record that ships: states, organisations, groups, and people of the catalogue, who hold or held office.
/// Everybody else is a sector and a country. Nobody is named as the object of conflict, nor as the author of violence.
/// </summary>
/// <param name="actors">The catalogue.</param>
public sealed class PublicNames(ActorResolver actors)
{
    /// <summary>The event as it may ship: without words, and without names that must not be in it.</summary>
    public Event Keep(Event e)
    {
        ArgumentNullException.ThrowIfNull(e);
        var quad = Ontology.Quad(e.Action.Plover.Type);
        return e with
        {
            Source = Keep(e.Source, named: quad < 4 && !(e.Mutual && quad > 2)),
            Target = Keep(e.Target, named: quad < 3),
            ClaimedBy = Keep(e.ClaimedBy, named: true),
            ObjectId = e.ObjectId?.StartsWith("p.", StringComparison.Ordinal) == true && quad > 2 ? null : e.ObjectId,
            Because = "",
            Trigger = "",
        };
    }

    Mention? Keep(Mention? m, bool named)
    {
        if (m is null)
        {
            return null;
        }

        List<Mention>? members = m.Members is { Count: > 0 } all ? [.. all.Select(x => Keep(x, named)!)] : null;
        var actor = Keep(m.Actor, named);
        var name = members is null ? actor.Name : string.Join(", ", members.Select(x => x.Actor.Name));
        return new Mention(name, default, actor with { Name = name }, members);
    }

    Actor Keep(Actor a, bool named) =>
        a.Id is { } id && (named || !id.StartsWith("p.", StringComparison.Ordinal))
            ? a
            : new Actor(null, Unnamed(a), a.Country, a.Sectors);

    string Unnamed(Actor a)
    {
        var country = a.Country is { } c ? actors.Catalog.NameOf(c) ?? c : null;
        return string.Join(' ', new[] { country, a.Sector }.Where(x => !string.IsNullOrEmpty(x))) is { Length: > 0 } words ? words : "unknown";
    }
}
