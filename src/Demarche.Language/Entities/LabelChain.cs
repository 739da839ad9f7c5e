namespace Demarche.Language.Entities;

/// <summary>Labels of a sentence's words in a row: none, then beginning and inside of each type. Finds the best row by Viterbi; grows, is used again.</summary>
sealed class LabelChain
{
    /// <summary>Types of entities.</summary>
    internal static readonly string[] Types = ["PER", "LOC", "ORG"];

    /// <summary>Number of labels: odd ones begin a type, even ones go on with it.</summary>
    internal const int Labels = 7;

    /// <summary>Numbers kept for a word; the last is not used.</summary>
    internal const int Stride = 8;

    readonly float[] _best = new float[Stride];
    readonly float[] _next = new float[Stride];
    byte[] _back = [];

    /// <summary>The inside of a type follows only its beginning or inside.</summary>
    internal static bool May(int last, int label) => label == 0 || (label & 1) == 1 || last == label || last == label - 1;

    /// <summary>Labels of the best row; of equal ones the first.</summary>
    /// <param name="scores">Scores of each word's labels, <see cref="Stride"/> a word.</param>
    /// <param name="steps">Scores of going from one label to another; the first word comes from none.</param>
    /// <param name="labels">One a word; filled.</param>
    internal void Best(ReadOnlySpan<float> scores, ReadOnlySpan<float> steps, Span<byte> labels)
    {
        var count = labels.Length;
        if (count == 0)
        {
            return;
        }

        if (_back.Length < count * Stride)
        {
            _back = new byte[count * Stride * 2];
        }

        for (var i = 0; i < count; i++)
        {
            for (var label = 0; label < Labels; label++)
            {
                var (top, from) = (float.NegativeInfinity, 0);
                for (var last = 0; last < (i == 0 ? 1 : Labels); last++)
                {
                    if (May(last, label) && (i == 0 ? 0 : _best[last]) + steps[(last * Stride) + label] is var score && score > top)
                    {
                        (top, from) = (score, last);
                    }
                }

                _next[label] = top + scores[(i * Stride) + label];
                _back[(i * Stride) + label] = (byte)from;
            }

            _next.CopyTo(_best, 0);
        }

        var at = 0;
        for (var label = 1; label < Labels; label++)
        {
            at = _best[label] > _best[at] ? label : at;
        }

        for (var i = count - 1; i >= 0; i--)
        {
            labels[i] = (byte)at;
            at = _back[(i * Stride) + at];
        }
    }

    /// <summary>Adds the entities of a row of labels.</summary>
    internal static void Collect(ReadOnlySpan<byte> labels, int first, List<Entity> to)
    {
        for (var i = 0; i < labels.Length; i++)
        {
            if ((labels[i] & 1) == 0)
            {
                continue;
            }

            var end = i + 1;
            while (end < labels.Length && labels[end] == labels[i] + 1)
            {
                end++;
            }

            to.Add(new Entity(first + i, first + end, Types[labels[i] / 2]));
        }
    }
}
