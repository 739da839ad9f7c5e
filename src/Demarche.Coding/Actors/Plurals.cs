namespace Demarche.Coding.Actors;

/// <summary>Plurals of the words of data/actors/agents.tsv by rule; irregular ones stand in the table.</summary>
internal static class Plurals
{
    /// <summary>Likely plurals of a word or phrase ("minister of defence" gives "ministers of defence").</summary>
    public static IEnumerable<string> Of(string words)
    {
        var cut = words.IndexOf(" of ", StringComparison.Ordinal);
        if (cut < 0)
        {
            cut = words.IndexOf(" for ", StringComparison.Ordinal);
        }

        if (cut > 0)
        {
            foreach (var p in OfWord(words[..cut]))
            {
                yield return p + words[cut..];
            }

            yield break;
        }

        foreach (var p in OfWord(words))
        {
            yield return p;
        }

        if (words.EndsWith(" general", StringComparison.Ordinal))
        {
            yield return words[..^8] + "s general";
        }
    }

    static IEnumerable<string> OfWord(string word)
    {
        if (word.EndsWith('s') && !word.EndsWith("ss", StringComparison.Ordinal))
        {
            yield break;
        }

        if (word.EndsWith("man", StringComparison.Ordinal) && !word.EndsWith("human", StringComparison.Ordinal) && word != "shaman")
        {
            yield return word[..^2] + "en";
        }
        else if (word.EndsWith("person", StringComparison.Ordinal))
        {
            yield return word[..^6] + "people";
            yield return word + "s";
        }
        else if (word.EndsWith("child", StringComparison.Ordinal))
        {
            yield return word + "ren";
        }
        else if (word.EndsWith("wife", StringComparison.Ordinal) || word.EndsWith("thief", StringComparison.Ordinal))
        {
            yield return (word[^1] == 'e' ? word[..^2] : word[..^1]) + "ves";
        }
        else if (word.Length > 2 && word[^1] == 'y' && !"aeiou".Contains(word[^2], StringComparison.Ordinal))
        {
            yield return word[..^1] + "ies";
        }
        else if (word[^1] is 's' or 'x' or 'z' || word.EndsWith("ch", StringComparison.Ordinal) || word.EndsWith("sh", StringComparison.Ordinal))
        {
            yield return word + "es";
        }
        else
        {
            yield return word + "s";
        }
    }
}
