using Demarche.Forecasting.Following;
using Demarche.Forecasting.Following.Scoring;
using Demarche.Pipeline.Explaining;
using Demarche.Store;

namespace Demarche.Web.Api.Bodies;

/// <summary>A claim of an explainer.</summary>
/// <param name="Text">A sentence.</param>
/// <param name="Sources">Numbers of the sentences behind it.</param>
/// <param name="Detail">Code, date source and status.</param>
/// <param name="EventId">Event it stands for.</param>
/// <param name="QuoteId">Quote it stands for.</param>
sealed record StatementBody(string Text, IReadOnlyList<int> Sources, string Detail, string? EventId, string? QuoteId);

/// <summary>One of the five questions with its answer.</summary>
/// <param name="Question">The question.</param>
/// <param name="Note">What kind of answer this is.</param>
/// <param name="Statements">The answer; empty when text and record tell nothing.</param>
sealed record SectionBody(string Question, string Note, IReadOnlyList<StatementBody> Statements);

/// <summary>A sentence behind a claim.</summary>
/// <param name="Number">Its number in the explainer.</param>
/// <param name="Text">Its words.</param>
/// <param name="Where">Where it stands.</param>
sealed record CitedBody(int Number, string Text, string Where);

/// <summary>Words that were read and not counted.</summary>
/// <param name="Reason">Why.</param>
/// <param name="Text">The words.</param>
/// <param name="WouldBe">CAMEO code it would have had.</param>
sealed record NotCountedBody(string Reason, string Text, string? WouldBe);

/// <summary>The five questions answered, every claim numbered to its sentences.</summary>
/// <param name="Title">Headline, or the act in words.</param>
/// <param name="EventId">The act it is about.</param>
/// <param name="DocumentId">The document it was made from.</param>
/// <param name="Sections">The questions.</param>
/// <param name="Sentences">The sentences, by number from 1.</param>
/// <param name="NotCounted">What was read and not counted.</param>
sealed record ExplanationBody(string Title, string? EventId, string DocumentId, IReadOnlyList<SectionBody> Sections, IReadOnlyList<CitedBody> Sentences, IReadOnlyList<NotCountedBody> NotCounted)
{
    public static ExplanationBody Of(Explanation e) => new(
        e.Title,
        e.Main?.Id,
        e.Article.Id,
        [.. e.Sections.Select(s => new SectionBody(s.Question, s.Note, [.. s.Statements.Select(x => new StatementBody(x.Text, x.Sources, x.Detail, x.EventId, x.QuoteId))]))],
        [.. e.Sentences.Select(s => new CitedBody(s.Number, s.Text, s.Where))],
        [.. e.NotCounted.Select(n => new NotCountedBody(EnumNames.Of(n.Reason), n.Text, n.WouldBe))]);
}

/// <summary>A dated fact behind a reason.</summary>
/// <param name="Date">As fine as it is known.</param>
/// <param name="Text">What happened.</param>
/// <param name="Source">A file with its key, an event's id, or <c>recalled</c> (unverified).</param>
sealed record FactBody(string Date, string Text, string Source);

/// <summary>Why a candidate stands where it stands.</summary>
/// <param name="Theme">What it is about.</param>
/// <param name="Weight">How much it moves the log-odds; negative speaks against.</param>
/// <param name="Text">In words.</param>
/// <param name="Evidence">Dated facts behind it.</param>
sealed record ReasonBody(string Theme, double Weight, string Text, IReadOnlyList<FactBody> Evidence);

/// <summary>A state that may follow.</summary>
/// <param name="Rank">From 1.</param>
/// <param name="Candidate">Country code.</param>
/// <param name="Name">Country.</param>
/// <param name="P">Probability within the horizon; null when there is too little data for one.</param>
/// <param name="PLow">5th percentile.</param>
/// <param name="PHigh">95th percentile.</param>
/// <param name="KinRate">Base rate weighted by kinship with those that moved.</param>
/// <param name="Reasons">Strongest first.</param>
sealed record CandidateBody(int Rank, string Candidate, string Name, double? P, double? PLow, double? PHigh, double KinRate, IReadOnlyList<ReasonBody> Reasons);

