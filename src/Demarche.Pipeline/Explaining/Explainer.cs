using Demarche.Forecasting.Following;
using Demarche.Pipeline.Following;

namespace Demarche.Pipeline.Explaining;

/// <summary>Answers the five questions of a newsroom explainer from a coded article and what the record holds besides.</summary>
/// <param name="phrases">Verbs and nouns of acts.</param>
/// <param name="successors">Who stands for a state that is gone.</param>
/// <param name="forecast">Who may follow an act as of a day; null, or a null answer, leaves the fifth question to the evidence.</param>
public sealed class Explainer(Phrases phrases, IReadOnlyDictionary<string, string> successors, Func<Event, DateOnly, FollowForecast?>? forecast = null)
{
    /// <summary>Acts within this many days of the main one belong to the same news.</summary>
    const int NewsDays = 10;

    /// <summary>Acts between the two that are told from the record: the latest.</summary>
    const int MostHistory = 24;

    /// <summary>Builds the explainer.</summary>
    /// <param name="coded">The article, coded.</param>
    /// <param name="record">Events of other documents that share an actor, for history and for who may follow; may be empty.</param>
    /// <param name="mainId">Event to explain; null takes the one the article leads with.</param>
    public Explanation Explain(CodedArticle coded, IReadOnlyList<RecordedEvent> record, string? mainId = null)
    {
        ArgumentNullException.ThrowIfNull(coded);
        ArgumentNullException.ThrowIfNull(record);
        var main = (mainId is null ? null : coded.Events.FirstOrDefault(e => e.Id == mainId)) ?? MainEvent.Of(coded);
        var cite = new Citations(coded);
        List<Section> sections = [];
        if (main is not null)
        {
            sections = [Happened(coded, main, cite), Said(coded, main, cite), Responded(coded, main, cite), History(coded, main, record, cite), MayFollow(coded, main, record, cite)];
        }

        var held = coded.Held.Where(h => h.Reason is not (HeldReason.NoAction or HeldReason.NoActor or HeldReason.Duplicate))
            .Select(h => new NotCounted(h.Reason, coded.Article.Words(h.At.Span).ReplaceLineEndings(" ").Trim(), h.Action?.Cameo)).Distinct().ToList();
        var title = coded.Article.Headline ?? (main is null ? "No act was found" : phrases.Act(main));
        return new Explanation(title, coded.Article, main, sections, cite.Sentences, held);
    }

    Section Happened(CodedArticle coded, Event main, Citations cite)
    {
        List<Statement> all = [Say(main, cite, SaysFirst(coded, main) ? ", the first to do so" : "")];
        foreach (var e in coded.Events)
        {
            if (e.Id != main.Id && IsSameNews(e, main) && Touches(e, Side(main.Source)) && Touches(e, Side(main.Target)) && !IsReply(e, main))
            {
                all.Add(Say(e, cite));
            }
        }

        return new Section("What happened?", "", all);
    }

    Section Said(CodedArticle coded, Event main, Citations cite)
    {
        var side = Side(main.Source);
        List<Statement> all = [.. Quotes(coded, side, cite)];
        foreach (var e in coded.Events)
        {
            if (e.Id != main.Id && !e.Mutual && OnSide(e.Source, side) && IsSameNews(e, main)
                && e.Action.Plover.Type is ("AGREE" or "REQUEST" or "THREATEN" or "REJECT" or "ACCUSE"))
            {
                all.Add(Say(e, cite));
            }
        }

        return new Section($"What did {Short(main.Source)} say?", "", all);
    }

    Section Responded(CodedArticle coded, Event main, Citations cite)
    {
        var side = Side(main.Target);
        List<Statement> all = [];
        if (side.Count > 0)
        {
            all.AddRange(Quotes(coded, side, cite));
            foreach (var e in coded.Events)
            {
                if (e.Id != main.Id && IsSameNews(e, main) && (IsReply(e, main) || (e.Mutual && e.Action.Plover.Type == "CONSULT" && Touches(e, side))))
                {
                    all.Add(Say(e, cite));
                }
            }
        }

        return new Section(main.Target is null ? "How did others respond?" : $"How did {Short(main.Target)} respond?", "", all);
    }

    Section History(CodedArticle coded, Event main, IReadOnlyList<RecordedEvent> record, Citations cite)
    {
        var (x, y) = (Side(main.Source), Side(main.Target));
        var past = coded.Events.Where(e => e.Id != main.Id && !IsSameNews(e, main) && (e.Date.To ?? e.Date.From) is not null)
            .OrderBy(e => e.Date.From ?? e.Date.To).ThenBy(e => e.Date.To).ThenBy(e => e.At.Sentence).ToList();
        bool Between(Event e) => (OnSide(e.Source, x) && OnSide(e.Target, y)) || (OnSide(e.Source, y) && OnSide(e.Target, x));
        List<Statement> all = [.. past.Where(Between).Select(e => Say(e, cite))];
        var recorded = record.Where(r => r.Event.Date.To < main.Date.From && Between(r.Event)).OrderBy(r => r.Event.Date.From).ToList();
        all.AddRange(recorded.TakeLast(MostHistory).Select(r => cite.Recorded(r, phrases)));
        all.AddRange(past.Where(e => !Between(e) && (Touches(e, x) || Touches(e, y))).Select(e => Say(e, cite) with { Detail = "context" }));
        var names = main.Target is null ? Short(main.Source) : $"{Short(main.Source)} and {Short(main.Target)}";
        return new Section($"What is the history between {names}?", (recorded.Count > MostHistory ? $"Of the record the latest {MostHistory} acts. " : "") + "In order of date; acts that do not join the two directly stand last, as context.", all);
    }

