using Demarche.Web.Api.Asking;
using Demarche.Web.Api.Bodies;

namespace Demarche.Web.Api.Routes;

/// <summary>Actors and pairs of them.</summary>
static class ActorRoutes
{
    static readonly Parameter[] s_resolve =
    [
        new("name", "A name, title or description, such as \"Moscow\" or \"the French president\".", Required: true),
        new("on", "As of this day; today when left out.", ParameterKind.Day),
        new("context", "Words around it.", Most: 1000),
    ];

    static readonly Parameter[] s_dyad =
    [
        new("by", "Period of the series; month when left out.", Values: ["day", "week", "month", "quarter", "year"]),
        new("from", "May have happened on this day or later.", ParameterKind.Day),
        new("to", "May have happened on this day or earlier.", ParameterKind.LastDay),
    ];

    public static void Map(ApiGroup api)
    {
        api.Get<Page<ActorBody>>("/actors/resolve", "Whom a name stands for on a day: several for \"Britain and France\", none for nobody.", s_resolve, Resolve);
        api.Get<ActorDetailBody>("/actors/{id}", "Names, roles and partners of an actor: id, ISO code or name.", [Parameter.Limit], One);
        api.Get<Page<DyadBody>>("/dyads/{a}/{b}", "What two actors did to one another, per period and direction.", s_dyad, Dyad);
    }

    static Task<Answer> Resolve(Asked asked)
    {
        var day = asked.Query.Day("on") ?? DateOnly.FromDateTime(DateTime.UtcNow);
        var found = asked.Tools.Knowledge.Actors.ResolveAll(asked.Query.Text("name")!, asked.Query.Text("context"), day);
        return Task.FromResult(new Answer(new Page<ActorBody>([.. found.Select(a => ActorBody.Of(a))], null, found.Count == 0 ? "the catalogue knows nobody of that name on that day" : null)));
    }

    static Task<Answer> One(Asked asked)
    {
        var given = asked.Id();
        return asked.Ask(s =>
        {
            var key = NamedActor.Key(asked.Tools, given, s);
            var profile = s.Actor(key, asked.Limit);
            return new Answer(new ActorDetailBody(
                key,
                [.. profile.Names.Select(n => ActorBody.Of(n.Actor, n.Mentions))],
                [.. profile.Partners.Select(p => new PartnerBody(p.Partner, p.Name, p.Country, p.Events, p.Done, p.Received, p.Mutual, p.Cooperation, p.Conflict, p.FirstDay, p.LastDay))],
                profile.Names.Count + profile.Partners.Count == 0 ? "the record does not name this actor; find ids with /actors/resolve" : null));
        });
    }

    static Task<Answer> Dyad(Asked asked)
    {
        var (one, two) = (asked.Id("a"), asked.Id("b"));
        return asked.Ask(s =>
        {
            var (a, b) = (NamedActor.Key(asked.Tools, one, s), NamedActor.Key(asked.Tools, two, s));
            var rows = s.Dyad(a, b, asked.Query.Text("by") ?? "month", asked.Query.Day("from"), asked.Query.Day("to"));
            return new Answer(new Page<DyadBody>([.. rows.Select(r => DyadBody.Of(r, a, b))], null, rows.Count == 0 ? $"the record has nothing between {Refused.Shown(a)} and {Refused.Shown(b)} in that time" : null));
        });
    }
}
