namespace Demarche.Coding.Actors;

/// <summary>
/// A name with what transliterations vary folded away (doubled letters, kinds of vowels, order of the words),
/// so that "Mohammed Hussein X" and "Mohamed Husain X", "Park Y" and "Y Park" meet.
/// </summary>
internal static class Skeleton
{
    /// <summary>Key of a name of two to five words; 0 for others and for names too short to tell people apart.</summary>
    public static ulong Of(string text, IReadOnlyList<Atom> atoms, int first, int end)
    {
        if (end - first is < 2 or > 5)
        {
            return 0;
        }

        var sum = 0UL;
        var letters = 0;
        for (var i = first; i < end; i++)
        {
            var (key, n) = Word(text.AsSpan(atoms[i].Start, atoms[i].End - atoms[i].Start));
            sum += key * 0x9E3779B97F4A7C15 ^ (key >> 29);
            letters += n;
        }

        return letters < 7 ? 0 : sum;
    }

    static (ulong Key, int Letters) Word(ReadOnlySpan<char> word)
    {
        var key = 14695981039346656037UL;
        var last = '\0';
        var n = 0;
        foreach (var written in word)
        {
            foreach (var letter in Atoms.Folded(written))
            {
                var c = letter switch
                {
                    'a' or 'e' => 'a',
                    'i' or 'y' or 'j' => 'i',
                    'o' or 'u' => 'o',
                    'q' => 'k',
                    _ => letter,
                };
                var vowel = c is 'a' or 'i' or 'o';
                if (c == last || (vowel && last is 'a' or 'i' or 'o'))
                {
                    continue;
                }

                last = c;
                n++;
                key = (key ^ c) * 1099511628211;
            }
        }

        return (key, n);
    }
}
