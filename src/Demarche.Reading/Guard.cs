namespace Demarche.Reading;

/// <summary>Turns what damaged bytes make a library throw into a result, and ends that document there.</summary>
static class Guard
{
    public static IEnumerable<ReadResult> Run(Func<IEnumerable<ReadResult>> read, string origin)
    {
        IEnumerator<ReadResult>? results = null;
        try
        {
            while (true)
            {
                ReadResult? failure = null;
                try
                {
                    results ??= read().GetEnumerator();
                    if (!results.MoveNext())
                    {
                        yield break;
                    }
                }
                catch (Exception e) when (e is InvalidDataException or IOException or NotSupportedException or UnauthorizedAccessException or ArgumentException or FormatException)
                {
                    failure = ReadResult.Not(origin, "damaged", $"it cannot be read on: {e.Message.ReplaceLineEndings(" ")}");
                }

                if (failure is not null)
                {
                    yield return failure;
                    yield break;
                }

                yield return results!.Current;
            }
        }
        finally
        {
            results?.Dispose();
        }
    }
}
