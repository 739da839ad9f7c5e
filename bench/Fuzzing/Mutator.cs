namespace Demarche.Fuzzing;

/// <summary>Spoils bytes the way broken files and hostile pages do: bits, lengths, copies, cuts, pieces of others, and the words that formats give a meaning.</summary>
sealed class Mutator(int seed)
{
    static readonly byte[][] s_words = [.. new[]
    {
        "<", ">", "</", "<!--", "]]>", "<![CDATA[", "&#x110000;", "&amp", "\"", "'", "{", "}", "[", "]", "\\u", "\\ud800", ",", "\t", "\n", "\r\n\r\n", "\0", ":", ";", "--", "0", "-1", "99999999999", "NaN",
        "Content-Length: 5", "WARC/1.0", "PK\u0003\u0004", "1-2", "8.1", "_", "#", "---", "+", "*", "(", ")", "<script>", "<div>", "<time datetime=", "0000-00-00", "9999-12-31", "\ufeff", "😀", "é", ".", ". A", "|",
    }.Select(System.Text.Encoding.UTF8.GetBytes), [0xff], [0xed, 0xa0, 0x80], [0xc3], [0xf4, 0x90, 0x80, 0x80], [0x1f, 0x8b]];

    readonly Random _chance = new(seed);

    /// <summary>A spoiled copy; <paramref name="other"/> lends pieces.</summary>
    internal byte[] Spoil(byte[] bytes, byte[] other, int longest)
    {
        var made = new List<byte>(bytes);
        for (var n = 1 << _chance.Next(6); n > 0; n--)
        {
            var at = _chance.Next(made.Count + 1);
            var length = Math.Min(made.Count - at, 1 << _chance.Next(10));
            switch (_chance.Next(8))
            {
                case 0 when at < made.Count:
                    made[at] ^= (byte)(1 << _chance.Next(8));
                    break;
                case 1 when at < made.Count:
                    made[at] = (byte)_chance.Next(256);
                    break;
                case 2:
                    made.RemoveRange(at, length);
                    break;
                case 3:
                    made.InsertRange(at, made.GetRange(at, length));
                    break;
                case 4 when other.Length > 0:
                    var from = _chance.Next(other.Length);
                    made.InsertRange(at, other[from..Math.Min(other.Length, from + Math.Max(1, length))]);
                    break;
                case 5 when n == 1 && at > 0:
                    made.RemoveRange(at, made.Count - at);
                    break;
                case 6:
                    made.InsertRange(at, Enumerable.Repeat(s_words[_chance.Next(s_words.Length)], 1 << _chance.Next(8)).SelectMany(w => w));
                    break;
                default:
                    made.InsertRange(at, s_words[_chance.Next(s_words.Length)]);
                    break;
            }
        }

        return made.Count > longest ? made.GetRange(0, longest).ToArray() : [.. made];
    }

    internal T Pick<T>(IReadOnlyList<T> of) => of[_chance.Next(of.Count)];
}
