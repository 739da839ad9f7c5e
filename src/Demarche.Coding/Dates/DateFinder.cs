namespace Demarche.Coding.Dates;

/// <summary>How date expressions are read.</summary>
public sealed record DateOptions
{
    /// <summary>
    /// False (news): a range holds the whole of both its ends, "from 4 to 22 May" ends on the 22nd and "2014–2018" on 31 December 2018.
    /// True: it runs up to the day before its second end begins, as diaries and some test sets read it.
    /// </summary>
    public bool HalfOpenRanges { get; init; }
}

/// <summary>Finds date expressions in English text and resolves them. Thread-safe; time linear in the text.</summary>
public static class DateFinder
{
    [ThreadStatic]
    static List<DateToken>? t_tokens;

    /// <summary>Date expressions in order of the text, without overlap. Times of day, durations, ages and plain numbers are none.</summary>
    /// <param name="text">The text; offsets of the result point into it.</param>
    /// <param name="start">First UTF-16 code unit to read.</param>
    /// <param name="end">One past the last.</param>
    /// <param name="reference">Day against which "yesterday" and "in May" are resolved, usually that of publication; null leaves those without days.</param>
    /// <param name="options">How to read; null for the way of news.</param>
    public static List<DateExpression> Find(string text, int start, int end, DateOnly? reference, DateOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentOutOfRangeException.ThrowIfNegative(start);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(end, text.Length);
        var found = new List<DateExpression>();
        var tokens = t_tokens ??= [];
        if (!DateScanner.Scan(text, start, end, tokens))
        {
            return found;
        }

        new DateReader(text, tokens, reference, options?.HalfOpenRanges ?? false).ReadAll(found);
        if (tokens.Capacity > 1 << 16)
        {
            t_tokens = null;
        }

        return found;
    }

    /// <summary>Resolves an expression that points to the story's own time against the day the story has reached. Others come back as they are.</summary>
    /// <param name="expression">An expression found by <see cref="Find"/>.</param>
    /// <param name="anchor">The day before which or after which the words count, such as the day of the event told just before.</param>
    public static DateExpression ResolveAgainstStory(DateExpression expression, DateOnly anchor)
    {
        if (!expression.NeedsStory)
        {
            return expression;
        }

        foreach (var again in Find(expression.Text, 0, expression.Text.Length, anchor))
        {
            if (again.NeedsStory)
            {
                return expression with { When = new DatedInterval(again.When.From, again.When.To, again.When.Precision, DateSource.Narrative, again.When.Open) };
            }
        }

        return expression;
    }
}
