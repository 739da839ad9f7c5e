using System.Globalization;
using System.Text.Json;

namespace Demarche.Reading.Web;

/// <summary>What a site lets readers take: its robots.txt (RFC 9309) and its reservation against text and data mining (<c>/.well-known/tdmrep.json</c>).</summary>
public sealed class SiteRules
{
    readonly List<(List<string> Agents, List<(bool Allow, string Path)> Paths, TimeSpan? Delay)> _groups = [];
    readonly List<string> _reserved = [];

    /// <summary>Reads the two files; either may be empty.</summary>
    public static SiteRules Read(string robots, string reservation)
    {
        ArgumentNullException.ThrowIfNull(robots);
        var rules = new SiteRules();
        rules.ReadRobots(robots);
        rules.ReadReservation(reservation);
        return rules;
    }

    /// <summary>Why an address is not to be fetched; null when it may be.</summary>
    public string? Forbids(Uri address, string agent)
    {
        ArgumentNullException.ThrowIfNull(address);
        var path = address.PathAndQuery;
        var best = (Allow: true, Length: -1);
        foreach (var (allow, pattern) in Group(agent).SelectMany(g => g.Paths))
        {
            // The longest rule wins, and allowing wins a tie.
            if (Fits(pattern, path) && (pattern.Length > best.Length || (pattern.Length == best.Length && allow)))
            {
                best = (allow, pattern.Length);
            }
        }

        return !best.Allow ? "the site's robots.txt asks readers to stay away from it"
            : _reserved.Exists(r => Fits(r, path)) ? "the site reserves its text against mining (tdmrep.json); it is left alone"
            : null;
    }

    /// <summary>Seconds between requests that the site asks for.</summary>
    public TimeSpan? Delay(string agent) => Group(agent).Select(g => g.Delay).Max();

    IEnumerable<(List<string> Agents, List<(bool Allow, string Path)> Paths, TimeSpan? Delay)> Group(string agent)
    {
        var own = _groups.Where(g => g.Agents.Exists(a => agent.StartsWith(a, StringComparison.OrdinalIgnoreCase))).ToList();
        return own.Count > 0 ? own : _groups.Where(g => g.Agents.Contains("*"));
    }

    void ReadRobots(string robots)
    {
        var (agents, open) = (new List<string>(), true);
        foreach (var raw in robots.Split('\n').Take(20_000))
        {
            var line = (raw.IndexOf('#') is >= 0 and var hash ? raw[..hash] : raw).Trim();
            var colon = line.IndexOf(':');
            if (colon <= 0)
            {
                continue;
            }

            var (name, value) = (line[..colon].Trim().ToLowerInvariant(), line[(colon + 1)..].Trim());
            if (name == "user-agent")
            {
                if (!open)
                {
                    (agents, open) = ([], true);
                }

                if (agents.Count == 0)
                {
                    _groups.Add((agents, [], null));
                }

                agents.Add(value.ToLowerInvariant());
                continue;
            }

            open = false;
            if (_groups.Count == 0)
            {
                continue;
            }

            var group = _groups[^1];
            if (name is "allow" or "disallow" && value.Length > 0)
            {
                group.Paths.Add((name == "allow", value));
            }
            else if (name == "crawl-delay" && double.TryParse(value, CultureInfo.InvariantCulture, out var seconds) && seconds is > 0 and < 3600)
            {
                _groups[^1] = group with { Delay = TimeSpan.FromSeconds(seconds) };
            }
        }
    }

    void ReadReservation(string reservation)
    {
        if (string.IsNullOrWhiteSpace(reservation))
        {
            return;
        }

        try
        {
            using var json = JsonDocument.Parse(reservation);
            foreach (var rule in json.RootElement.ValueKind == JsonValueKind.Array ? json.RootElement.EnumerateArray().Take(1000) : [])
            {
                if (rule.ValueKind == JsonValueKind.Object && rule.TryGetProperty("tdm-reservation", out var r) && r.ValueKind == JsonValueKind.Number && r.GetInt32() == 1
                    && rule.TryGetProperty("location", out var at) && at.GetString() is { Length: > 0 } location)
                {
                    _reserved.Add(location);
                }
            }
        }
        catch (Exception e) when (e is JsonException or FormatException or InvalidOperationException)
        {
            // A broken file reserves nothing.
        }
    }

    /// <summary>A path pattern: a beginning, with <c>*</c> for anything and <c>$</c> for the end. Linear in both.</summary>
    internal static bool Fits(string pattern, string path)
    {
        var end = pattern.EndsWith('$');
        var parts = (end ? pattern[..^1] : pattern).Split('*');
        if (!path.StartsWith(parts[0], StringComparison.Ordinal))
        {
            return false;
        }

        var at = parts[0].Length;
        for (var i = 1; i < parts.Length; i++)
        {
            if (end && i == parts.Length - 1)
            {
                return path.Length - at >= parts[i].Length && path.EndsWith(parts[i], StringComparison.Ordinal);
            }

            var found = path.IndexOf(parts[i], at, StringComparison.Ordinal);
            if (found < 0)
            {
                return false;
            }

            at = found + parts[i].Length;
        }

        return !end || at == path.Length;
    }
}
