using Demarche.Store.Search;

namespace Demarche.Store;

public sealed partial class EventStore
{
    const int Batch = 500;

    /// <summary>Sentences that hold all the words, newest first in the order they came into the record.</summary>
    /// <param name="words">Words, <c>"a phrase"</c> or <c>beginning*</c>, in any case and without regard to accents.</param>
    /// <param name="from">Published on this day or later.</param>
    /// <param name="to">Published on this day or earlier.</param>
    /// <param name="publisher">Only this outlet.</param>
    /// <param name="after">Continue after this place, see <see cref="Cursor"/>.</param>
    /// <param name="limit">At most so many.</param>
    /// <exception cref="FormatException">When there is no word in it, or the cursor is none of ours.</exception>
    public IReadOnlyList<FoundSentence> Search(string words, DateOnly? from = null, DateOnly? to = null, string? publisher = null, string? after = null, int limit = 100)
    {
        ArgumentNullException.ThrowIfNull(words);
        var query = SearchQuery.Parse(words);
        var before = long.TryParse(Cursor.Read(after).Id, out var s) ? s : long.MaxValue;
        List<FoundSentence> found = [];
        foreach (var batch in new TextIndex(_connection).Candidates(query, before).Chunk(Batch))
        {
            var rows = Sql.Ask(
                _connection,
                "found-sentences",
                r => new FoundSentence(r.Long("serial"), r.Int("number"), r.TextOrNull("text") ?? "", EventReader.Label(r), r.List("events")),
                ("serials", new List<long>(batch)), ("least", batch[^1]), ("most", batch[0]), ("from", Days.Of(from)), ("to", Days.Of(to)), ("publisher", publisher));
            found.AddRange(rows.Where(r => query.Fits([.. Terms.Of(r.Text)])));
            if (found.Count >= limit)
            {
                return found[..limit];
            }
        }

        return found;
    }

    /// <summary>Brings the index of words up to date when enough sentences have come.</summary>
    internal void Index(int least = TextIndex.Tail) => Change(() => new TextIndex(_connection).Extend(least));
}
