using System.Globalization;

namespace Demarche.Tests.Coding.Story;

/// <summary>
/// The second part of each codebook file: whole reports with their day, and the events the coder makes of them, parties resolved:
/// <c>&gt;&gt; 2024-05-28 | sentence</c>, below it <c>- code COUNTRY → COUNTRY</c> (<c>↔</c> without direction, <c>—</c> nobody).
/// </summary>
public class WholeEventsTests
{
    /// <summary>Share of the reports that must be told exactly: a floor, raised as the parts get better.</summary>
    const double Floor = 0.85;

    static IEnumerable<(string File, string Day, string Text, List<string> Events)> Reports()
    {
        foreach (var path in Directory.GetFiles(Path.Combine(Support.Root, "tests", "Demarche.Tests", "Specs"), "*.md").Order(StringComparer.Ordinal))
        {
            (string Day, string Text)? report = null;
            List<string> events = [];
            foreach (var line in File.ReadLines(path).Append(">> "))
            {
                if (line.StartsWith(">> ", StringComparison.Ordinal) || line.StartsWith("> ", StringComparison.Ordinal))
                {
                    if (report is { } r)
                    {
                        yield return (Path.GetFileNameWithoutExtension(path), r.Day, r.Text, events);
                    }

                    var bar = line.IndexOf(" | ", StringComparison.Ordinal);
                    (report, events) = (line[1] == '>' && bar > 0 ? (line[3..bar], line[(bar + 3)..]) : null, []);
                }
                else if (line.StartsWith("- ", StringComparison.Ordinal) && line != "- nothing")
                {
                    events.Add(line[2..]);
                }
            }
        }
    }

    static List<string> Tell(string day, string text) => [.. CoderFixture.Code(text, day).Events.Select(e => e.Mutual
        ? $"{e.Action.Cameo} {string.Join(" ↔ ", new[] { Side(e.Source), Side(e.Target) }.Order(StringComparer.Ordinal))}"
        : $"{e.Action.Cameo} {Side(e.Source)} → {Side(e.Target)}")];

    static string Side(Mention? m)
    {
        var countries = Countries(m).Distinct().Order(StringComparer.Ordinal).ToList();
        return m is null ? "—" : countries.Count == 0 ? "?" : string.Join('+', countries);
    }

    static IEnumerable<string> Countries(Mention? m) =>
        m is null ? [] : m.Members is { } members ? members.SelectMany(Countries) : m.Actor.Country is { } c ? [c] : [];

    [Fact]
    public void Two_hundred_and_fifty_examples_explain_the_codes()
    {
        var frames = Directory.GetFiles(Path.Combine(Support.Root, "tests", "Demarche.Tests", "Specs"), "*.md").Sum(f => File.ReadLines(f).Count(l => l.StartsWith("> ", StringComparison.Ordinal)));
        Assert.True(frames + Reports().Count() >= 250, $"{frames} sentences and {Reports().Count()} reports");
    }

    [Fact]
    public void Each_day_of_a_report_is_a_day() =>
        Assert.All(Reports(), r => Assert.True(DateOnly.TryParseExact(r.Day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _), r.Text));

    [Fact]
    public void Reports_give_the_events_written_below_them()
    {
        var (all, right) = (0, 0);
        var wrong = new List<string>();
        foreach (var (file, day, text, events) in Reports())
        {
            all++;
            var told = Tell(day, text);
            if (events.Order(StringComparer.Ordinal).SequenceEqual(told.Order(StringComparer.Ordinal)))
            {
                right++;
            }
            else
            {
                wrong.Add($"{file}: {text}\n    expected {string.Join(" | ", events)}\n    told     {string.Join(" | ", told)}");
            }
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{right} of {all}\n{string.Join('\n', wrong)}");
        Assert.True(right >= Floor * all, $"{right} of {all} reports are told as written:\n{string.Join('\n', wrong)}");
    }
}