    Section MayFollow(CodedArticle coded, Event main, IReadOnlyList<RecordedEvent> record, Citations cite)
    {
        var (x, y) = (Side(main.Source), Side(main.Target));
        List<Statement> all = [];
        var told = (coded.Article.Published.Day ?? main.Date.To) is { } today ? forecast?.Invoke(main, today) : null;
        if (told is { Candidates.Count: > 0 })
        {
            all.AddRange(ForecastStatements.Of(told, [.. main.Evidence.Select(cite.Number).Distinct().Order()]));
        }

        bool Engages(Event e) => Ontology.Quad(e.Action.Plover.Type) is 1 or 2 && !OnSide(e.Source, x) && !OnSide(e.Source, y) && y.Count > 0
            && (OnSide(e.Target, y)) && (main.Date.From is not { } day || e.Date.To is not { } to || to >= day.AddYears(-10));
        all.AddRange(coded.Events.Where(Engages).Select(e => Say(e, cite)));
        all.AddRange(record.Where(r => r.Event.Action.Cameo == main.Action.Cameo && r.Event.ObjectId is { } o && o == main.ObjectId && !OnSide(r.Event.Source, x)).Select(r => cite.Recorded(r, phrases)));
        all.AddRange(record.Where(r => Engages(r.Event)).OrderByDescending(r => r.Event.Date.To).Take(10).Select(r => cite.Recorded(r, phrases)));
        foreach (var h in coded.Held.Where(h => h.Reason is HeldReason.Hypothetical && h.At.Sentence >= 0).Take(3))
        {
            all.Add(new Statement($"Supposed, not counted: “{coded.Article.Words(h.At.Span).ReplaceLineEndings(" ").Trim()}”", [cite.Number(h.At)], "hypothetical"));
        }

        return new Section("Which other countries may follow?", told is { Candidates.Count: > 0 } ? "A forecast first, then evidence from the text and the record. How good such forecasts were: demarche backtest." : "Evidence from the text and the record; not a forecast.", all);
    }

    IEnumerable<Statement> Quotes(CodedArticle coded, HashSet<string> side, Citations cite)
    {
        foreach (var q in coded.Quotes)
        {
            if (q.Speaker is { } speaker && OnSide(speaker, side))
            {
                var via = q.Channel is { } c ? $", {c}" : "";
                var text = q.Kind == QuoteKind.Direct ? $"“{q.Text.Trim()}” — {Phrases.Name(speaker)}{via}" : $"{Phrases.Capital(Phrases.Name(speaker))} {phrases.Past(q.Cue)}: {q.Text.Trim()}{via}";
                yield return new Statement(text, [cite.Number(q.At)], q.Kind == QuoteKind.Direct ? "direct quote" : q.Kind == QuoteKind.Mixed ? "partly quoted" : "in the reporter's words", QuoteId: q.Id);
            }
        }
    }

    Statement Say(Event e, Citations cite, string more = "")
    {
        var when = Phrases.When(e.Date);
        var where = e.Place is { Precision: not PlacePrecision.Country } p ? $" in {p.Name}" : "";
        var toll = e.Casualties.Count > 0 ? "; " + string.Join(", ", e.Casualties.Select(Toll)) : "";
        return new Statement(
            $"{phrases.Act(e)}{where}{(when.Length > 0 ? " " + when : "")}{more}{toll}.",
            [.. e.Evidence.Select(cite.Number).Distinct().Order()],
            $"CAMEO {e.Action.Cameo} · PLOVER {e.Action.Plover.Type}{(e.Action.Plover.Mode is { } m ? "-" + m : "")} · {e.Status.ToString().ToLowerInvariant()} · date from {e.Date.Source.ToString().ToLowerInvariant()} · {e.Because}",
            e.Id);
    }

    static string Toll(Casualty c)
    {
        var about = c.Qualifier switch { "about" => "about ", "at_least" => "at least ", "at_most" => "up to ", _ => "" };
        return $"{about}{c.N:N0} {c.Who ?? "people"} {c.Kind}";
    }

    static bool SaysFirst(CodedArticle coded, Event main) => main.Evidence.Any(x =>
    {
        var words = coded.Article.Words(x.Span);
        return words.Contains("the first country", StringComparison.OrdinalIgnoreCase) || words.Contains("first state", StringComparison.OrdinalIgnoreCase)
            || words.Contains("first nation", StringComparison.OrdinalIgnoreCase) || words.Contains("first government", StringComparison.OrdinalIgnoreCase);
    });

    static bool IsSameNews(Event e, Event main) =>
        e.Date.From is { } a && main.Date.From is { } b && Math.Abs(a.DayNumber - b.DayNumber) <= NewsDays && e.Date.Open == OpenEnd.None;

    bool IsReply(Event e, Event main) => e.RepliesTo == main.Id || (OnSide(e.Source, Side(main.Target)) && OnSide(e.Target, Side(main.Source)) && IsSameNews(e, main));

    /// <summary>Countries of a party, a former state counting as its successor too.</summary>
    HashSet<string> Side(Mention? m)
    {
        HashSet<string> side = [];
        foreach (var one in m?.Members ?? (m is null ? [] : [m]))
        {
            if (one.Actor.Country is { } c)
            {
                side.Add(successors.GetValueOrDefault(c, c));
            }
        }

        return side;
    }

    bool OnSide(Mention? m, HashSet<string> side) => side.Count > 0 && Side(m).Overlaps(side);

    bool Touches(Event e, HashSet<string> side) => OnSide(e.Source, side) || OnSide(e.Target, side);

    static string Short(Mention? m) => m is null ? "others" : m.Actor.Id is not null ? m.Actor.Name : m.Members is { Count: > 1 } || m.Span.Length == 0 ? Phrases.Name(m) : m.Text.Trim();
}
