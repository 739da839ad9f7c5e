using Demarche.Forecasting.Encoding;
using Demarche.Forecasting.Trees;

namespace Demarche.Forecasting;

/// <summary>How a forecaster is trained. The defaults were tuned on the validation part of ICEWS14s.</summary>
public sealed record ForecastOptions
{
    /// <summary>The options for a history of some size: large ones take one encoder and fewer passes, so that training stays within an hour or so of one core.</summary>
    public static ForecastOptions For(int facts, int entities)
    {
        var standard = new ForecastOptions();
        return (long)facts * entities < 2_000_000_000
            ? standard
            : standard with { Encoders = 1, Encoder = standard.Encoder with { Epochs = 3, Replays = 2, QuietShare = 0.1f } };
    }

    /// <summary>History encoders whose scores are averaged, each from a seed of its own.</summary>
    public int Encoders { get; init; } = 4;

    /// <summary>The encoders.</summary>
    public EncoderOptions Encoder { get; init; } = new();

    /// <summary>The trees.</summary>
    public TreeOptions Trees { get; init; } = new();

    /// <summary>Forests whose scores are averaged.</summary>
    public int Forests { get; init; } = 3;

    /// <summary>Times the encoders' logarithm of probability that every score starts from; the trees learn what to add to it.</summary>
    public float EncoderShare { get; init; } = 1.1f;

    /// <summary>Candidates taken by the hand formula.</summary>
    public int ByHand { get; init; } = 120;

    /// <summary>Candidates taken by the encoders.</summary>
    public int ByEncoder { get; init; } = 90;

    /// <summary>Candidates of the day-batch protocol taken because they are asked about themselves.</summary>
    public int ByReply { get; init; } = 40;

    /// <summary>Wrong candidates learnt from: the first so many by the hand formula.</summary>
    public int NegativesByHand { get; init; } = 36;

    /// <summary>Wrong candidates learnt from: the first so many by the encoders.</summary>
    public int NegativesByEncoder { get; init; } = 24;

    /// <summary>Share of the other candidates learnt from, each standing for all of them.</summary>
    public double OtherNegatives { get; init; } = 0.06;

    /// <summary>Rows the trees learn from, at most; beyond it questions are drawn by chance.</summary>
    public int MostRows { get; init; } = 4_000_000;

    /// <summary>Places kept for entities that first appear after training.</summary>
    public int SpareEntities { get; init; }

    /// <summary>Everything random follows from it.</summary>
    public int Seed { get; init; } = 1;
}
