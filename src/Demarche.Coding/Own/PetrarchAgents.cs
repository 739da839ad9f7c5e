using System.Text.RegularExpressions;
using Demarche.Coding.Actors;

namespace Demarche.Coding.Own;

/// <summary>
/// Reads an agent dictionary in the format of PETRARCH: <c>MINISTER [~GOV]</c>, plurals in braces (<c>{}</c> says there is none),
/// and words that stand for several (<c>!PERSON! = MAN, MEN</c>).
/// </summary>
static partial class PetrarchAgents
{
    /// <summary>Each word or words with the blocks that its code adds.</summary>
    public static List<(string Words, IReadOnlyList<string> Blocks)> Read(TextReader reader, string file, List<OwnProblem> problems)
    {
        List<(string, IReadOnlyList<string>)> all = [];
        Dictionary<string, string[]> stands = new(StringComparer.OrdinalIgnoreCase);
        foreach (var (number, line) in PetrarchText.Lines(reader))
        {
            var text = line.Trim();
            if (text.StartsWith('!') && text.Contains('=', StringComparison.Ordinal))
            {
                var at = text.IndexOf('=', StringComparison.Ordinal);
                stands[text[..at].Trim()] = text[(at + 1)..].Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
                continue;
            }

            var m = Entry().Match(text);
            if (!m.Success)
            {
                problems.Add(new OwnProblem(file, number, $"'{text}' is no agent; write WORD [~CODE], with plurals in braces where they are not regular."));
                continue;
            }

            var blocks = OwnCode.Parse("---" + m.Groups["code"].Value.Trim().ToUpperInvariant().Replace("~", "", StringComparison.Ordinal)).Sectors;
            foreach (var words in Forms(m.Groups["word"].Value.Trim(), stands, file, number, problems))
            {
                all.Add((words, blocks));
                if (!m.Groups["plural"].Success && !m.Groups["word"].Value.Contains('!', StringComparison.Ordinal))
                {
                    all.AddRange(Plurals.Of(words.ToLowerInvariant()).Select(p => (p, blocks)));
                }
            }

            if (m.Groups["plural"] is { Success: true, Value: var plural } && plural.Trim().Length > 0)
            {
                all.AddRange(plural.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(p => (Plain(p), blocks)));
            }
        }

        return all;
    }

    static IEnumerable<string> Forms(string word, Dictionary<string, string[]> stands, string file, int number, List<OwnProblem> problems)
    {
        var m = Marker().Match(word);
        if (!m.Success)
        {
            return [Plain(word)];
        }

        if (!stands.TryGetValue(m.Value, out var each))
        {
            problems.Add(new OwnProblem(file, number, $"{m.Value} stands for nothing; write a line {m.Value} = WORD, WORD before it."));
            return [];
        }

        return each.Select(e => Plain(word[..m.Index] + e + word[(m.Index + m.Length)..]));
    }

    static string Plain(string words) => words.Replace('_', ' ').Trim();

    [GeneratedRegex(@"^(?<word>[^\[{]+)\s*(?:\{(?<plural>[^}]*)\})?\s*\[(?<code>[^\]]*~[^\]]*)\]$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Entry();

    [GeneratedRegex("![^!]+!", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Marker();
}
