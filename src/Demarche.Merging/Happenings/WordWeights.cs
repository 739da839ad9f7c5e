using System.Globalization;

namespace Demarche.Merging.Happenings;

/// <summary>How telling a word is: the logarithm of how seldom news lines hold it. A fixed table, so that a decision on two events never depends on what else is in the record.</summary>
sealed class WordWeights
{
    readonly Dictionary<ulong, float> _weights = [];
    readonly float _unknown;

    WordWeights(IEnumerable<(string Stem, float Weight)> rows)
    {
        foreach (var (stem, weight) in rows)
        {
            _weights[Stems.Hash(stem)] = weight;
            _unknown = Math.Max(_unknown, weight);
        }
    }

    /// <summary>Reads the table <c>word-weights.tsv</c> of a folder.</summary>
    public static WordWeights Load(string folder)
    {
        using var reader = new StreamReader(Path.Combine(folder, "word-weights.tsv"));
        return new WordWeights(Table.Read(reader, "word-weights.tsv").Select(r => (r["stem"], float.Parse(r["weight"], CultureInfo.InvariantCulture))));
    }

    /// <summary>Weight of a stem; one never seen weighs as much as the rarest.</summary>
    public float Of(ulong stem) => _weights.TryGetValue(stem, out var weight) ? weight : _unknown;
}
