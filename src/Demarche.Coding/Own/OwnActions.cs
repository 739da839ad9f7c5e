using System.Text.RegularExpressions;

namespace Demarche.Coding.Own;

/// <summary>One pattern of an action type that the user brings, in the words of data/actions/rules.</summary>
/// <param name="Name">The user's name of the type.</param>
/// <param name="Cameo">CAMEO code.</param>
/// <param name="Trigger">Lemmas parted by |.</param>
/// <param name="Kind">v, n or a.</param>
/// <param name="When">Conditions parted by blanks; may be empty.</param>
/// <param name="File">The file's name.</param>
/// <param name="Line">Where it stands.</param>
public sealed record OwnAction(string Name, string Cameo, string Trigger, char Kind, string When, string File, int Line);

/// <summary>
/// Reads <c>actions.yaml</c>, a list of action types:
/// <code>
/// - name: embassy opened
///   cameo: "050"
///   patterns:
///     - open obj=embassy
///     - inaugurate obj=embassy|mission
/// </code>
/// A pattern is a trigger with conditions as data/actions/README.md tells them; "noun" or "adjective" before it says what the trigger is.
/// Only this part of YAML is read: blocks by indentation, one value a line.
/// </summary>
static partial class OwnActions
{
    public static List<OwnAction> Read(TextReader reader, string file, List<OwnProblem> problems)
    {
        List<OwnAction> all = [];
        string? name = null, cameo = null;
        var inPatterns = false;
        var number = 0;
        while (reader.ReadLine() is { } raw)
        {
            number++;
            var line = Comment().Replace(raw, "").TrimEnd();
            if (line.Trim() is "" or "---")
            {
                continue;
            }

            if (line.Contains('\t', StringComparison.Ordinal))
            {
                problems.Add(new OwnProblem(file, number, "a tab indents the line; use blanks."));
                continue;
            }

            if (Key().Match(line) is { Success: true } m)
            {
                if (m.Groups["dash"].Success && m.Groups["key"].Value != "patterns")
                {
                    (name, cameo, inPatterns) = (null, null, false);
                }

                var value = Unquoted(m.Groups["value"].Value);
                switch (m.Groups["key"].Value)
                {
                    case "name":
                        name = value;
                        break;
                    case "cameo":
                        cameo = value;
                        if (Ontology.Action(value) is null)
                        {
                            problems.Add(new OwnProblem(file, number, $"cameo '{value}' is no code of an act; see data/ontology/cameo.tsv, and quote it to keep the leading zero."));
                            cameo = "";
                        }

                        break;
                    case "patterns":
                        inPatterns = true;
                        break;
                    default:
                        problems.Add(new OwnProblem(file, number, $"'{m.Groups["key"].Value}' is none of name, cameo, patterns."));
                        break;
                }
            }
            else if (inPatterns && Item().Match(line) is { Success: true } item)
            {
                if (cameo is null)
                {
                    problems.Add(new OwnProblem(file, number, "the pattern has no code; write cameo: above patterns."));
                }
                else if (cameo.Length > 0)
                {
                    Pattern(Unquoted(item.Groups["pattern"].Value), name ?? "", cameo, file, number, all);
                }
            }
            else
            {
                problems.Add(new OwnProblem(file, number, $"'{line.Trim()}' is not understood; write \"- name: …\", \"  cameo: …\", \"  patterns:\" and under it \"    - TRIGGER CONDITIONS\"."));
            }
        }

        return all;
    }

    static void Pattern(string pattern, string name, string cameo, string file, int number, List<OwnAction> all)
    {
        var parts = pattern.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var kind = parts.Length > 1 ? parts[0] switch { "noun" => 'n', "adjective" => 'a', "verb" => 'v', _ => ' ' } : ' ';
        var rest = kind == ' ' ? parts : parts[1..];
        if (rest.Length > 0)
        {
            all.Add(new OwnAction(name, cameo, rest[0], kind == ' ' ? 'v' : kind, string.Join(' ', rest[1..]), file, number));
        }
    }

    static string Unquoted(string value) => value.Trim().Trim('"', '\'');

    [GeneratedRegex(@"^\s*(?<dash>-\s+)?(?<key>[a-z_]+):(?:\s+(?<value>.*))?$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Key();

    [GeneratedRegex(@"^\s*-\s+(?<pattern>.+)$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Item();

    [GeneratedRegex(@"(?:^|\s)#.*$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Comment();
}
