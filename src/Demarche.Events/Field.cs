namespace Demarche;

/// <summary>Which of the two texts of an article an offset points into. Sentence 0 is the title; the text's sentences count from 1.</summary>
public enum Field
{
    /// <summary>The body, <see cref="Article.Text"/>.</summary>
    Text,

    /// <summary>The headline, <see cref="Article.Title"/>.</summary>
    Title,
}
