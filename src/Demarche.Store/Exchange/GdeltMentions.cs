namespace Demarche.Store.Exchange;

/// <summary>GDELT 2.0 mentions, 16 columns without header: one row for each report of an event. Rows read are kept and give no events of their own.</summary>
sealed class GdeltMentions : Layout
{
    public override string Name => "gdelt-mentions";

    public override bool HasHeader => false;

    public override IReadOnlyList<string> Columns { get; } =
        ["GLOBALEVENTID", "EventTimeDate", "MentionTimeDate", "MentionType", "MentionSourceName", "MentionIdentifier", "SentenceID", "Actor1CharOffset", "Actor2CharOffset", "ActionCharOffset", "InRawText", "Confidence", "MentionDocLen", "MentionDocTone", "MentionDocTranslationInfo", "Extras"];

    internal override ImportedRow Read(Cells row, CountryCodes codes)
    {
        if (row.Count != Columns.Count)
        {
            throw new FormatException($"the row has {row.Count} cells; GDELT mentions have {Columns.Count}");
        }

        var id = row[0] ?? throw new FormatException("there is no GLOBALEVENTID");
        if (row[2] is not { Length: 14 } time || !time.All(char.IsAsciiDigit))
        {
            throw new FormatException($"MentionTimeDate is '{row[2]}', not of the form yyyyMMddHHmmss");
        }

        return new ImportedRow($"{id} {time} {row[5]} {row[6]} {row[9]}", null, null);
    }

    internal override IEnumerable<string[]> Write(StoredEvent stored, CountryCodes codes)
    {
        var e = stored.Event;
        if (Day(e) is not { } day)
        {
            yield break;
        }

        var time = (stored.Document.Published ?? day).ToString("yyyyMMdd") + "000000";
        var ids = Pairs(e).Select(p => (Id: RowId(e, p.Number), p.Source, p.Target)).ToList();
        foreach (var (id, source, target) in ids)
        {
            foreach (var at in e.Evidence.Count > 0 ? e.Evidence : [e.At])
            {
                yield return
                [
                    id, $"{day:yyyyMMdd}000000", time, stored.Document.Url is null ? "2" : "1", stored.Document.Publisher ?? "", stored.Document.Url ?? stored.Document.DocumentId, at.Sentence.ToString(),
                    source.Span.Start.ToString(), target.Span.Start.ToString(), e.At.Span.Start.ToString(), "1", Math.Round(e.Confidence * 100).ToString(), "", "", "", "",
                ];
            }
        }
    }
}
