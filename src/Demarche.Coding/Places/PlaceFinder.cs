using System.Buffers;
using System.Collections.Frozen;
using Demarche.Language;

namespace Demarche.Coding.Places;

/// <summary>Finds the places that a sentence names. Whether a name stands for a government ("Paris said") is for the caller to decide. Thread-safe.</summary>
/// <param name="gazetteer">The names.</param>
public sealed partial class PlaceFinder(Gazetteer gazetteer)
{
    const int MostWords = 8;

    static readonly SearchValues<char> s_marks = SearchValues.Create(",()\"\u201c\u201d;:");

    static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> s_locative = Words(
        "in", "at", "near", "from", "to", "outside", "around", "across", "through", "towards", "toward", "into", "inside", "between", "via", "over", "off", "along", "throughout", "within", "leaving", "entering", "reached", "visiting", "visited", "entered", "shelled", "bombed", "struck", "pounded", "captured", "recaptured", "seized", "retook", "besieged", "stormed", "liberated", "evacuated");

    static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> s_into = Words("in", "at", "near", "from", "to", "outside", "around", "into", "inside", "of");

    static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> s_settled = Words(
        "city", "town", "village", "port", "district", "province", "region", "capital", "suburb", "area", "airport", "county", "governorate", "oblast", "municipality", "neighborhood", "neighbourhood");

    static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> s_between = Words(
        "the", "nearby", "downtown", "central", "southern", "northern", "eastern", "western", "northeastern", "northwestern", "southeastern", "southwestern", "north", "south", "east", "west", "besieged", "occupied", "neighbouring", "neighboring", "greater");

    /// <summary>Mentions in order, without overlap; of two readings the longer wins, of two places the likelier.</summary>
    /// <param name="s">The sentence; tags and tree are used where the annotator has filled them.</param>
    /// <param name="context">Countries that the document names; null when unknown.</param>
    public List<PlaceMention> Find(Sentence s, PlaceContext? context = null)
    {
        var found = new List<PlaceMention>();
        for (var i = 0; i < s.Count; i++)
        {
            var end = Longest(s, i, out var link);
            if (end < 0)
            {
                i = TakeUnlisted(s, i, context, found);
                continue;
            }

            if (gazetteer[gazetteer.Link(link).Row].Kind == PlaceKind.None)
            {
                i = end - 1;
                continue;
            }

            var row = Choose(s, i, end, link, context, found);
            if (row < 0)
            {
                i = TakeUnlisted(s, i, context, found);
                continue;
            }

            var words = s.Text[s.TokenStart(i)..s.TokenEnd(end - 1)];
            found.Add(new PlaceMention(i, end, Elsewhere(s, i, end, gazetteer[row], words, context) ?? Make(gazetteer[row], words)));
            i = end - 1;
        }

        return found;
    }

    static Place Make(in Gazetteer.Row row, string words) => new(words, row.Name, row.Country, row.Admin1, row.Id == 0 ? null : row.Id, Math.Round((double)row.Latitude, 3), Math.Round((double)row.Longitude, 3), row.Kind switch
    {
        PlaceKind.City => PlacePrecision.City,
        PlaceKind.Point => PlacePrecision.Point,
        PlaceKind.Country or PlaceKind.Region or PlaceKind.Continent => PlacePrecision.Country,
        _ => PlacePrecision.Admin1,
    });

    /// <summary>One past the last token of the longest name that begins here, or -1.</summary>
    int Longest(Sentence s, int i, out int link)
    {
        link = -1;
        var form = s.Form(i);
        if (!char.IsLetterOrDigit(form[0]))
        {
            return -1;
        }

        var capital = char.IsUpper(form[0]);
        Span<char> buffer = stackalloc char[160];
        var n = gazetteer.Names.Fold(form, buffer);
        if (n <= 0)
        {
            return -1;
        }

        var hyphen = buffer[..n].IndexOf(' ');
        var most = gazetteer.LongestFrom(hyphen < 0 ? buffer[..n] : buffer[..hyphen]);
        if (most == 0 || (!capital && most == 1))
        {
            return -1;
        }

        for (var j = Math.Min(s.Count, i + Math.Min(most * 2, MostWords)); j > i; j--)
        {
            var last = s.Form(j - 1);
            if (!char.IsLetterOrDigit(last[^1]) && !(last.Length > 1 && last[^1] == '.') && last[^1] is not ('\'' or '\u2019'))
            {
                continue;
            }

            // A lower-case start ("southern Lebanon") needs a capital further on.
            if (!capital && (j == i + 1 || !char.IsUpper(last[0])))
            {
                continue;
            }

            var words = s.Text.AsSpan(s.TokenStart(i), s.TokenEnd(j - 1) - s.TokenStart(i));
            if (words.Length > 70 || words.ContainsAny(s_marks))
            {
                continue;
            }

            n = gazetteer.Names.Fold(words, buffer);
            if (n > 0 && gazetteer.FirstWith(buffer[..n]) is >= 0 and var first)
            {
                if (!capital && IsSea(s, i + 1, j))
                {
                    return -1; // "the southern Red Sea" is water, whatever "Southern Red Sea" is
                }

                link = first;
                return j;
            }
        }

        return -1;
    }

