using Demarche.Coding.Actions;
using Demarche.Coding.Actors;
using Demarche.Coding.Casualties;
using Demarche.Coding.Coreference;
using Demarche.Coding.Happenings;
using Demarche.Coding.Own;
using Demarche.Coding.Places;
using Demarche.Coding.Quotes;
using Demarche.Coding.Story;

namespace Demarche.Coding;

/// <summary>All tables the coder reads, loaded once. Immutable and safe to share between threads.</summary>
public sealed class Knowledge
{
    Knowledge(OwnKnowledge? own, ActorCatalog catalog, Gazetteer gazetteer, ActionLexicon lexicon, CasualtyFinder casualties, QuoteFinder quotes, IReadOnlyDictionary<string, ReferentKind> definites, Confidence confidence, Contexts contexts)
    {
        Own = own;
        Patterns = own?.Verbs is { } verbs ? new PatternCoder(verbs) : null;
        Mentions = new MentionFinder(catalog, own?.Names);
        Actors = new ActorResolver(catalog);
        Places = new PlaceFinder(gazetteer);
        Actions = new ActionFinder(lexicon);
        Casualties = casualties;
        Quotes = quotes;
        Definites = definites;
        Confidence = confidence;
        Contexts = contexts;
    }

    /// <summary>What the user brought; null for nothing.</summary>
    public OwnKnowledge? Own { get; }

    /// <summary>Takes the place of the lexicon of acts where the user brought a verb dictionary.</summary>
    internal PatternCoder? Patterns { get; }

    /// <summary>Who a phrase means on a day.</summary>
    public ActorResolver Actors { get; }

    internal MentionFinder Mentions { get; }

    internal PlaceFinder Places { get; }

    internal ActionFinder Actions { get; }

    internal CasualtyFinder Casualties { get; }

    internal QuoteFinder Quotes { get; }

    internal IReadOnlyDictionary<string, ReferentKind> Definites { get; }

    internal Confidence Confidence { get; }

    internal Contexts Contexts { get; }

    /// <summary>Loads every table below a data folder.</summary>
    /// <param name="data">The folder.</param>
    /// <param name="own">What the user brings; null for nothing.</param>
    /// <exception cref="IOException">A table is missing.</exception>
    /// <exception cref="FormatException">A table is malformed; the message names file and line.</exception>
    public static Knowledge Load(string data, OwnKnowledge? own = null)
    {
        var catalog = Task.Run(() => ActorCatalog.Load(Path.Combine(data, "actors"), own));
        var gazetteer = Task.Run(() => Gazetteer.Load(Path.Combine(data, "places")));
        var lexicon = ActionLexicon.Load(Path.Combine(data, "actions"), own?.Actions ?? []);
        return new Knowledge(
            own,
            catalog.GetAwaiter().GetResult(),
            gazetteer.GetAwaiter().GetResult(),
            lexicon,
            CasualtyFinder.Load(Path.Combine(data, "casualties")),
            QuoteFinder.Load(Path.Combine(data, "quotes")),
            Antecedents.Load(Path.Combine(data, "coreference")),
            Read(Path.Combine(data, "actions", "confidence.tsv"), Confidence.Read),
            Read(Path.Combine(data, "actions", "contexts.tsv"), Contexts.Read));
    }

    static T Read<T>(string path, Func<TextReader, string, T> read)
    {
        using var reader = new StreamReader(path);
        return read(reader, Path.GetFileName(path));
    }
}
