namespace Demarche.Coding.Own;

/// <summary>What is wrong with a line of the user's own knowledge.</summary>
/// <param name="File">The file's name.</param>
/// <param name="Line">From 1; 0 when the file as a whole is meant.</param>
/// <param name="Message">What was wrong with which value, and what to do.</param>
public sealed record OwnProblem(string File, int Line, string Message)
{
    /// <inheritdoc/>
    public override string ToString() => Line > 0 ? $"{File} line {Line}: {Message}" : $"{File}: {Message}";
}
