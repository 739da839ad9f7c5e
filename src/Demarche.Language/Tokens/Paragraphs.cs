using System.Text;

namespace Demarche.Language;

/// <summary>Reads a text in pieces that end at blank lines, so that no sentence is cut and memory stays bounded.</summary>
static class Paragraphs
{
    /// <summary>A piece is given out at the first blank line after so many UTF-16 code units.</summary>
    internal const int Enough = 1 << 14;

    /// <summary>A run without a blank line is cut at the end of a line or of a word after so many, and anywhere after twice as many.</summary>
    internal const int Most = 1 << 20;

    /// <summary>The pieces of a text; together they are the text.</summary>
    internal static IEnumerable<string> Read(TextReader reader)
    {
        var held = new StringBuilder();
        var buffer = new char[1 << 14];
        var blank = true;
        int got;
        while ((got = reader.Read(buffer, 0, buffer.Length)) > 0)
        {
            var from = 0;
            for (var i = 0; i < got; i++)
            {
                var c = buffer[i];
                var length = held.Length + i - from;
                var ends = (c == '\n' && ((blank && length >= Enough) || length >= Most)) || (length >= Most && char.IsWhiteSpace(c)) || (length >= 2 * Most && !char.IsHighSurrogate(c));
                blank = c == '\n' || (blank && char.IsWhiteSpace(c));
                if (ends)
                {
                    held.Append(buffer, from, i + 1 - from);
                    from = i + 1;
                    yield return held.ToString();
                    held.Clear();
                }
            }

            held.Append(buffer, from, got - from);
        }

        if (held.Length > 0)
        {
            yield return held.ToString();
        }
    }
}
