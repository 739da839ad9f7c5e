namespace Demarche.Language.Model;

/// <summary>Reads what the shared net made of some words, while it is there. Called from many threads.</summary>
unsafe interface IStateReader
{
    /// <summary>Looks at words of a sentence that has its tags and tree.</summary>
    /// <param name="s">The sentence.</param>
    /// <param name="first">First word.</param>
    /// <param name="length">Number of words.</param>
    /// <param name="input">Numbers that describe them, <see cref="WordFeatures.InputWidth"/> a word.</param>
    /// <param name="top">The net's last layer for them.</param>
    void Read(Sentence s, int first, int length, float* input, float* top);
}
