using System.CommandLine;
using Demarche.Cli.Output;
using Demarche.Pipeline;

namespace Demarche.Cli.Verbs;

/// <summary><c>why PATH|-</c>: per sentence the events, or the reason there is none.</summary>
static class Why
{
    internal static Command Create()
    {
        var path = new Argument<string>("path") { Description = "A document, or - for standard input." };
        var knowledge = KnowledgeOption.Create();
        var command = new Command("why", "Per sentence: the events, or the reason there is none.") { path, knowledge };
        command.SetAction(result =>
        {
            List<Rejected> failures = [];
            var tools = KnowledgeOption.Tools(result.GetValue(knowledge));
            foreach (var article in Inputs.Articles(result.GetValue(path)!, failures))
            {
                Write(Console.Out, tools.Coder.Code(article));
            }

            return failures.Count > 0 ? ExitCode.SomeFailed : ExitCode.Ok;
        });
        return command;
    }

    internal static void Write(TextWriter o, CodedArticle coded)
    {
        var a = coded.Article;
        o.WriteLine($"{a.Headline ?? a.Origin ?? a.Id}");
        o.WriteLine($"published {a.Published.Day?.ToString("yyyy-MM-dd") ?? "unknown"} ({a.Published.Source}: {a.Published.Reason})");
        foreach (var h in coded.Held.Where(_ => coded.Sentences.Count == 0))
        {
            // A whole document that was not coded has no sentences to stand under.
            o.WriteLine($"held, {Reason(h.Reason)}: {h.Because}");
        }

        foreach (var s in coded.Sentences)
        {
            o.WriteLine();
            var kind = s.Kind == PassageKind.Paragraph ? "" : $" {s.Kind.ToString().ToLowerInvariant()}";
            o.WriteLine($"[{s.Number}{kind}] {a.Words(s.Span).ReplaceLineEndings(" ").Trim()}");
            foreach (var e in coded.Events.Where(e => e.At.Sentence == s.Number && e.At.Span.Overlaps(s.Span)))
            {
                o.WriteLine($"    {Show(e)}");
            }

            foreach (var e in coded.Events.Where(e => !(e.At.Sentence == s.Number && e.At.Span.Overlaps(s.Span)) && e.Evidence.Any(x => x.Sentence == s.Number && x.Span.Overlaps(s.Span))))
            {
                o.WriteLine($"    also tells {e.Action.Cameo} of sentence {e.At.Sentence}");
            }

            foreach (var h in coded.Held.Where(h => h.At.Sentence == s.Number && h.At.Span.Overlaps(s.Span)))
            {
                var what = h.Action is { } act ? $" {act.Cameo} {Name(h.Source)} → {Name(h.Target)}" : "";
                o.WriteLine($"    held, {Reason(h.Reason)}:{what}{(h.Because.Length > 0 ? $"  ({h.Because})" : "")}");
            }

            foreach (var q in coded.Quotes.Where(q => q.At.Sentence == s.Number && q.At.Span.Overlaps(s.Span)))
            {
                o.WriteLine($"    quote, {q.Kind.ToString().ToLowerInvariant()}: {Name(q.Speaker)} {q.Cue}{(q.Channel is { } c ? $" [{c}]" : "")}: {q.Text.ReplaceLineEndings(" ")}");
            }
        }
    }

    static string Show(Event e)
    {
        var arrow = e.Mutual ? "↔" : "→";
        var place = e.Place is { } p ? $" @ {p.Name}{(p.Country is { } c ? ", " + c : "")}" : "";
        var toll = e.Casualties.Count > 0 ? " {" + string.Join("; ", e.Casualties.Select(x => $"{x.Qualifier} {x.N} {x.Who} {x.Kind}")) + "}" : "";
        var claimed = e.ClaimedBy is { } by ? $" claimed by {Name(by)}" : "";
        return $"{e.Action.Cameo} {e.Action.Plover.Type}{(e.Action.Plover.Mode is { } m ? "-" + m : "")}  {Name(e.Source)} {arrow} {Name(e.Target)}  {Date(e.Date)}{place}{toll}{claimed}{(e.ObjectId is { } o ? $" object {o}" : "")}{(e.RepliesTo is not null ? " reply" : "")}  {e.Confidence:0.00}  ({e.Because})";
    }

    static string Date(DatedInterval d)
    {
        var days = d.From == d.To ? $"{d.From:yyyy-MM-dd}" : $"{d.From:yyyy-MM-dd}..{d.To:yyyy-MM-dd}";
        return $"{days} {d.Precision.ToString().ToLowerInvariant()}/{d.Source.ToString().ToLowerInvariant()}{(d.Open == OpenEnd.None ? "" : "/" + d.Open.ToString().ToLowerInvariant())}";
    }

    static string Name(Mention? m) => m is null ? "—"
        : m.Members is { } members ? "{" + string.Join(", ", members.Select(Name)) + "}"
        : $"{m.Text.ReplaceLineEndings(" ")} [{m.Actor.Id ?? "?"} {m.Actor.Country ?? "?"}{(m.Actor.Sectors.Count > 0 ? " " + string.Join('/', m.Actor.Sectors) : "")}]";

    static string Reason(HeldReason r) => r switch
    {
        HeldReason.NoAction => "no action",
        HeldReason.NoActor => "no actor",
        HeldReason.OtherLanguage => "other language",
        _ => r.ToString().ToLowerInvariant(),
    };
}
