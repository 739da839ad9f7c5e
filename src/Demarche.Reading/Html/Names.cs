using System.Collections.Frozen;

namespace Demarche.Reading.Html;

/// <summary>The table of element, class and id names.</summary>
static class Names
{
    static readonly Dictionary<string, FrozenSet<string>> ByKind = Load();

    public static FrozenSet<string> Drop { get; } = ByKind["drop"];

    public static FrozenSet<string> Noise { get; } = ByKind["noise"];

    public static FrozenSet<string> Body { get; } = ByKind["body"];

    public static FrozenSet<string> Caption { get; } = ByKind["caption"];

    public static FrozenSet<string> Credit { get; } = ByKind["credit"];

    public static FrozenSet<string> Date { get; } = ByKind["date"];

    public static FrozenSet<string> Lead { get; } = ByKind["lead"];

    public static FrozenSet<string> Author { get; } = ByKind["author"];

    /// <summary>True when one of the words of a class, id or role attribute is in the set.</summary>
    public static bool Holds(string? attribute, FrozenSet<string> set)
    {
        if (string.IsNullOrEmpty(attribute))
        {
            return false;
        }

        var lookup = set.GetAlternateLookup<ReadOnlySpan<char>>();
        Span<char> lower = stackalloc char[64];
        var s = attribute.AsSpan(0, Math.Min(attribute.Length, 500));
        for (var i = 0; i < s.Length; i++)
        {
            var start = i;
            while (i < s.Length && char.IsLetter(s[i]) && (i == start || !char.IsUpper(s[i]) || char.IsUpper(s[i - 1])))
            {
                i++;
            }

            if (i - start is > 0 and <= 64)
            {
                s[start..i].ToLowerInvariant(lower);
                if (lookup.Contains(lower[..(i - start)]))
                {
                    return true;
                }
            }

            if (i < s.Length && char.IsUpper(s[i]))
            {
                i--;
            }
        }

        return false;
    }

    static Dictionary<string, FrozenSet<string>> Load()
    {
        using var stream = typeof(Names).Assembly.GetManifestResourceStream("html.tsv")!;
        using var reader = new StreamReader(stream);
        return Table.Read(reader, "html.tsv").GroupBy(r => r["kind"]).ToDictionary(g => g.Key, g => g.Select(r => r["name"]).ToFrozenSet());
    }
}
