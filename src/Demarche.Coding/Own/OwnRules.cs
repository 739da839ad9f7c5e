using Demarche.Coding.Actions;

namespace Demarche.Coding.Own;

/// <summary>The user's action types as rows of the table of rules.</summary>
static class OwnRules
{
    const string Header = "code\ttrigger\tkind\twhen\tsource\ttarget\tflags";

    public static IEnumerable<TableRow> Rows(IReadOnlyList<OwnAction> own) => own.SelectMany(Rows);

    /// <summary>The row, under the name and line of the user's file.</summary>
    static IEnumerable<TableRow> Rows(OwnAction a)
    {
        // Blank lines put the row on the line that the user wrote.
        var text = new string('\n', Math.Max(0, a.Line - 2));
        return Table.Read(new StringReader($"{text}{Header}\n{a.Cameo}\t{a.Trigger}\t{a.Kind}\t{a.When}\t\t\t"), a.File);
    }

    /// <summary>What is wrong with conditions and triggers, a problem a line.</summary>
    public static IEnumerable<OwnProblem> Check(IReadOnlyList<OwnAction> own, ActionLexicon lexicon)
    {
        foreach (var a in own)
        {
            OwnProblem? problem = null;
            try
            {
                foreach (var condition in a.When.Split(' ', StringSplitOptions.RemoveEmptyEntries))
                {
                    _ = new Condition(condition, lexicon.Classes, $"{a.File} line {a.Line}");
                }
            }
            catch (FormatException e)
            {
                var colon = e.Message.IndexOf(": ", StringComparison.Ordinal);
                problem = new OwnProblem(a.File, a.Line, colon < 0 ? e.Message : e.Message[(colon + 2)..]);
            }

            if (problem is not null)
            {
                yield return problem;
            }
        }
    }
}
