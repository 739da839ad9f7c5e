using Demarche.Language;

namespace Demarche.Coding.Places;

public sealed partial class PlaceFinder
{
    /// <summary>
    /// A town that the tables lack: "in Shanksville, Pennsylvania" says itself where it lies, and further on "in Shanksville" means the same town.
    /// Its position is that of the division or state, and so is its precision.
    /// </summary>
    /// <returns>The last token read: the town's, or <paramref name="i"/> when none begins there.</returns>
    int TakeUnlisted(Sentence s, int i, PlaceContext? context, List<PlaceMention> found)
    {
        if (i == 0 || !char.IsUpper(s.Form(i)[0]) || !Is(s_into, s.Form(i - 1)))
        {
            return i;
        }

        var end = i;
        while (end < s.Count && end - i < 4 && char.IsUpper(s.Form(end)[0]))
        {
            end++;
        }

        if (s.Entities.Any(e => e.First < end && i < e.End && e.Type == "PER"))
        {
            return i;
        }

        var words = s.Text[s.TokenStart(i)..s.TokenEnd(end - 1)];
        var place = Told(s, end, words);
        if (place is not null)
        {
            context?.Learn(words, place);
        }
        else
        {
            place = context?.Learnt(words);
        }

        if (place is null)
        {
            return i;
        }

        found.Add(new PlaceMention(i, end, place));
        return end - 1;
    }

    /// <summary>"in Lisbon, Ohio": the words name a division that holds no town of the tables of that name; null when nothing contradicts the place found.</summary>
    Place? Elsewhere(Sentence s, int i, int end, in Gazetteer.Row row, string words, PlaceContext? context)
    {
        if (row.Kind != PlaceKind.City)
        {
            return null;
        }

        if (i > 0 && Is(s_into, s.Form(i - 1)) && Told(s, end, words) is { Admin1: { } division } told)
        {
            if (told.Country == row.Country && (row.Admin1 is null || row.Admin1 == division))
            {
                return null;
            }

            context?.Learn(words, told);
            return told;
        }

        return context?.Learnt(words);
    }

    /// <summary>The place that the words after the comma make of an unknown name; null when they name no division or state, or go on as a list.</summary>
    Place? Told(Sentence s, int comma, string words)
    {
        if (comma + 1 >= s.Count || s.Form(comma) is not "," || Longest(s, comma + 1, out var link) is var stop && stop < 0)
        {
            return null;
        }

        if (stop < s.Count && (s.Form(stop) is "and" or "or" or "&" || char.IsUpper(s.Form(stop)[0])))
        {
            return null;
        }

        // "Buena Vista, Georgia": writers who name a small town's division name the division rather than the state of the same name.
        var best = -1;
        for (; link >= 0; link = gazetteer.Link(link).Next)
        {
            var id = gazetteer.Link(link).Row;
            best = gazetteer[id].Kind == PlaceKind.Admin1 || (best < 0 && gazetteer[id].Kind == PlaceKind.Country) ? id : best;
        }

        return best < 0 ? null : Make(gazetteer[best], words) with { Name = words };
    }
}
