using System.Globalization;
using Demarche.Store;

namespace Demarche.Pipeline.Watching;

/// <summary>
/// A condition on events in words: <c>object=AFG.taliban and plover=SUPPORT</c>, <c>(actor=FRA or actor=DEU) and not status=claimed</c>, <c>confidence&gt;=0.8</c>, <c>text~"embassy"</c>.
/// Operators: <c>=</c> (case does not matter), <c>!=</c>, <c>~</c> (holds the words), <c>&gt;=</c>, <c>&lt;=</c>; <c>cameo=16</c> means 16 and all below it.
/// </summary>
public sealed class Condition
{
    static readonly Dictionary<string, Func<StoredEvent, IEnumerable<string?>>> s_fields = new()
    {
        ["actor"] = e => Party(e.Event.Source).Concat(Party(e.Event.Target)),
        ["source"] = e => Party(e.Event.Source).Concat(e.Event.Mutual ? Party(e.Event.Target) : []),
        ["target"] = e => Party(e.Event.Target).Concat(e.Event.Mutual ? Party(e.Event.Source) : []),
        ["object"] = e => [e.Event.ObjectId],
        ["plover"] = e => [e.Event.Action.Plover.Type, e.Event.Action.Plover.Type + "-" + e.Event.Action.Plover.Mode],
        ["mode"] = e => [e.Event.Action.Plover.Mode],
        ["context"] = e => e.Event.Action.Plover.Contexts,
        ["cameo"] = e => Enumerable.Range(2, Math.Max(0, e.Event.Action.Cameo.Length - 1)).Select(n => e.Event.Action.Cameo[..n]),
        ["quad"] = e => [Ontology.Quad(e.Event.Action.Plover.Type).ToString(CultureInfo.InvariantCulture)],
        ["country"] = e => [e.Event.Place?.Country],
        ["place"] = e => [e.Event.Place?.Name, e.Event.Place?.Text],
        ["status"] = e => [EnumNames.Of(e.Event.Status)],
        ["outlet"] = e => [e.Document.Publisher],
        ["text"] = e => [e.Sentence, e.Document.Title],
        ["date"] = e => [e.Event.Date.From?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)],
        ["confidence"] = e => [e.Event.Confidence.ToString(CultureInfo.InvariantCulture)],
        ["reports"] = e => [e.Reports.ToString(CultureInfo.InvariantCulture)],
        ["killed"] = e => [e.Event.Casualties.Where(c => c.Kind == "killed").Select(c => (int?)c.N).Max()?.ToString(CultureInfo.InvariantCulture)],
    };

    readonly Func<StoredEvent, bool> _holds;

    Condition(string text, Func<StoredEvent, bool> holds) => (Text, _holds) = (text, holds);

    /// <summary>As given.</summary>
    public string Text { get; }

    /// <summary>Reads a condition.</summary>
    /// <exception cref="FormatException">With one line that says what was not understood and where.</exception>
    public static Condition Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var words = Words(text);
        var at = 0;
        var holds = Either(words, ref at, text, 0);
        return at == words.Count ? new Condition(text, holds) : throw Wrong(text, words, at, "'and' or 'or'");
    }

    /// <summary>True when the event fits.</summary>
    public bool Holds(StoredEvent e) => _holds(e);

    static Func<StoredEvent, bool> Either(List<string> words, ref int at, string text, int depth)
    {
        var left = Both(words, ref at, text, depth);
        while (at < words.Count && Is(words[at], "or"))
        {
            at++;
            var (a, b) = (left, Both(words, ref at, text, depth));
            left = e => a(e) || b(e);
        }

        return left;
    }

    static Func<StoredEvent, bool> Both(List<string> words, ref int at, string text, int depth)
    {
        var left = One(words, ref at, text, depth);
        while (at < words.Count && Is(words[at], "and"))
        {
            at++;
            var (a, b) = (left, One(words, ref at, text, depth));
            left = e => a(e) && b(e);
        }

        return left;
    }

    static Func<StoredEvent, bool> One(List<string> words, ref int at, string text, int depth)
    {
        if (depth > 50)
        {
            throw new FormatException($"'{Shown(text)}' is nested too deep; take out some brackets");
        }

        if (at < words.Count && Is(words[at], "not"))
        {
            at++;
            var inner = One(words, ref at, text, depth + 1);
            return e => !inner(e);
        }

        if (at < words.Count && words[at] == "(")
        {
            at++;
            var inner = Either(words, ref at, text, depth + 1);
            return at < words.Count && words[at++] == ")" ? inner : throw Wrong(text, words, at, "')'");
        }

        if (at + 2 >= words.Count + 0 || !s_fields.TryGetValue(words[at].ToLowerInvariant(), out var field))
        {
            throw Wrong(text, words, at, $"a comparison such as plover=SUPPORT; fields are {string.Join(' ', s_fields.Keys)}");
        }

        var (sign, value) = (words[at + 1], words[at + 2]);
        at += 3;
        return sign switch
        {
            "=" => e => field(e).Any(v => Is(v, value)),
            "!=" => e => !field(e).Any(v => Is(v, value)),
            "~" => e => field(e).Any(v => v?.Contains(value, StringComparison.OrdinalIgnoreCase) == true),
            ">=" or "<=" => Compare(field, sign == ">=", value),
            _ => throw Wrong(text, words, at - 2, "= != ~ >= or <="),
        };
    }

    static Func<StoredEvent, bool> Compare(Func<StoredEvent, IEnumerable<string?>> field, bool atLeast, string value) => e => field(e).Any(v =>
    {
        if (v is null)
        {
            return false;
        }

        var order = double.TryParse(v, CultureInfo.InvariantCulture, out var x) && double.TryParse(value, CultureInfo.InvariantCulture, out var y) ? x.CompareTo(y) : string.CompareOrdinal(v, value);
        return atLeast ? order >= 0 : order <= 0;
    });

    static bool Is(string? a, string b) => a is not null && a.Equals(b, StringComparison.OrdinalIgnoreCase);

    static FormatException Wrong(string text, List<string> words, int at, string wanted) =>
        new($"the condition '{Shown(text)}' is not understood at {(at < words.Count ? $"'{Shown(words[at])}'" : "its end")}; {wanted} is expected there");

    /// <summary>What was written, on one line and no longer than a message bears.</summary>
    static string Shown(string text) => string.Concat((text.Length > 200 ? text[..200] + "…" : text).Select(c => char.IsControl(c) ? ' ' : c));

    static List<string> Words(string text)
    {
        List<string> words = [];
        var i = 0;
        while (i < text.Length)
        {
            var c = text[i];
            if (char.IsWhiteSpace(c))
            {
                i++;
            }
            else if (c is '(' or ')' or '=' or '~')
            {
                words.Add(c.ToString());
                i++;
            }
            else if (c is '!' or '>' or '<')
            {
                words.Add(i + 1 < text.Length && text[i + 1] == '=' ? text.Substring(i, 2) : c.ToString());
                i += words[^1].Length;
            }
            else if (c is '"' or '\'')
            {
                var end = text.IndexOf(c, i + 1);
                end = end < 0 ? text.Length : end;
                words.Add(text[(i + 1)..end]);
                i = Math.Min(text.Length, end + 1);
            }
            else
            {
                var start = i;
                while (i < text.Length && !char.IsWhiteSpace(text[i]) && text[i] is not ('(' or ')' or '=' or '~' or '!' or '>' or '<'))
                {
                    i++;
                }

                words.Add(text[start..i]);
            }
        }

        return words;
    }

    static IEnumerable<string?> Party(Mention? m) => m is null ? [] : m.Members is { } members
        ? members.SelectMany(Party)
        : new[] { m.Actor.Id, m.Actor.Country, m.Actor.Name }.Concat(m.Actor.Sectors);
}
