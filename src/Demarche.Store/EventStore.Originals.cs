namespace Demarche.Store;

public sealed partial class EventStore
{
    /// <summary>What a document is a translation of; null when it is none.</summary>
    public OriginalText? Original(string documentId) =>
        List("SELECT * FROM originals WHERE doc_id IN (SELECT unnest($values))", [documentId], r => (Language: r.Text("language"), Text: r.Text("text"))) is [var (language, text)]
            ? new OriginalText(language, text, List(
                "SELECT * FROM original_stretches WHERE doc_id IN (SELECT unnest($values)) ORDER BY char_start",
                [documentId],
                r => new TranslatedStretch(r.Int("char_start"), r.Int("char_end"), r.Int("original_start"), r.Int("original_end"))))
            : null;
}
