using System.Text.Json;
using Microsoft.Playwright;

namespace Demarche.Web.Tests;

/// <summary>axe-core, fetched from the npm registry once and kept among the artifacts; it is no part of the program.</summary>
static class Axe
{
    const string Version = "4.14.1";

    static readonly Lazy<string?> s_source = new(Fetch);

    /// <summary>Serious and critical findings on a page, one a line. Skips the test, saying so, where axe-core cannot be had.</summary>
    /// <param name="page">The page, as it stands.</param>
    /// <param name="rules">Only these rules; none given takes all of WCAG 2.0 to 2.2 A and AA and of best practice.</param>
    public static async Task<IReadOnlyList<string>> Findings(IPage page, params string[] rules)
    {
        if (s_source.Value is not { } source)
        {
            Fetched.Missing("axe-core is not here and npm could not fetch it");
            return [];
        }

        if (!await page.EvaluateAsync<bool>("() => 'axe' in window"))
        {
            await page.EvaluateAsync(source + ";0");
        }

        var found = await page.EvaluateAsync<JsonElement>("""
            async rules => (await axe.run(document, { runOnly: rules.length ? { type: 'rule', values: rules } : ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'], resultTypes: ['violations'] })).violations
                .filter(v => v.impact === 'serious' || v.impact === 'critical')
                .map(v => `${v.impact} ${v.id}: ${v.help}: ${v.nodes.slice(0, 4).map(n => n.target + ' ' + n.html.slice(0, 140)).join(' | ')}`)
            """, rules);
        return [.. found.EnumerateArray().Select(e => e.GetString()!)];
    }

    static string? Fetch() => Fetched.Npm("axe-core", Version) is { } folder ? File.ReadAllText(Path.Combine(folder, "axe.min.js")) : null;
}
