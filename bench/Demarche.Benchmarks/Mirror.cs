using System.Text;
using Demarche.Language;
using Demarche.Language.Training;

namespace Demarche.Benchmarks;

/// <summary>
/// Makes a treebank of a language that does not exist out of an English one: words from right to left, in Cyrillic letters, without Penn tags and
/// without subtypes of relations. What a trainer takes for granted about English (order, alphabet, vectors, labels) does not hold there.
/// </summary>
static class Mirror
{
    const string From = "abcdefghijklmnopqrstuvwxyz";
    const string To = "абцдефгхийклмнопкрстувшжыз";

    internal static int Write(string file)
    {
        using var output = new StreamWriter(Console.OpenStandardOutput(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        foreach (var s in Treebank.Read(file))
        {
            for (var i = 0; i < s.Count; i++)
            {
                var from = s.Count - 1 - i;
                var head = s.Head(from) < 0 ? 0 : s.Count - s.Head(from);
                output.Write(FormattableString.Invariant($"{i + 1}\t{Letters(s.Word(from))}\t_\t{s.Upos(from)}\t_\t_\t{head}\t{s.Relation(from).Split(':')[0]}\t_\t_\n"));
            }

            output.Write('\n');
        }

        return 0;
    }

    static string Letters(string word) => string.Concat(word.Select(c =>
        From.IndexOf(char.ToLowerInvariant(c), StringComparison.Ordinal) is var at and >= 0 ? char.IsUpper(c) ? char.ToUpperInvariant(To[at]) : To[at] : c));
}
