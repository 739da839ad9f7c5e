using System.Text.RegularExpressions;

namespace Demarche.Tests.House;

/// <summary>What must not creep into the source, whoever writes it: values inside SQL, regular expressions without an end, secrets in what is printed.</summary>
public partial class SafetyTests
{
    /// <summary>
    /// What may stand in a hole of a statement: names of our own tables and columns, told by the code and never by a user, and paths in quotes where the
    /// database takes no bound value. Whoever adds one shows here that it is none of a user's words.
    /// </summary>
    static readonly HashSet<string> s_names = new(StringComparer.Ordinal)
    {
        // Constants of the code: tables and columns it lists itself.
        "table", "key", "view", "string.Join(\", \", columns.Select(c => $\"{c.Column} = $v_{c.Column}\"))",
        // Columns of the export's own list.
        "string.Join(\", \", columns.Select(c => $\"{Name(c.Name)} {Storage(c.Type)}\"))", "string.Join(\", \", shown)",
        // The database's name for the open file, asked from the database, in quotes.
        "store.Catalog()",
        // A constant; a name that was checked to be one; a number of ours.
        "Schema", "_database", "version - 2",
    };

    static IEnumerable<(string File, string Text)> Sources() =>
        Directory.GetFiles(Path.Combine(Support.Root, "src"), "*.cs", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            .Where(f => !f.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .Select(f => (Path.GetRelativePath(Support.Root, f), File.ReadAllText(f)));

    [Fact]
    public void No_statement_is_put_together_from_values()
    {
        var statements = 0;
        List<string> wrong = [];
        foreach (var (file, text) in Sources())
        {
            foreach (Match m in Interpolated().Matches(text))
            {
                if (!Statement().IsMatch(m.Value) || IsMessage(text, m.Index))
                {
                    continue;
                }

                statements++;
                wrong.AddRange(Holes(m.Value).Where(h => !s_names.Contains(h) && !h.StartsWith("Sql.Quoted(", StringComparison.Ordinal) && !h.StartsWith("Sql.Question(\"", StringComparison.Ordinal)).Select(h => $"{file}: {{{h}}} in {m.Value}"));
            }

            wrong.AddRange(Joined().Matches(text).Select(m => $"{file}: {m.Value}"));
        }

        Assert.True(statements > 5, "no statement was found; does the test still look at the right files?");
        Assert.True(wrong.Count == 0, "values belong into parameters ($name), never into a statement's text:\n" + string.Join('\n', wrong));
    }

    [Theory]
    [InlineData("command.CommandText = $\"SELECT * FROM events WHERE name = '{name}'\";", true)]
    [InlineData("command.CommandText = \"SELECT * FROM events WHERE name = '\" + name + \"'\";", true)]
    [InlineData("Execute($\"DELETE FROM {table} WHERE doc_id = $document\", (\"document\", id));", false)]
    public void The_look_at_statements_sees_what_it_is_for(string line, bool wrong) =>
        Assert.Equal(wrong, Joined().IsMatch(line) || Interpolated().Matches(line).Any(m => Statement().IsMatch(m.Value) && Holes(m.Value).Any(h => !s_names.Contains(h))));

    [Fact]
    public void Every_regular_expression_has_an_end()
    {
        var found = 0;
        foreach (var (file, text) in Sources())
        {
            foreach (Match m in Expression().Matches(text))
            {
                found++;
                Assert.True(m.Value.Contains("NonBacktracking", StringComparison.Ordinal) || m.Value.Contains("matchTimeout", StringComparison.Ordinal), $"{file}: {m.Value} may take time without end; add RegexOptions.NonBacktracking");
            }
        }

        Assert.True(found > 5, "no regular expression was found; does the test still look at the right files?");
    }

    [Fact]
    public void Nothing_runs_what_a_stranger_wrote()
    {
        // Reading objects back, loading code and starting programs: each would turn an input into more than text.
        string[] never = ["BinaryFormatter", "Assembly.LoadFrom", "Assembly.LoadFile", "TypeNameHandling", "XmlResolver", "DtdProcessing.Parse", "MarkupString(", "AddMarkupContent", "DangerousAcceptAnyServerCertificateValidator", "ServerCertificateCustomValidationCallback"];
        Assert.All(Sources(), s => Assert.All(never, n => Assert.False(s.Text.Contains(n, StringComparison.Ordinal), $"{s.File} uses {n}")));
    }

    [Fact]
    public void A_token_is_never_printed()
    {
        var prints = Sources().SelectMany(s => Printing().Matches(s.Text).Select(m => $"{s.File}: {m.Value}")).ToList();
        Assert.NotEmpty(prints);
        Assert.DoesNotContain(prints, p => TokenHole().IsMatch(p));
    }

    /// <summary>Words for a person, not for the database.</summary>
    static bool IsMessage(string text, int at) => text.AsSpan(text.LastIndexOf('\n', at) + 1, at - text.LastIndexOf('\n', at) - 1).Contains("Exception(", StringComparison.Ordinal);

    /// <summary>The expressions in a string's holes, with holes inside them.</summary>
    static List<string> Holes(string text)
    {
        List<string> holes = [];
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != '{')
            {
                continue;
            }

            if (i + 1 < text.Length && text[i + 1] == '{')
            {
                i++;
                continue;
            }

            var (from, depth) = (++i, 1);
            for (; i < text.Length && depth > 0; i++)
            {
                depth += text[i] switch { '{' => 1, '}' => -1, _ => 0 };
            }

            holes.Add(text[from..--i]);
        }

        return holes;
    }

    /// <summary>One line's interpolated string, with strings inside its holes.</summary>
    [GeneratedRegex("""\$@?"(?:\\.|[^"\\{\n]|\{(?:[^{}\n]|\{[^{}\n]*\})*\}|\{\{)*" """, RegexOptions.IgnorePatternWhitespace | RegexOptions.NonBacktracking)]
    private static partial Regex Interpolated();

    [GeneratedRegex(@"\b(SELECT|INSERT INTO|DELETE FROM|UPDATE|CREATE TABLE|COPY|ATTACH|ALTER|DROP)\b", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Statement();

    /// <summary>A statement that goes on behind its quotes.</summary>
    [GeneratedRegex(@"""[^""\n]*\b(SELECT .* FROM|INSERT INTO|DELETE FROM|UPDATE \w+ SET|COPY \w+)\b[^""\n]*""\s*\+[^\n]*", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Joined();

    [GeneratedRegex(@"(GeneratedRegex\(|new Regex\(|Regex\.(Match|Matches|IsMatch|Replace|Split|Count)\()[^\n]*", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Expression();

    [GeneratedRegex(@"(Console\.(Out|Error)\.Write|Log(Information|Warning|Error)\()[^\n]*", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Printing();

    [GeneratedRegex(@"\{[^}]*[Tt]oken[^}]*\}", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex TokenHole();
}