/// <summary>A figure of the forecaster's record.</summary>
/// <param name="Family">Family of acts.</param>
/// <param name="Figure">Its name.</param>
/// <param name="Value">Its value.</param>
/// <param name="Low">Lower end of its interval.</param>
/// <param name="High">Upper end.</param>
/// <param name="N">Forecasts behind it.</param>
sealed record FigureBody(string Family, string Figure, double? Value, double? Low, double? High, int N)
{
    public static FigureBody Of(RecordLine l) => new(l.Family, l.Figure, Number(l.Value), Number(l.Low), Number(l.High), l.N);

    static double? Number(double v) => double.IsFinite(v) ? v : null;
}

/// <summary>A state that has moved already.</summary>
/// <param name="Actor">Country code.</param>
/// <param name="Date">As fine as it is known.</param>
/// <param name="Source">Where it is told.</param>
sealed record MoveBody(string Actor, string Date, string Source);

/// <summary>Who may follow an act, beside the forecaster's record on past cascades.</summary>
/// <param name="Label">The act in words.</param>
/// <param name="AsOf">Nothing dated later was used.</param>
/// <param name="WithinMonths">Horizon.</param>
/// <param name="BaseRate">How often any candidate of such a cascade follows within it.</param>
/// <param name="Note">Why there are no probabilities; null when there are.</param>
/// <param name="ModelLearntBy">The model had learnt from nothing later.</param>
/// <param name="Moved">Who has moved.</param>
/// <param name="Candidates">Likeliest first.</param>
/// <param name="Record">Figures of the backtest for this family; see /backtests/{id}.</param>
sealed record FollowBody(string Label, DateOnly AsOf, int WithinMonths, double BaseRate, string? Note, DateOnly ModelLearntBy, IReadOnlyList<MoveBody> Moved, IReadOnlyList<CandidateBody> Candidates, IReadOnlyList<FigureBody> Record)
{
    public static FollowBody Of(FollowForecast f, FollowRecord? record, int most)
    {
        var little = f.TooLittle is not null;
        double? P(double p) => little ? null : Math.Round(p, 5);
        return new(
            f.Cascade.Label,
            f.AsOf,
            f.Months,
            Math.Round(f.BaseRate, 5),
            f.TooLittle,
            f.LearntBy,
            [.. f.Cascade.Acts.Where(a => a.Known <= f.AsOf).Select(a => new MoveBody(a.Actor, a.DateText, a.Source))],
            [.. f.Candidates.Take(most).Select((c, i) => new CandidateBody(i + 1, c.Id, c.Name, P(c.P), P(c.Low), P(c.High), Math.Round(c.Kin, 5), [.. c.Reasons.Select(r => new ReasonBody(r.Theme, Math.Round(r.Weight, 3), r.Text, [.. r.Evidence.Select(e => new FactBody(e.Date, e.Text, e.Source))]))]))],
            [.. (record?.Lines ?? []).Where(l => l.Family == EnumNames.Of(f.Cascade.Family)).Select(FigureBody.Of)]);
    }
}

/// <summary>What two actors did to one another in a period and direction.</summary>
/// <param name="Period">First day; null for events whose date is coarser or unknown.</param>
/// <param name="Actor">Who acts.</param>
/// <param name="Recipient">Upon whom.</param>
/// <param name="Mutual">Without direction.</param>
/// <param name="Events">Events.</param>
/// <param name="Cooperation">Quad class 1 and 2.</param>
/// <param name="Conflict">Quad class 3 and 4.</param>
/// <param name="MeanPlover">Mean PLOVER score.</param>
/// <param name="MeanGoldstein">Mean Goldstein score.</param>
sealed record DyadBody(DateOnly? Period, string Actor, string Recipient, bool Mutual, int Events, int Cooperation, int Conflict, double MeanPlover, double? MeanGoldstein)
{
    public static DyadBody Of(DyadPeriod p, string a, string b) => new(
        p.Period, p.Direction == "b>a" ? b : a, p.Direction == "b>a" ? a : b, p.Direction == "mutual", p.Events, p.Cooperation, p.Conflict, Math.Round(p.MeanPlover, 3), p.MeanGoldstein is { } g ? Math.Round(g, 3) : null);
}

