namespace Demarche.Pipeline.BaseRecord;

/// <summary>The outlets that a report names in brackets at its end: <c>… in Oslo. (Reuters) (BBC)</c>.</summary>
public static class Outlets
{
    const int Longest = 60;

    /// <summary>The report without them, and the first of them; null when there is none.</summary>
    public static (string Text, string? Outlet) Cut(string report)
    {
        ArgumentNullException.ThrowIfNull(report);
        string? first = null;
        var end = report.TrimEnd();
        while (end.EndsWith(')') && end.LastIndexOf('(') is > 0 and var open && end.Length - open <= Longest && After(end[..open].TrimEnd()))
        {
            first = end[(open + 1)..^1].Trim();
            end = end[..open].TrimEnd();
        }

        return (end, string.IsNullOrEmpty(first) ? null : first);
    }

    /// <summary>Brackets inside a sentence explain something; an outlet stands behind its end.</summary>
    static bool After(string before) => before.Length > 0 && (before[^1] is '.' or '!' or '?' or '"' or '”' or ')' or ']');
}
