using Demarche.Pipeline.Explaining;
using Demarche.Web.Parts;
using Demarche.Web.Plots;

namespace Demarche.Web.Pages;

/// <summary>Writes an explanation as one HTML file that needs nothing else.</summary>
static class HtmlExplainer
{
    /// <summary>The whole document.</summary>
    public static string Write(Explanation e)
    {
        var m = new Markup().Put($"<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width,initial-scale=1\"><meta name=\"robots\" content=\"noindex\"><title>{e.Title}</title>\n");
        m.Put($"<style>body{{max-width:42rem;margin:2rem auto;padding:0 1rem;font:1.05rem/1.55 Georgia,serif}}h1,h2{{font-family:sans-serif;line-height:1.2}}li{{margin:.4rem 0}}sup a{{text-decoration:none;font:600 .7rem sans-serif}}.m{{color:#555;font:.85rem sans-serif}}:target{{background:#fff4cc}}</style></head><body>\n");
        m.Put($"<h1>{e.Title}</h1><p class=\"m\">{e.Article.Publisher ?? Path.GetFileName(e.Article.Origin) ?? "unnamed source"}, {Words.Day(e.Article.Published.Day)}. Coded by a machine: check the sentence before you rely on an entry.</p>\n");
        foreach (var s in e.Sections)
        {
            m.Put($"<h2>{s.Question}</h2>\n");
            if (s.Note.Length > 0)
            {
                m.Put($"<p class=\"m\">{s.Note}</p>\n");
            }

            m.Put($"<ul>\n");
            foreach (var t in s.Statements)
            {
                m.Put($"<li>{t.Text}");
                foreach (var n in t.Sources)
                {
                    m.Put($"<sup><a href=\"#e{n}\">[{n}]</a></sup>");
                }

                m.Put($"</li>\n");
            }

            m.Put($"</ul>\n");
            if (s.Statements.Count == 0)
            {
                m.Put($"<p>The text and the record tell nothing.</p>\n");
            }
        }

        m.Put($"<h2>The sentences behind it</h2><ol>\n");
        foreach (var s in e.Sentences)
        {
            m.Put($"<li id=\"e{s.Number}\">{s.Text} <span class=\"m\">({s.Where})</span></li>\n");
        }

        m.Put($"</ol>\n");
        if (e.NotCounted.Count > 0)
        {
            m.Put($"<h2>Read, but not counted</h2><ul>\n");
            foreach (var n in e.NotCounted)
            {
                m.Put($"<li><b>{Words.Reason(n.Reason)}</b>: {n.Text}</li>\n");
            }

            m.Put($"</ul>\n");
        }

        return m.Put($"</body></html>\n").ToString();
    }
}
