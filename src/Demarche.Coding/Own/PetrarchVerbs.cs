using System.Text.RegularExpressions;

namespace Demarche.Coding.Own;

/// <summary>
/// Reads a verb dictionary in the format of PETRARCH: synonym sets (<c>&amp;NAME</c> with <c>+WORD</c> lines), blocks of verbs
/// (<c>--- ABANDON [345] ---</c>), the verbs of a block with irregular forms in braces, and patterns (<c>- * DIPLOMATIC TIES [064]</c>).
/// </summary>
static partial class PetrarchVerbs
{
    public static void Read(TextReader reader, string file, VerbDictionary into, List<OwnProblem> problems)
    {
        string? block = null;
        List<string> members = [];
        string? set = null;
        foreach (var (number, line) in PetrarchText.Lines(reader))
        {
            var text = line.Trim();
            if (text.StartsWith("---", StringComparison.Ordinal))
            {
                block = Code(text) ?? "---";
                if (block != "---" && !block.All(c => char.IsLetterOrDigit(c) || c == ':'))
                {
                    problems.Add(new OwnProblem(file, number, $"'[{block}]' is no code; the verb alone tells nothing then. Write letters and digits, or [---]."));
                }

                members.Clear();
                set = null;
            }
            else if (text.StartsWith('&'))
            {
                set = text[1..].TrimEnd('_', ' ');
                into.Sets[set] = [];
            }
            else if (text.StartsWith("- ", StringComparison.Ordinal) || text.StartsWith("-*", StringComparison.Ordinal))
            {
                set = null;
                ReadPattern(text[1..].Trim(), members, into, file, number, problems);
            }
            else if (set is not null && text.StartsWith('+'))
            {
                into.Sets[set].Add(text[1..].Trim());
            }
            else
            {
                set = null;
                ReadVerb(text, block, members, into, file, number, problems);
            }
        }
    }

    static void ReadVerb(string text, string? block, List<string> members, VerbDictionary into, string file, int number, List<OwnProblem> problems)
    {
        if (block is null)
        {
            problems.Add(new OwnProblem(file, number, $"'{text}' stands before the first block; write a line --- VERB [CODE] --- above it."));
            return;
        }

        var code = Code(text) ?? block;
        var bare = Brackets().Replace(text, "").TrimStart('+');
        var forms = Braces().Match(bare);
        var head = (forms.Success ? bare[..forms.Index] : bare).Trim();
        var all = forms.Success ? forms.Groups["forms"].Value.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries) : [];
        members.AddRange(into.AddVerb(head, all, code));
    }

    static void ReadPattern(string text, List<string> members, VerbDictionary into, string file, int number, List<OwnProblem> problems)
    {
        var code = Code(text);
        var words = Brackets().Replace(text, "").Trim();
        if (code is null)
        {
            problems.Add(new OwnProblem(file, number, $"the pattern '{words}' has no code; write it in brackets."));
        }
        else if (!words.Contains('*', StringComparison.Ordinal))
        {
            problems.Add(new OwnProblem(file, number, $"the pattern '{words}' has no *; it stands for the verb."));
        }
        else if (members.Count == 0)
        {
            problems.Add(new OwnProblem(file, number, $"the pattern '{words}' belongs to no verb; write the verb on a line above it."));
        }
        else if (code != "---" && !code.All(c => char.IsLetterOrDigit(c) || c == ':'))
        {
            problems.Add(new OwnProblem(file, number, $"'[{code}]' is no code; the pattern is left out."));
        }
        else
        {
            foreach (Match m in Set().Matches(words))
            {
                if (into.Set(m.Groups["set"].Value) is null)
                {
                    problems.Add(new OwnProblem(file, number, $"&{m.Groups["set"].Value} is no set of this file; write it above, with its words on lines with +."));
                    return;
                }
            }

            var pattern = new VerbPattern(words, code, number);
            foreach (var verb in members)
            {
                into.AddPattern(verb, pattern);
            }
        }
    }

    static string? Code(string text) => Brackets().Match(text) is { Success: true } m ? m.Groups["code"].Value.Trim() : null;

    [GeneratedRegex(@"\[(?<code>[^\]]*)\]", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Brackets();

    [GeneratedRegex(@"\{(?<forms>[^}]*)\}", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Braces();

    [GeneratedRegex(@"&(?<set>[A-Za-z0-9]+)", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Set();
}
