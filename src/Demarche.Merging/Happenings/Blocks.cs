namespace Demarche.Merging.Happenings;

/// <summary>
/// Overlapping blocks of tellings that are compared with one another: two that may be one happening share a party's country and the coarse kind of their act, or two countries, or a rare word,
/// and a stretch of three days. By the rare word those meet whose acts are told as of unlike kinds: what was done, and what somebody said of it.
/// Which blocks a telling stands in depends on it alone.
/// </summary>
static class Blocks
{
    const int Stretch = 3;

    static readonly (float Least, int Most) s_alone = (0, 3);

    static readonly (float Least, int Most) s_withCountry = (4.5f, 5);

    public static long[] Of(Telling t, Window? window, string[] countries, int group, (ulong[] Stems, float[] Weights, float Sum) words)
    {
        HashSet<long> blocks = [];
        foreach (var key in Keys(t, countries, group, words))
        {
            if (window is not { } w || w.IsWide)
            {
                // History: only what is told with the very same dates and code is compared.
                blocks.Add(Hash(key, window is { } x ? x.From : -1, window is { } y ? y.To : -1, t.Cameo));
                continue;
            }

            // One day on either side: midnight falls at another hour elsewhere.
            for (var s = Floor(w.From - 1); s <= Floor(w.To + 1); s++)
            {
                blocks.Add(Hash(key, s, 0, ""));
            }
        }

        return [.. blocks.Order()];
    }

    static IEnumerable<string> Keys(Telling t, string[] countries, int group, (ulong[] Stems, float[] Weights, float Sum) words)
    {
        if (countries.Length == 0)
        {
            var named = new[] { t.Source?.Id, t.Target?.Id, t.ObjectId }.OfType<string>().ToList();
            return named.Select(n => n + group).Concat(Rare(words, named.Count > 0 ? s_withCountry : s_alone));
        }

        return Rare(words, s_withCountry).Concat(countries.Take(8).Select(c => c + group).Concat(from a in countries.Take(8) from b in countries.Take(8) where string.CompareOrdinal(a, b) < 0 select a + b));
    }

    static IEnumerable<string> Rare((ulong[] Stems, float[] Weights, float Sum) words, (float Least, int Most) which) =>
        words.Stems.Zip(words.Weights).Where(p => p.Second >= which.Least).OrderByDescending(p => p.Second).ThenBy(p => p.First).Take(which.Most).Select(p => $"w{p.First}");

    static int Floor(int day) => (int)Math.Floor(day / (double)Stretch);

    static long Hash(string key, int a, int b, string tail) => (long)Stems.Hash($"{key}|{a}|{b}|{tail}");
}
