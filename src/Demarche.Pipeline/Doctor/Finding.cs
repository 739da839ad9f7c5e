namespace Demarche.Pipeline.Doctor;

/// <summary>How a part is.</summary>
public enum Condition
{
    /// <summary>Nothing to do.</summary>
    Ok,

    /// <summary>It works, and something about it should be known.</summary>
    Note,

    /// <summary>It does not work.</summary>
    Broken,
}

/// <summary>What was found about one part of the installation.</summary>
/// <param name="Part">The part, in a word.</param>
/// <param name="Condition">How it is.</param>
/// <param name="Text">What was found, with its values.</param>
/// <param name="Advice">What to do; null when there is nothing to do.</param>
public sealed record Finding(string Part, Condition Condition, string Text, string? Advice = null);
