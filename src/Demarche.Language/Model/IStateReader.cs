namespace Demarche.Language.Model;

/// <summary>Reads what the shared net made of some words, while it is there. Called from many threads.</summary>
unsafe interface IStateReader
{
    /// <summary>Looks at words of a sentence that has its tags and tree.</summary>
    /// <param name="s">The sentence.</param>
    /// <param name="first">First word.</param>
    /// <param name="length">Number of words.</param>
    /// <param name="net">The net.</param>
    /// <param name="vectors">Each word's row among the word vectors, -1 for none.</param>
    /// <param name="top">The net's last layer for them.</param>
    void Read(Sentence s, int first, int length, Net net, ReadOnlySpan<int> vectors, float* top);
}
