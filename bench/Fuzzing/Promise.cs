namespace Demarche.Fuzzing;

/// <summary>What must hold for every input, whatever a stranger wrote into it.</summary>
static class Promise
{
    /// <exception cref="BrokenPromiseException">It does not hold.</exception>
    internal static void Kept(bool holds, string promise)
    {
        if (!holds)
        {
            throw new BrokenPromiseException(promise);
        }
    }

    /// <summary>A stretch lies in a text of this length, behind <paramref name="after"/>.</summary>
    internal static void Inside(int start, int end, int after, int length, string what) =>
        Kept(after <= start && start <= end && end <= length, $"{what}: {start} to {end} should lie between {after} and {length}");

    /// <summary>The first letters, to tell kinds of refusals apart.</summary>
    internal static string Short(string text, int most) => text[..Math.Min(text.Length, most)];
}

/// <summary>An input broke a promise.</summary>
sealed class BrokenPromiseException(string promise) : Exception(promise);
