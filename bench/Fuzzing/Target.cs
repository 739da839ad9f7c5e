namespace Demarche.Fuzzing;

/// <summary>Something that takes a stranger's bytes.</summary>
/// <param name="Seeds">Good samples of our own.</param>
/// <param name="Run">
/// What is done with spoiled ones. It answers with a word for what came of them, so that inputs leading to something new are kept and spoiled
/// further; it throws when a promise is broken, or when anything but the refusal it is known for is thrown.
/// </param>
sealed record Target(byte[][] Seeds, Func<byte[], string> Run)
{
    /// <summary>Longest input, in bytes.</summary>
    internal int Longest { get; init; } = 1 << 14;

    /// <summary>Hands the bytes to code that is not ours and not managed: run it in a process that may die.</summary>
    internal bool Native { get; init; }
}
