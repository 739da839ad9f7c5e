namespace Demarche.Store.Corrections;

/// <summary>
/// What must not come back, as hashes: documents by id, addresses, people by id or name. Names themselves are not kept.
/// </summary>
sealed class Forgotten(HashSet<string> hashes)
{
    /// <summary>Nothing has been forgotten.</summary>
    public bool IsEmpty => hashes.Count == 0;

    public static string Hash(string kind, string value) => Ids.Hash("forget", kind, value.Trim().ToLowerInvariant());

    /// <summary>True when a document was forgotten, by id or address.</summary>
    public bool Holds(Article a) => hashes.Contains(Hash("doc", a.Id)) || (a.Url is { } url && hashes.Contains(Hash("url", url)));

    /// <summary>The document without forgotten people: events, quotes and held items of theirs are left out, sentences that name them are blacked out.</summary>
    public CodedArticle Without(CodedArticle coded)
    {
        if (IsEmpty)
        {
            return coded;
        }

        HashSet<(Field, int)> black = [];
        foreach (var m in Mentions(coded).Where(IsForgotten))
        {
            foreach (var s in coded.Sentences.Where(s => s.Span.Field == m.Span.Field && s.Span.Start <= m.Span.Start && m.Span.Start < s.Span.End))
            {
                black.Add((s.Span.Field, s.Number));
            }
        }

        if (black.Count == 0)
        {
            return coded;
        }

        var spans = coded.Sentences.Where(s => black.Contains((s.Span.Field, s.Number))).Select(s => s.Span).ToList();
        bool Clear(Mention? m) => m is null || !(IsForgotten(m) || (m.Members?.Any(IsForgotten) ?? false));
        var a = coded.Article;
        return coded with
        {
            Article = a with { Title = a.Title is null ? null : Blacken(a.Title, spans.Where(s => s.Field == Field.Title)), Text = Blacken(a.Text, spans.Where(s => s.Field == Field.Text)) },
            Events = [.. coded.Events.Where(e => Clear(e.Source) && Clear(e.Target) && Clear(e.ClaimedBy))],
            Quotes = [.. coded.Quotes.Where(q => Clear(q.Speaker) && Clear(q.Addressee))],
            Held = [.. coded.Held.Where(h => Clear(h.Source) && Clear(h.Target))],
        };
    }

    /// <summary>Letters and digits become blocks of the same length, so that every offset stays right; pairs of surrogates are left, they name nobody.</summary>
    public static string Blacken(string text, IEnumerable<Span> spans)
    {
        var letters = text.ToCharArray();
        foreach (var s in spans)
        {
            for (var i = Math.Max(0, s.Start); i < Math.Min(letters.Length, s.End); i++)
            {
                if (!char.IsSurrogate(letters[i]) && !char.IsWhiteSpace(letters[i]))
                {
                    letters[i] = '█';
                }
            }
        }

        return new string(letters);
    }

    bool IsForgotten(Mention m) =>
        (m.Actor.Id is { } id && hashes.Contains(Hash("person", id))) || hashes.Contains(Hash("person", m.Actor.Name)) || hashes.Contains(Hash("person", m.Text));

    static IEnumerable<Mention> Mentions(CodedArticle coded) =>
        coded.Events.SelectMany(e => new[] { e.Source, e.Target, e.ClaimedBy })
            .Concat(coded.Quotes.SelectMany(q => new[] { q.Speaker, q.Addressee }))
            .Concat(coded.Held.SelectMany(h => new[] { h.Source, h.Target }))
            .OfType<Mention>()
            .SelectMany(m => m.Members is { Count: > 0 } all ? all.Append(m) : [m]);
}
