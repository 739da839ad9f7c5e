using System.Globalization;
using Demarche.Pipeline.Explaining;
using Demarche.Store;

namespace Demarche.Web.Parts;

/// <summary>Numbers, days and reasons as pages write them.</summary>
static class Words
{
    const char Tie = '\u00a0';

    /// <summary>"3 July 2025".</summary>
    public static string Day(DateOnly? day) => day is { } d ? string.Create(CultureInfo.InvariantCulture, $"{d.Day}{Tie}{d:MMMM} {d.Year}") : "no day told";

    /// <summary>"2025-07-03"; null when there is none.</summary>
    public static string? Iso(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>"1,234".</summary>
    public static string Number(long n) => n.ToString("#,0", CultureInfo.InvariantCulture);

    /// <summary>"1 event", "2 events".</summary>
    public static string Count(long n, string noun) => $"{Number(n)} {noun}{(n == 1 ? "" : "s")}";

    /// <summary>"11.1 %" with a thin space.</summary>
    public static string Percent(double share, int digits = 1) => (share * 100).ToString(digits == 0 ? "0" : "0." + new string('0', digits), CultureInfo.InvariantCulture) + "\u2009%";

    /// <summary>"+2.5", "−3.0".</summary>
    public static string Signed(double value) => (value > 0 ? "+" : value < 0 ? "−" : "") + Math.Abs(value).ToString("0.0", CultureInfo.InvariantCulture);

    /// <summary>"0.83".</summary>
    public static string Two(double value) => value.ToString("0.00", CultureInfo.InvariantCulture);

    /// <summary>"on 3 July 2025", "in 1979", "date not told".</summary>
    public static string When(DatedInterval date) => Phrases.When(date) is { Length: > 0 } told ? told : "date not told";

    /// <summary>A date in a narrow column: "3 Jul 2025", "1979", "1990s".</summary>
    public static string ShortWhen(DatedInterval d) => d switch
    {
        { From: null, To: null } => "no date",
        { Open: OpenEnd.Before, To: { } to } => "by " + to.Year.ToString(CultureInfo.InvariantCulture),
        { Precision: DatePrecision.Decade, From: { } f } => $"{f.Year / 10 * 10}s",
        { From: { Month: 1, Day: 1 } f, To: { Month: 12, Day: 31 } t } => f.Year == t.Year ? f.Year.ToString(CultureInfo.InvariantCulture) : $"{f.Year}–{t.Year}",
        { Precision: DatePrecision.Month, From: { } f } => f.ToString("MMM yyyy", CultureInfo.InvariantCulture),
        { From: { } f } => string.Create(CultureInfo.InvariantCulture, $"{f.Day}{Tie}{f:MMM} {f.Year}"),
        { To: { } t } => string.Create(CultureInfo.InvariantCulture, $"{t.Day}{Tie}{t:MMM} {t.Year}"),
    };

    /// <summary>How finely and from where: "to the day, from the text".</summary>
    public static string Dated(DatedInterval d) => d.Precision == DatePrecision.Unknown
        ? "no date is told"
        : $"{(d.Precision == DatePrecision.Interval ? "between two days" : "to the " + EnumNames.Of(d.Precision))}, {DateFrom(d.Source)}";

    /// <summary>Where a date was taken from.</summary>
    public static string DateFrom(DateSource source) => source switch
    {
        DateSource.Text => "from the text",
        DateSource.Dateline => "from the dateline",
        DateSource.Publication => "taken from the day of publication",
        DateSource.Narrative => "from the story’s own time line",
        _ => "not told",
    };

    /// <summary>Why a clause gave no event.</summary>
    public static string Reason(HeldReason reason) => reason switch
    {
        HeldReason.Negated => "negated",
        HeldReason.Question => "question",
        HeldReason.Hypothetical => "hypothetical",
        HeldReason.Planned => "planned, not promised",
        HeldReason.Opinion => "opinion",
        HeldReason.NoAction => "no clear act",
        HeldReason.NoActor => "no actor",
        HeldReason.Ambiguous => "more than one reading",
        HeldReason.OtherLanguage => "not English",
        _ => "told before",
    };

    /// <summary>A party in a table: "Russia", or the words of the text where nobody is known.</summary>
    public static string Party(Mention? m) => m is null ? "not stated" : Phrases.Name(m);

    /// <summary>The beginning of a long text, cut at a word.</summary>
    public static string Cut(string text, int most)
    {
        text = text.ReplaceLineEndings(" ").Trim();
        if (text.Length <= most)
        {
            return text;
        }

        var at = text.LastIndexOf(' ', most);
        return text[..(at > most / 2 ? at : most)] + "…";
    }

    /// <summary>A document's name: outlet or file, and day.</summary>
    public static string Outlet(DocumentLabel d) => d.Publisher ?? (d.DocumentId.StartsWith('b') ? "outlet not named" : d.Origin is { } o ? System.IO.Path.GetFileName(o) : "unnamed source");

    /// <summary>Years of publication in words.</summary>
    public static string Published((int From, int To) years) => years.From == years.To ? $"published in {years.From}" : $"published {years.From} to {years.To}";

    /// <summary>Name of an actor; one that is only a country and a sector in words.</summary>
    public static string Name(string name) => UnnamedParty.Words(name) ?? name;

    /// <summary>How finely a place is known.</summary>
    public static string Known(PlacePrecision precision) => precision == PlacePrecision.Admin1 ? "province" : EnumNames.Of(precision);

    /// <summary>PLOVER sector in words.</summary>
    public static string Sector(string? code) => code switch
    {
        "GOV" => "government", "MIL" => "armed forces", "REB" => "armed group", "OPP" => "opposition", "LEG" => "legislature", "JUD" => "courts", "SPY" => "intelligence",
        "COP" => "police", "PTY" => "party", "CVL" => "civilians", "BUS" => "business", "EDU" => "education", "REL" => "religion", "JRN" => "press", "LAB" => "labour",
        "NGO" => "non-governmental organisation", "IGO" => "organisation of states", "SOC" => "civil society", "MED" => "health", "CRM" => "crime", "ETH" => "ethnic group", "REF" => "refugees", "PRE" => "partially recognised", "JEW" or "MUS" or "CHR" => "religion", null => "", _ => code,
    };
}
