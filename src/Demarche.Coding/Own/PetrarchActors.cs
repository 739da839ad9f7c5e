using System.Text.RegularExpressions;

namespace Demarche.Coding.Own;

/// <summary>
/// Reads an actor dictionary in the format of PETRARCH: <c>NAME [CODE]</c>, further names on lines with <c>+</c>,
/// and codes that hold for a time: <c>[CODE &lt;950601]</c> before a day, <c>[CODE &gt;20130119]</c> after it, <c>[CODE 20100109-20100112]</c> between two.
/// </summary>
static partial class PetrarchActors
{
    public static List<OwnActor> Read(TextReader reader, string file, List<OwnProblem> problems)
    {
        List<OwnActor> all = [];
        List<string> names = [];
        List<OwnPeriod> periods = [];
        var started = 0;
        void Close()
        {
            if (names.Count > 0 && periods.Count > 0)
            {
                all.Add(new OwnActor([.. names], [.. periods], started));
            }
            else if (names.Count > 0)
            {
                problems.Add(new OwnProblem(file, started, $"'{names[0]}' has no code; write it in brackets, as in {names[0]} [GOV]."));
            }

            names.Clear();
            periods.Clear();
        }

        foreach (var (number, line) in PetrarchText.Lines(reader))
        {
            var text = line.Trim();
            var bracket = text.IndexOf('[', StringComparison.Ordinal);
            var name = (bracket < 0 ? text : text[..bracket]).Trim();
            if (name.StartsWith('+'))
            {
                if (names.Count == 0)
                {
                    problems.Add(new OwnProblem(file, number, $"'{name}' adds a name to nobody; put it under an actor's line."));
                    continue;
                }

                names.Add(Plain(name[1..]));
            }
            else if (name.Length > 0)
            {
                Close();
                started = number;
                names.Add(Plain(name));
            }

            foreach (Match m in Bracket().Matches(bracket < 0 ? "" : text[bracket..]))
            {
                if (names.Count == 0)
                {
                    problems.Add(new OwnProblem(file, number, $"the code {m.Value} belongs to no name; put it under an actor's line."));
                }
                else if (Period(m.Groups["inside"].Value, file, number, problems) is { } period)
                {
                    periods.Add(period);
                }
            }

            if (bracket >= 0 && !text.Contains(']', StringComparison.Ordinal))
            {
                problems.Add(new OwnProblem(file, number, $"'{text[bracket..]}' lacks the closing bracket."));
            }
        }

        Close();
        return all;
    }

    static string Plain(string name) => name.Replace('_', ' ').Trim();

    static OwnPeriod? Period(string inside, string file, int number, List<OwnProblem> problems)
    {
        var m = Inside().Match(inside.Trim());
        if (!m.Success)
        {
            problems.Add(new OwnProblem(file, number, $"'[{inside}]' is no code with days; write [CODE], [CODE <YYMMDD], [CODE >YYMMDD] or [CODE YYMMDD-YYMMDD]."));
            return null;
        }

        DateOnly from = DateOnly.MinValue, to = DateOnly.MaxValue;
        foreach (var (group, set) in new (string, Action<DateOnly>)[] { ("before", d => to = d.AddDays(-1)), ("after", d => from = d.AddDays(1)), ("from", d => from = d), ("to", d => to = d) })
        {
            if (m.Groups[group] is { Success: true, Value: var cell })
            {
                if (PetrarchText.Day(cell) is not { } day)
                {
                    problems.Add(new OwnProblem(file, number, $"'{cell}' in [{inside}] is no day; write YYMMDD or YYYYMMDD."));
                    return null;
                }

                set(day);
            }
        }

        if (to < from)
        {
            problems.Add(new OwnProblem(file, number, $"[{inside}] ends before it begins; swap the days."));
            return null;
        }

        var code = m.Groups["code"].Value.ToUpperInvariant();
        return new OwnPeriod([.. code.Split('/').Where(c => c.Any(char.IsLetterOrDigit)).Select(OwnCode.Parse)], from, to);
    }

    [GeneratedRegex(@"\[(?<inside>[^\]]*)\]", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Bracket();

    [GeneratedRegex(@"^(?<code>[^\s<>]+)\s*(?:<\s*(?<before>\d+)|>\s*(?<after>\d+)|(?<from>\d+)\s*-\s*(?<to>\d+))?$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Inside();
}
