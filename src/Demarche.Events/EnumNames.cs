using System.Text;

namespace Demarche;

/// <summary>The names of enum values as files, tables and JSON show them: lower case with underscores (<c>no_action</c>, <c>link_card</c>, <c>day</c>).</summary>
public static class EnumNames
{
    /// <summary>The name of a value.</summary>
    public static string Of<T>(T value) where T : struct, Enum => Names<T>.ByValue[value];

    /// <summary>The value of a name; null when no value is called so.</summary>
    public static T? Find<T>(string name) where T : struct, Enum => Names<T>.ByName.TryGetValue(name, out var v) ? v : null;

    /// <summary>Every name, in order of value.</summary>
    public static IReadOnlyList<string> All<T>() where T : struct, Enum => [.. Enum.GetValues<T>().Select(Of)];

    static string Snake(string name)
    {
        var sb = new StringBuilder(name.Length + 4);
        foreach (var c in name)
        {
            if (char.IsAsciiLetterUpper(c) && sb.Length > 0)
            {
                sb.Append('_');
            }

            sb.Append(char.ToLowerInvariant(c));
        }

        return sb.ToString();
    }

    static class Names<T> where T : struct, Enum
    {
        public static readonly Dictionary<T, string> ByValue = Enum.GetValues<T>().ToDictionary(v => v, v => Snake(v.ToString()));
        public static readonly Dictionary<string, T> ByName = ByValue.ToDictionary(p => p.Value, p => p.Key);
    }
}
