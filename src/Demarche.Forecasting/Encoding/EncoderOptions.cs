namespace Demarche.Forecasting.Encoding;

/// <summary>Size and schedule of the history encoder.</summary>
public sealed record EncoderOptions
{
    /// <summary>Numbers an entity is described by.</summary>
    public int Width { get; init; } = 128;

    /// <summary>Hidden units of the question.</summary>
    public int Hidden { get; init; } = 256;

    /// <summary>Step size of Adam while the first days are learnt.</summary>
    public float Rate { get; init; } = 2e-3f;

    /// <summary>Step size afterwards.</summary>
    public float LaterRate { get; init; } = 1e-3f;

    /// <summary>Share of weight taken off each step, times the step size.</summary>
    public float Fade { get; init; } = 1e-2f;

    /// <summary>Share of the question's numbers left out while learning.</summary>
    public float Dropout { get; init; } = 0.2f;

    /// <summary>Passes over the first days.</summary>
    public int Epochs { get; init; } = 4;

    /// <summary>Share of the training days learnt before any is scored.</summary>
    public double FirstShare { get; init; } = 0.35;

    /// <summary>Earlier days learnt again with every new one.</summary>
    public int Replays { get; init; } = 4;

    /// <summary>Questions a step.</summary>
    public int Batch { get; init; } = 512;

    /// <summary>Share of the entities quiet for two months that take part in a step; the others are weighted up for them.</summary>
    public float QuietShare { get; init; } = 0.2f;
}