    bool IsSea(Sentence s, int i, int end)
    {
        Span<char> buffer = stackalloc char[160];
        var n = gazetteer.Names.Fold(s.Text.AsSpan(s.TokenStart(i), s.TokenEnd(end - 1) - s.TokenStart(i)), buffer);
        return n > 0 && gazetteer.FirstWith(buffer[..n]) is >= 0 and var link && gazetteer[gazetteer.Link(link).Row].Kind == PlaceKind.Sea;
    }

    int Choose(Sentence s, int i, int end, int link, PlaceContext? context, List<PlaceMention> before)
    {
        var words = s.Text.AsSpan(s.TokenStart(i), s.TokenEnd(end - 1) - s.TokenStart(i));
        var capitals = words.IndexOfAnyInRange('a', 'z') < 0;
        var evidence = Evidence(s, i, end, before);
        var qualifier = Qualifier(s, end);
        var best = -1;
        var bestScore = double.NegativeInfinity;
        for (; link >= 0; link = gazetteer.Link(link).Next)
        {
            var (id, _, caps) = gazetteer.Link(link);
            var row = gazetteer[id];
            if (caps && !capitals)
            {
                continue;
            }

            var score = Standing(row) + (context?.For(row.Country) ?? 0);
            var named = Fits(row, qualifier);
            score += named ?? false ? 8 : named is false ? -2 : 0;
            foreach (var m in before)
            {
                score += m.Place.Country is { } c && c == row.Country ? 1.5 * PlaceContext.Weight(c) : 0;
            }

            // "…, Georgia" after a town is the country or state that the town lies in.
            if (i >= 2 && s.Form(i - 1) is "," && char.IsUpper(s.Form(i - 2)[0]))
            {
                score += before.Count > 0 && before[^1].End == i - 1 ? (before[^1].Place.Country == row.Country ? 8 : 0) : row.Kind == PlaceKind.Admin1 ? 4 : 0;
            }

            if (score > bestScore && Allowed(row, evidence, named ?? false, end - i))
            {
                best = id;
                bestScore = score;
            }
        }

        return best;
    }

    /// <summary>How likely a place is before anything else is known; about the logarithm of its people.</summary>
    static double Standing(in Gazetteer.Row row) => row.Kind switch
    {
        PlaceKind.Country => 9,
        PlaceKind.City when row.Population > 0 || row.Id != 0 => Math.Log10(row.Population + 10) + (row.Capital ? 2 : row.Seat ? 0.3 : 0),
        PlaceKind.Admin1 => 6.1,
        _ => 6.3,
    };

    static bool Allowed(in Gazetteer.Row row, Signs signs, bool qualified, int tokens)
    {
        if (qualified)
        {
            return true;
        }

        if (signs.HasFlag(Signs.PartOfName) || (signs.HasFlag(Signs.LongerName) && row.Kind != PlaceKind.Country))
        {
            return false;
        }

        var well = signs.HasFlag(Signs.Locative) || signs.HasFlag(Signs.Listed);
        if (row.Kind != PlaceKind.City || row.Id == 0 || row.Capital)
        {
            return row.Kind is PlaceKind.Country or PlaceKind.Sea or PlaceKind.Continent or PlaceKind.Region || well || !signs.HasFlag(Signs.AfterName);
        }

        return row.Word ? signs.HasFlag(Signs.Locative) && !signs.HasFlag(Signs.BeforeName) && row.Population >= 90_000 && !signs.HasFlag(Signs.FirstInSentence)
            : well ? true
            : row.Population >= (tokens > 1 ? 50_000 : row.Seat ? 100_000 : 250_000) && !signs.HasFlag(Signs.AfterName);
    }

    [Flags]
    enum Signs
    {
        Nothing = 0,
        Locative = 1,
        Listed = 2,
        AfterName = 4,
        PartOfName = 8,
        FirstInSentence = 16,
        BeforeName = 32,
        LongerName = 64,
    }

