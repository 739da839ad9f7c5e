namespace Demarche.Forecasting.Ranking;

/// <summary>Name and group of every number a candidate is judged by, in the order <see cref="FeatureWriter"/> writes them.</summary>
static class FeatureNames
{
    static readonly (string Group, string[] Names)[] s_groups =
    [
        ("own", ["o.count", "o.since", "o.short", "o.middle", "o.long", "o.share", "o.share-middle", "o.share-short", "o.gap", "o.since-gap", "o.rank", "o.of-pair", "o.recent"]),
        ("pair", ["p.count", "p.since", "p.short", "p.middle", "p.long", "p.share-middle", "p.share-long", "p.since-less", "p.rank", "p.recent", "p.trend"]),
        ("mirror", ["m.count", "m.since", "m.middle"]),
        ("popular", ["r.short", "r.middle", "r.long", "r.share-middle", "r.since", "r.count", "e.short", "e.middle", "e.long", "e.since", "e.count", "e.of-relation", "e.age", "e.trend", "r.trend"]),
        ("rules", ["rule.max", "rule.second", "rule.any", "rule.own", "rule.rank", "rule.best-since"]),
        ("kin", ["c.short", "c.long", "c.late", "k.short", "k.long", "k.late", "same-country", "same-role", "s.country", "s.country-share", "s.role-share", "c.country", "c.country-share"]),
        ("alike", ["a.sum", "a.max", "a.pair", "a.answers", "two-hop", "three-hop"]),
        ("question", ["q.middle", "q.count", "s.middle", "s.count", "r.all-middle", "q.distinct", "q.since", "r.repeat", "r.repeat-pair", "q.turned", "q.top-share", "candidates"]),
        ("encoder", ["n.log", "n.to-best", "n.rank", "n.entropy", "n.best", "n.apart", "n.apart-to-best", "n.spread", "hand.rank", "hand"]),
        ("batch", ["b.asked", "b.asked-share", "b.same-relation", "b.reply-max", "b.reply-any", "b.of-source", "b.of-relation", "b.others-of-source", "b.others-with-relation", "b.of-country", "b.reply-rank"]),
    ];

    /// <summary>All names.</summary>
    public static string[] All { get; } = [.. s_groups.SelectMany(g => g.Names)];

    /// <summary>Group of each name.</summary>
    public static string[] Group { get; } = [.. s_groups.SelectMany(g => g.Names.Select(_ => g.Group))];

    /// <summary>Where the encoders' log-probability stands, which every score starts from.</summary>
    public static int Start { get; } = Array.IndexOf(All, "n.log");

    /// <summary>How many there are.</summary>
    public static int Count => All.Length;

    /// <summary>How many may be used when each question is judged alone; they come first.</summary>
    public static int Isolated { get; } = s_groups.Where(g => g.Group != "batch").Sum(g => g.Names.Length);
}
