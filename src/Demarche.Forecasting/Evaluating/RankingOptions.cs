namespace Demarche.Forecasting.Evaluating;

/// <summary>What of a day a question may know.</summary>
public enum Protocol
{
    /// <summary>Each question is judged alone, from what happened before its day.</summary>
    Isolated,

    /// <summary>The day's other questions of the same direction may be used.</summary>
    DayBatch,
}

/// <summary>How a split is ranked.</summary>
public sealed record RankingOptions
{
    /// <summary>True for test.txt, false for valid.txt.</summary>
    public bool Test { get; init; } = true;

    /// <summary>True: the encoders go on learning from past days of the split; false: their weights stay as training left them.</summary>
    public bool Online { get; init; }

    /// <summary>True: nothing that happens in the split is ever told; false: the evening of each day tells its facts.</summary>
    public bool MultiStep { get; init; }

    /// <summary>Candidates written for each question, at least.</summary>
    public int Least { get; init; } = 200;
}