    static Signs Evidence(Sentence s, int i, int end, List<PlaceMention> before)
    {
        var signs = i == 0 ? Signs.FirstInSentence : Signs.Nothing;
        foreach (var e in s.Entities)
        {
            if (e.First <= i && end <= e.End && e.Type == "PER")
            {
                return signs | Signs.PartOfName;
            }
        }

        var k = i - 1;
        while (k >= 0 && s.Form(k) is var f && (Is(s_between, f) || (char.IsLower(f[0]) && Is(s_settled, f))))
        {
            signs |= Is(s_settled, f) ? Signs.Locative : Signs.Nothing;
            k--;
        }

        if (k >= 0 && Is(s_locative, s.Form(k)))
        {
            signs |= Signs.Locative;
        }

        if (end < s.Count && char.IsUpper(s.Form(end)[0]))
        {
            signs |= Signs.BeforeName;
        }

        if (end < s.Count && ((Is(s_settled, s.Form(end)) && char.IsLower(s.Form(end)[0])) || s.Form(end).Equals("-based", StringComparison.OrdinalIgnoreCase)))
        {
            signs |= Signs.Locative;
        }

        // DONETSK, Ukraine (Reuters): a dateline.
        if (i == 0 && s.Text.AsSpan(s.TokenStart(i), s.TokenEnd(end - 1) - s.TokenStart(i)).IndexOfAnyInRange('a', 'z') < 0)
        {
            signs |= Signs.Locative;
        }

        if (before.Count > 0 && before[^1].End < i && i - before[^1].End <= 3 && (s.Form(i - 1) is "," or "and" or "or"))
        {
            signs |= Signs.Listed;
        }

        var prior = i > 0 ? s.Form(i - 1) : default;
        if (i > 0 && char.IsUpper(prior[0]) && !Is(s_between, prior) && !Is(s_locative, prior) && (s.Upos(i - 1) is Upos.PROPN or Upos.X))
        {
            // "Jesse Jackson", "Mr Lincoln"; a gazetteer name after another name is rarely a place.
            signs |= s.Head(i) == i - 1 || s.Head(i - 1) == i || s.Upos(i - 1) is Upos.X ? Signs.PartOfName : Signs.AfterName;
        }

        if (end < s.Count && char.IsUpper(s.Form(end)[0]) && s.Upos(end) is Upos.PROPN or Upos.X && !Is(s_settled, s.Form(end)) &&
            (signs.HasFlag(Signs.Locative) ? s.Head(end - 1) == end || (end + 1 < s.Count && s.Head(end - 1) == end + 1 && s.Head(end) == end + 1) : end - i <= 2))
        {
            // "Paris Hilton" and "Washington Post": part of a longer name. "Kabul University" too, said of the institution. "Ukraine President" names Ukraine.
            signs |= s.Head(end) == i && s.Relation(end) == "flat" && end - i == 1 ? Signs.PartOfName : Signs.LongerName;
        }

        return signs;
    }

    /// <summary>Words after a comma or in brackets that may name the country or division: tokens, or none.</summary>
    (string? Country, string? Admin1) Qualifier(Sentence s, int end)
    {
        if (end + 1 >= s.Count || s.Form(end) is not ("," or "(" or "in"))
        {
            return default;
        }

        // "Idlib in northern Syria" is as good as a comma.
        var at = end + 1;
        while (s.Form(end) is "in" && at + 1 < s.Count && Is(s_between, s.Form(at)))
        {
            at++;
        }

        var stop = Longest(s, at, out var link);
        if (stop < 0)
        {
            return default;
        }

        (string? Country, string? Admin1) found = default;
        for (; link >= 0; link = gazetteer.Link(link).Next)
        {
            var row = gazetteer[gazetteer.Link(link).Row];
            if (row.Kind == PlaceKind.Country)
            {
                found.Country ??= row.Country;
            }
            else if (row.Kind == PlaceKind.Admin1)
            {
                found.Admin1 ??= row.Name;
            }
        }

        return found;
    }

    static bool? Fits(in Gazetteer.Row row, (string? Country, string? Admin1) qualifier)
    {
        if (qualifier.Country is null && qualifier.Admin1 is null)
        {
            return null;
        }

        return row.Kind is not (PlaceKind.Country or PlaceKind.Sea or PlaceKind.Continent or PlaceKind.Region) &&
            ((qualifier.Country is { } c && row.Country == c) || (qualifier.Admin1 is { } a && row.Admin1 == a && row.Name != a));
    }

    static FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Words(params string[] words) => words.ToFrozenSet(StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();

    static bool Is(FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> words, ReadOnlySpan<char> word) => words.Contains(word);
}
