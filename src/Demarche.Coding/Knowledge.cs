using Demarche.Coding.Actions;
using Demarche.Coding.Actors;
using Demarche.Coding.Casualties;
using Demarche.Coding.Coreference;
using Demarche.Coding.Places;
using Demarche.Coding.Quotes;

namespace Demarche.Coding;

/// <summary>All tables the coder reads, loaded once. Immutable and safe to share between threads.</summary>
public sealed class Knowledge
{
    Knowledge(ActorCatalog catalog, Gazetteer gazetteer, ActionLexicon lexicon, CasualtyFinder casualties, QuoteFinder quotes, IReadOnlyDictionary<string, ReferentKind> definites)
    {
        Mentions = new MentionFinder(catalog);
        Actors = new ActorResolver(catalog);
        Places = new PlaceFinder(gazetteer);
        Actions = new ActionFinder(lexicon);
        Casualties = casualties;
        Quotes = quotes;
        Definites = definites;
    }

    /// <summary>Who a phrase means on a day.</summary>
    public ActorResolver Actors { get; }

    internal MentionFinder Mentions { get; }

    internal PlaceFinder Places { get; }

    internal ActionFinder Actions { get; }

    internal CasualtyFinder Casualties { get; }

    internal QuoteFinder Quotes { get; }

    internal IReadOnlyDictionary<string, ReferentKind> Definites { get; }

    /// <summary>Loads every table below a data folder.</summary>
    /// <exception cref="IOException">A table is missing.</exception>
    /// <exception cref="FormatException">A table is malformed; the message names file and line.</exception>
    public static Knowledge Load(string data)
    {
        var catalog = Task.Run(() => ActorCatalog.Load(Path.Combine(data, "actors")));
        var gazetteer = Task.Run(() => Gazetteer.Load(Path.Combine(data, "places")));
        var lexicon = ActionLexicon.Load(Path.Combine(data, "actions"));
        return new Knowledge(
            catalog.GetAwaiter().GetResult(),
            gazetteer.GetAwaiter().GetResult(),
            lexicon,
            CasualtyFinder.Load(Path.Combine(data, "casualties")),
            QuoteFinder.Load(Path.Combine(data, "quotes")),
            Antecedents.Load(Path.Combine(data, "coreference")));
    }
}
