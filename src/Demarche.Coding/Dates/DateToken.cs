namespace Demarche.Coding.Dates;

/// <summary>What a word is to the date reader. The names are those of <c>data/dates/words.tsv</c>.</summary>
enum WordClass : byte
{
    Other,
    Mark,
    Number,
    Quantity,
    Month,
    Weekday,
    Unit,
    Deictic,
    Relative,
    Season,
    Part,
    Cardinal,
    Scale,
    Ordinal,
    Decade,
    Vague,
    Festival,
    TimeOfDay,
    Future,
    Past,
    Count,
    Outlet,
}

/// <summary>Units of time, numbered as in <c>data/dates/words.tsv</c>.</summary>
enum TimeUnit
{
    None,
    Day,
    Week,
    Month,
    Year,
    Decade,
    Century,
    Quarter,
    Fortnight,
    Weekend,
}

[Flags]
enum TokenTraits : byte
{
    None = 0,
    Capital = 1,
    SpaceBefore = 2,
    OrdinalSuffix = 4,
    DecadeSuffix = 8,
    Abbreviation = 16,
    Verb = 32,
    FirstName = 64,
    Plural = 128,
}

/// <summary>One piece of text: a run of letters, a number, or a mark. <see cref="Value"/> is the number, the mark, or the value of the word's row.</summary>
readonly record struct DateToken(int Start, int End, WordClass Class, int Value, TokenTraits Traits)
{
    public bool Has(TokenTraits trait) => (Traits & trait) != TokenTraits.None;
}

/// <summary>A reading of tokens as a date.</summary>
readonly record struct DateHit(int First, int End, DateOnly? From, DateOnly? To, DatePrecision Precision, DateKind Kind = DateKind.Calendar)
{
    /// <summary>True when something was read.</summary>
    public bool Found => End > First;

    /// <summary>Days after which the same words come round again: 7 for a weekday, 366 for a date without year; 0 when they do not.</summary>
    public int Period { get; init; }

    /// <summary>Which end is open.</summary>
    public OpenEnd Open { get; init; }

    /// <summary>First day of the second of two ends; null when the words do not name two.</summary>
    public DateOnly? LastEnd { get; init; }
}
