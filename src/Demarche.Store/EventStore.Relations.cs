using Demarche.Relations;

namespace Demarche.Store;

public sealed partial class EventStore
{
    /// <summary>Acts of the record that change a relation. Persons are states here: a president recognises for the country.</summary>
    /// <param name="codes">Which codes change what, see <see cref="RelationFacts.Acts"/>.</param>
    public IReadOnlyList<RelationAct> RelationActs(IReadOnlyDictionary<string, (RelationKind Kind, string Value)> codes)
    {
        ArgumentNullException.ThrowIfNull(codes);
        var found = Sql.Ask(
            _connection,
            "relation-events",
            r => (Id: r.Text("event_id"), Cameo: r.Text("cameo"), Date: r.Date(), Actor: r.TextOrNull("actor"), Object: r.TextOrNull("object"), Country: r.TextOrNull("country"), Record: r.Text("record")),
            ("codes", new List<string>(codes.Keys)));
        return
        [
            .. from f in found
               let actor = f.Actor?.StartsWith("p.", StringComparison.Ordinal) == true ? f.Country : f.Actor
               where actor is not null && f.Object is not null && actor != f.Object && !f.Object.StartsWith("p.", StringComparison.Ordinal)
               let change = codes[f.Cameo]
               select new RelationAct(actor, f.Object, change.Kind, change.Kind == RelationKind.Recognition ? Track(f.Object) : "", change.Value, f.Date, f.Id, f.Record),
        ];
    }

    /// <summary>A country is recognised as a state; what has a dot in its id and is no breakaway state, as a government.</summary>
    static string Track(string id) => id.Contains('.') && !id.StartsWith("GEO.", StringComparison.Ordinal) ? "government" : "state";
}
