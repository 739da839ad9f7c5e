using System.Globalization;
using System.Text;

namespace Demarche.Pipeline.Explaining;

/// <summary>Writes an explanation as Markdown that also reads well as plain text.</summary>
public static class MarkdownExplainer
{
    /// <summary>The whole explainer; lines end in <c>\n</c>.</summary>
    public static string Write(Explanation e)
    {
        ArgumentNullException.ThrowIfNull(e);
        var o = new StringBuilder();
        o.Append("# ").Append(e.Title).Append("\n\n");
        var published = e.Article.Published;
        o.Append(e.Article.Publisher ?? e.Article.Origin ?? "unnamed source").Append(" · ")
            .Append(published.Day?.ToString("d MMMM yyyy", CultureInfo.InvariantCulture) ?? "no date").Append(" (").Append(published.Source).Append(": ").Append(published.Reason).Append(")\n\n");
        if (e.Main is null)
        {
            o.Append("No act between political actors was found in this text. `demarche why` tells for every sentence what was missing.\n\n");
        }

        foreach (var section in e.Sections)
        {
            o.Append("## ").Append(section.Question).Append("\n\n");
            if (section.Note.Length > 0)
            {
                o.Append('_').Append(section.Note).Append("_\n\n");
            }

            if (section.Statements.Count == 0)
            {
                o.Append("The text and the record tell nothing.\n");
            }

            foreach (var s in section.Statements)
            {
                o.Append("- ").Append(s.Text).Append(' ').Append(string.Concat(s.Sources.Select(n => $"[{n}]")));
                o.Append(s.Detail == "context" ? " (context)" : "").Append('\n');
            }

            o.Append('\n');
        }

        if (e.NotCounted.Count > 0)
        {
            o.Append("## Read, but not counted\n\n");
            foreach (var n in e.NotCounted)
            {
                o.Append("- ").Append(n.Reason.ToString().ToLowerInvariant()).Append(n.WouldBe is { } c ? $" ({c})" : "").Append(": ").Append(n.Text).Append('\n');
            }

            o.Append('\n');
        }

        if (e.Sentences.Count > 0)
        {
            o.Append("## The sentences behind it\n\n");
            foreach (var s in e.Sentences)
            {
                o.Append('[').Append(s.Number).Append("] ").Append(s.Text).Append("  (").Append(s.Where).Append(")\n");
            }
        }

        return o.ToString();
    }
}
