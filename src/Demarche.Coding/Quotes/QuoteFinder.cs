using Demarche.Language;

namespace Demarche.Coding.Quotes;

/// <summary>
/// Finds what is said in a document: between quotation marks, in the reporter's words, and both. Speakers come back as tokens; who they are is
/// resolved by the caller. Thread-safe.
/// </summary>
public sealed partial class QuoteFinder
{
    const int MostTokens = 300;

    readonly QuoteCues _cues;

    QuoteFinder(QuoteCues cues) => _cues = cues;

    /// <summary>Reads the words of a folder (<c>data/quotes</c>).</summary>
    /// <exception cref="IOException">When a table is missing.</exception>
    public static QuoteFinder Load(string folder) => new(QuoteCues.Load(folder));

    /// <summary>Quotes in order of their first word. The same words come back once.</summary>
    /// <param name="sentences">Annotated sentences of one text, in order; a gap that holds more than space ends a quote.</param>
    public List<QuoteFrame> Find(IReadOnlyList<Sentence> sentences)
    {
        ArgumentNullException.ThrowIfNull(sentences);
        if (sentences.Count == 0)
        {
            return [];
        }

        var reading = new Reading(sentences, QuoteMarks.Find(sentences), _cues);
        var found = new List<QuoteFrame>();
        Marked(reading, found);
        Reported(reading, found);
        found.Sort((a, b) => a.Start != b.Start ? a.Start.CompareTo(b.Start) : b.End.CompareTo(a.End));
        return Once(sentences[0].Text, found);
    }

    /// <summary>Leaves out words told before and words inside other quotes.</summary>
    static List<QuoteFrame> Once(string text, List<QuoteFrame> found)
    {
        var seen = new HashSet<string>();
        var kept = new List<QuoteFrame>();
        foreach (var q in found)
        {
            var inside = kept.Count > 0 && kept[^1].End >= q.End && kept[^1].Start <= q.Start;
            if (!inside && seen.Add(Letters(text.AsSpan(q.Start, q.End - q.Start))))
            {
                kept.Add(q);
            }
        }

        return kept;
    }

    static string Letters(ReadOnlySpan<char> words)
    {
        var kept = new System.Text.StringBuilder(words.Length);
        foreach (var c in words)
        {
            if (char.IsLetterOrDigit(c))
            {
                kept.Append(char.ToLowerInvariant(c));
            }
        }

        return kept.ToString();
    }

    /// <summary>A document being read: its sentences, its stretches between marks, and which tokens lie in one.</summary>
    sealed class Reading
    {
        readonly bool[][] _quoted;

        internal Reading(IReadOnlyList<Sentence> sentences, List<Stretch> stretches, QuoteCues cues)
        {
            Sentences = sentences;
            Stretches = stretches;
            Cues = cues;
            _quoted = new bool[sentences.Count][];
            for (var i = 0; i < sentences.Count; i++)
            {
                _quoted[i] = new bool[sentences[i].Count];
            }

            foreach (var q in stretches)
            {
                for (var i = q.First; i <= q.Last; i++)
                {
                    for (var t = 0; t < sentences[i].Count; t++)
                    {
                        _quoted[i][t] |= sentences[i].TokenStart(t) >= q.Start && sentences[i].TokenEnd(t) <= q.End;
                    }
                }
            }
        }

        internal IReadOnlyList<Sentence> Sentences { get; }

        internal List<Stretch> Stretches { get; }

        internal QuoteCues Cues { get; }

        internal bool Quoted(int sentence, int token) => _quoted[sentence][token];

        /// <summary>A reporting verb outside quotation marks.</summary>
        internal QuoteCues.Cue? Cue(int sentence, int token)
        {
            // No one writes sentences of so many words; work over pairs of tokens stays bounded.
            var s = Sentences[sentence];
            if (s.Count > MostTokens || _quoted[sentence][token] || s.Upos(token) is not (Upos.VERB or Upos.X))
            {
                return null;
            }

            return Cues.Find(s.Lemma(token));
        }
    }

    static int Words(Sentence s, int first, int end)
    {
        var n = 0;
        for (var i = first; i < end; i++)
        {
            n += char.IsLetterOrDigit(s.Form(i)[0]) ? 1 : 0;
        }

        return n;
    }
}