/// <summary>Who a name stands for on a day.</summary>
/// <param name="Id">Catalogue id.</param>
/// <param name="Name">Display name.</param>
/// <param name="Country">ISO alpha-3.</param>
/// <param name="Sectors">PLOVER sectors on that day.</param>
/// <param name="Role">Office on that day.</param>
/// <param name="Mentions">How often the record has it so; null when the record was not asked.</param>
sealed record ActorBody(string? Id, string Name, string? Country, IReadOnlyList<string> Sectors, string? Role, int? Mentions)
{
    public static ActorBody Of(Actor a, int? mentions = null) => new(a.Id, a.Name, a.Country, a.Sectors, a.Role, mentions);
}

/// <summary>Whom an actor dealt with.</summary>
/// <param name="Partner">Id, or the name when it has none.</param>
/// <param name="Name">Display name.</param>
/// <param name="Country">ISO alpha-3.</param>
/// <param name="Events">All events between the two.</param>
/// <param name="Done">Where the actor acts.</param>
/// <param name="Received">Where the partner acts.</param>
/// <param name="Mutual">Without direction.</param>
/// <param name="Cooperation">Quad class 1 and 2.</param>
/// <param name="Conflict">Quad class 3 and 4.</param>
/// <param name="FirstDay">Earliest.</param>
/// <param name="LastDay">Latest.</param>
sealed record PartnerBody(string Partner, string Name, string? Country, int Events, int Done, int Received, int Mutual, int Cooperation, int Conflict, DateOnly? FirstDay, DateOnly? LastDay);

/// <summary>An actor as the record has it.</summary>
/// <param name="Id">What was asked for, as it was understood.</param>
/// <param name="Names">Names and roles, most frequent first.</param>
/// <param name="Partners">Whom it dealt with, most frequent first.</param>
/// <param name="Notice">Why there is nothing.</param>
sealed record ActorDetailBody(string Id, IReadOnlyList<ActorBody> Names, IReadOnlyList<PartnerBody> Partners, string? Notice);

/// <summary>A count of the record.</summary>
/// <param name="Part">documents, sentences, events, quotes, held, date_source, date_precision, plover, published_source, run or unresolved.</param>
/// <param name="Name">Kind within the part; null for the whole.</param>
/// <param name="Count">The number.</param>
sealed record CountBody(string Part, string? Name, long Count);

/// <summary>What the record holds.</summary>
/// <param name="Record">own, base or both.</param>
/// <param name="FirstDay">First day of its dated events.</param>
/// <param name="LastDay">Last day.</param>
/// <param name="Data">Counts.</param>
sealed record StatsBody(string Record, DateOnly? FirstDay, DateOnly? LastDay, IReadOnlyList<CountBody> Data);

/// <summary>A column of the Demarche layout.</summary>
/// <param name="Column">Name.</param>
/// <param name="Type">Type.</param>
/// <param name="Meaning">What it means.</param>
sealed record ColumnBody(string Column, string Type, string Meaning);

/// <summary>A PLOVER type or mode.</summary>
/// <param name="Type">Type.</param>
/// <param name="Mode">Mode; null for the type itself.</param>
/// <param name="Quad">Quad class.</param>
/// <param name="Score">Intensity.</param>
/// <param name="Meaning">One line.</param>
sealed record PloverBody(string Type, string? Mode, int Quad, double Score, string Meaning);

/// <summary>A CAMEO code.</summary>
/// <param name="Code">Text with leading zero.</param>
/// <param name="Label">Name.</param>
/// <param name="Plover">PLOVER type; null for statements.</param>
/// <param name="Mode">PLOVER mode.</param>
/// <param name="Goldstein">Goldstein score.</param>
sealed record CameoBody(string Code, string Label, string? Plover, string? Mode, double? Goldstein);

/// <summary>Every code and column.</summary>
/// <param name="Plover">Types and modes.</param>
/// <param name="Cameo">Codes.</param>
/// <param name="Columns">Columns of the Demarche layout, in order.</param>
sealed record CodebookBody(IReadOnlyList<PloverBody> Plover, IReadOnlyList<CameoBody> Cameo, IReadOnlyList<ColumnBody> Columns);
