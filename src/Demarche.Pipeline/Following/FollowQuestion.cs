using Demarche.Forecasting.Following;
using Demarche.Store;

namespace Demarche.Pipeline.Following;

/// <summary>Turns a question in words, or an event of the record, into the cascade it asks about.</summary>
/// <param name="catalog">Cascades, kinds, objects.</param>
/// <param name="world">States.</param>
/// <param name="resolve">Id of whom a name means; null when nobody is called so.</param>
public sealed class FollowQuestion(CascadeCatalog catalog, World world, Func<string, string?> resolve)
{
    /// <summary>Reads "Russia recognises the Taliban".</summary>
    /// <exception cref="FormatException">With what was not understood and what to write.</exception>
    public (string Mover, ActKind Kind, string ObjectId) Read(string words, DateOnly asOf)
    {
        ArgumentException.ThrowIfNullOrEmpty(words);
        if (catalog.Kinds.FindVerb(words) is not { } verb)
        {
            throw new FormatException($"'{words}' names no act that others could copy; write who does what to whom, such as \"Russia recognises the Taliban\" (acts: {string.Join(", ", catalog.Kinds.All.Where(k => k.Verbs.Count > 0).Select(k => k.Verbs[0]).Take(12))}, …)");
        }

        var (who, whom) = (words[..verb.Start].Trim(), Strip(words[verb.End..].Trim()));
        var mover = resolve(who) ?? throw new FormatException($"nobody is called '{who}'; give a country's name or code");
        if (whom.Length == 0)
        {
            throw new FormatException($"'{words}' does not say toward whom; add it");
        }

        return Place(Country(mover), verb.Kind, verb.Kind.Family == Family.Diplomatic ? resolve(whom) ?? whom : Instrument(whom), asOf);
    }

    /// <summary>The cascade of an event: its act toward its object.</summary>
    public (string Mover, ActKind Kind, string ObjectId)? Of(Event e, DateOnly asOf)
    {
        ArgumentNullException.ThrowIfNull(e);
        var kind = catalog.Kinds.OfCode(e.Action.Cameo, e.ObjectId);
        var target = e.ObjectId ?? e.Target?.Actor.Country ?? e.Target?.Actor.Id;
        return kind is null || target is null || e.Source?.Actor.Country is not { } mover ? null : Place(mover, kind, target, asOf);
    }

    /// <summary>The catalogue's cascade of that act, or a new one that begins with it; with acts of the record joined to it.</summary>
    public Cascade Cascade(string mover, ActKind kind, string objectId, DateOnly asOf, DateOnly? on, IReadOnlyList<CountryAct> record)
    {
        ArgumentNullException.ThrowIfNull(record);
        var found = catalog.All.Where(c => c.Kind.Group == kind.Group && c.ObjectId == objectId && c.Start <= asOf).MaxBy(c => c.Start);
        List<Act> acts = [.. found?.Acts ?? []];
        foreach (var a in record)
        {
            if (a.Day <= asOf && (found is null || a.Day >= found.Start) && (a.ObjectId ?? a.Target) == objectId && catalog.Kinds.OfCode(a.Cameo, a.ObjectId)?.Group == kind.Group && acts.All(x => x.Actor != a.Source))
            {
                acts.Add(new Act(a.Source, a.Day, a.Day, DatePrecision.Day, objectId, kind.Name, a.EventId));
            }
        }

        if (acts.All(a => a.Actor != mover || a.Known > asOf))
        {
            var day = on ?? asOf;
            acts.Add(new Act(mover, day, day, DatePrecision.Day, objectId, kind.Name, "the question"));
        }

        acts.Sort(static (a, b) => a.Known.CompareTo(b.Known));
        return found is null
            ? new Cascade($"{kind.Group}:{objectId}", kind.Family, kind, objectId, acts[0].From, asOf, "", $"{kind.Past} {objectId}", acts)
            : found with { Acts = acts };
    }

    (string, ActKind, string) Place(string mover, ActKind kind, string objectId, DateOnly asOf)
    {
        // "recognise" is a state's or a government's: the object tells which.
        var kinds = kind.Cameo == "054" ? catalog.Kinds.All.Where(k => k.Cameo == "054").ToList() : [kind];
        var known = catalog.All.Where(c => kinds.Any(k => k.Group == c.Kind.Group) && c.Start <= asOf).ToList();
        var exact = known.Where(c => c.ObjectId == objectId).MaxBy(c => c.Start);
        // Whoever recognises a country long a state recognises its government: the latest that asks for it.
        var under = exact ?? known.Where(c => c.ObjectId.StartsWith(objectId + ".", StringComparison.Ordinal)).MaxBy(c => c.Start);
        if (under is not null)
        {
            return (mover, under.Kind, under.ObjectId);
        }

        return (mover, kind.Cameo == "054" && catalog.Kinds.Governments.Contains(objectId) ? catalog.Kinds.Find("recognise_government")! : kind, objectId);
    }

    string Country(string id) => world.Find(id) >= 0 || id == "EUR" ? id : id.Length > 4 && id[3] == '.' ? id[..3] : id;

    string Instrument(string words) => catalog.All.FirstOrDefault(c =>
        c.ObjectId.Equals(words, StringComparison.OrdinalIgnoreCase) || c.ObjectId.Equals("treaty:" + words, StringComparison.OrdinalIgnoreCase) || c.Id.Equals(words, StringComparison.OrdinalIgnoreCase)
        || c.Label.Contains(words, StringComparison.OrdinalIgnoreCase))?.ObjectId ?? words;

    static string Strip(string words) => words.StartsWith("the ", StringComparison.OrdinalIgnoreCase) ? words[4..] : words;
}
