using Demarche.Language.Model;

namespace Demarche.Language.Entities;

/// <summary>
/// What the tagger sees of each word: rows of one hashed table, for the word, its neighbours, their tags, shapes, classes, and the names they
/// are part of. Filled sentence by sentence, reused.
/// </summary>
sealed class EntityFeatures(NameTable table)
{
    /// <summary>Rows of the hashed table.</summary>
    public const int Rows = 1 << 18;

    /// <summary>Rows a word looks up at most.</summary>
    public const int Most = 48;

    readonly SeenWords _seen = new();
    readonly WordFacts[] _facts = new WordFacts[SeenWords.Count];
    WordFacts[] _ends = new WordFacts[64];
    ulong[] _words = new ulong[64];
    ulong[] _shapes = new ulong[64];
    ulong[] _tags = new ulong[64];
    ulong[] _suffixes = new ulong[64];
    int[] _classes = new int[64];
    NameKinds[] _inside = new NameKinds[64];
    NameKinds[] _first = new NameKinds[64];
    NameKinds[] _single = new NameKinds[64];
    int _count;

    /// <summary>Numbers that tell what listed names a word may be part of.</summary>
    public const int Marks = 16;

    int _from;

    /// <summary>Looks at words of a sentence that has its tags; words count from the first of them.</summary>
    public void Read(Sentence s, int first, int length)
    {
        (_from, _count) = (first, length);
        if (_count > _words.Length)
        {
            var n = Math.Max(_count, _words.Length * 2);
            (_words, _shapes, _tags, _suffixes) = (new ulong[n], new ulong[n], new ulong[n], new ulong[n]);
            (_classes, _inside, _first, _single) = (new int[n], new NameKinds[n], new NameKinds[n], new NameKinds[n]);
            _ends = new WordFacts[n];
        }

        _seen.Begin();
        for (var i = 0; i < _count; i++)
        {
            var facts = FactsOf(s.Form(first + i));
            _ends[i] = facts;
            _words[i] = facts.Word;
            _shapes[i] = facts.Shape;
            _tags[i] = NameTable.Hash(s.Xpos(first + i));
            _suffixes[i] = facts.Last3;
            _classes[i] = facts.Class;
            _inside[i] = _first[i] = NameKinds.None;
            _single[i] = facts.Single;
        }

        for (var i = 0; i < _count; i++)
        {
            if (!char.IsLower(s.Form(first + i)[0]) || s.Xpos(first + i).StartsWith("NNP", StringComparison.Ordinal))
            {
                Mark(i);
            }
        }
    }

    /// <summary>What the letters of a word alone tell; kept for words seen before.</summary>
    WordFacts FactsOf(ReadOnlySpan<char> form)
    {
        var place = _seen.Find(form, out var known);
        if (known)
        {
            return _facts[place];
        }

        var word = NameTable.Hash(form);
        var facts = new WordFacts(
            word,
            Shape(form),
            NameTable.Hash(form[..Math.Min(3, form.Length)]),
            NameTable.Hash(form[..Math.Min(2, form.Length)]),
            NameTable.Hash(form[^Math.Min(4, form.Length)..]),
            NameTable.Hash(form[^Math.Min(3, form.Length)..]),
            NameTable.Hash(form[^Math.Min(2, form.Length)..]),
            table.ClassOf(word),
            table.Find(NameTable.Join(0, word)));
        if (place >= 0)
        {
            _facts[place] = facts;
        }

        return facts;
    }

    /// <summary>Marks the longest listed name that begins at a word.</summary>
    void Mark(int i)
    {
        var name = 0UL;
        var (end, kinds) = (i, NameKinds.None);
        for (var k = i; k < Math.Min(_count, i + NameTable.Longest); k++)
        {
            name = NameTable.Join(name, _words[k]);
            if (table.Find(name) is not NameKinds.None and var found && (found & (NameKinds)15) != NameKinds.None)
            {
                (end, kinds) = (k + 1, found & (NameKinds)15);
            }
        }

        if (end == i)
        {
            return;
        }

        _first[i] |= kinds;
        for (var k = i + 1; k < end; k++)
        {
            _inside[k] |= kinds;
        }
    }

    /// <summary>Rows of a word; returns how many.</summary>
    public int Fill(Sentence s, int i, Span<int> rows)
    {
        var n = 0;
        ref var ends = ref _ends[i];
        for (var d = -2; d <= 2; d++)
        {
            var k = i + d;
            rows[n++] = Row(d + 10, At(_words, k));
            rows[n++] = Row(d + 20, At(_tags, k));
            rows[n++] = Row(d + 30, k >= 0 && k < _count ? (ulong)(_classes[k] >> 6) + 1 : 0);
        }

        for (var d = -1; d <= 1; d++)
        {
            var k = i + d;
            rows[n++] = Row(d + 40, At(_shapes, k));
            rows[n++] = Row(d + 50, Names(k));
            rows[n++] = Row(d + 60, k >= 0 && k < _count ? (ulong)_classes[k] + 1 : 0);
        }

        rows[n++] = Row(70, At(_words, i - 1), At(_words, i));
        rows[n++] = Row(71, At(_words, i), At(_words, i + 1));
        rows[n++] = Row(72, At(_shapes, i - 1), At(_shapes, i));
        rows[n++] = Row(73, At(_shapes, i), At(_shapes, i + 1));
        rows[n++] = Row(74, Names(i), At(_shapes, i));
        rows[n++] = Row(75, Names(i), Names(i + 1));
        rows[n++] = Row(76, Names(i - 1), Names(i));
        rows[n++] = Row(77, At(_tags, i - 1), At(_tags, i));
        rows[n++] = Row(78, At(_tags, i), At(_tags, i + 1));
        rows[n++] = Row(79, ends.First3);
        rows[n++] = Row(80, ends.First2);
        rows[n++] = Row(81, _suffixes[i]);
        rows[n++] = Row(82, ends.Last4);
        rows[n++] = Row(83, ends.Last2);
        rows[n++] = Row(84, i + 1 < _count ? _suffixes[i + 1] : 0, At(_shapes, i));
        rows[n++] = Row(85, i == 0 ? 1UL : 2UL, At(_shapes, i));
        rows[n++] = Row(86, At(_shapes, i), i > 0 ? (ulong)(_classes[i - 1] >> 6) : 99);
        rows[n++] = Row(87, At(_shapes, i), i + 1 < _count ? (ulong)(_classes[i + 1] >> 6) : 99);
        rows[n++] = Row(88, 0);
        rows[n++] = Row(90, At(_tags, i), (ulong)_single[i] + 1);
        rows[n++] = Row(91, Names(i), At(_words, i - 1));
        rows[n++] = Row(92, At(_shapes, i), At(_words, i - 1));
        rows[n++] = Row(93, At(_shapes, i), At(_words, i + 1));
        rows[n++] = Row(89, At(_words, i), At(_shapes, i));
        return n;
    }

    /// <summary>Marks of listed names: begins one, lies inside one, is one alone.</summary>
    public void Mark(int i, Span<float> to)
    {
        to.Clear();
        if (i < 0 || i >= _count)
        {
            to[Marks - 1] = 1;
            return;
        }

        var bits = (int)_first[i] | ((int)_inside[i] << 4) | ((int)_single[i] << 8);
        for (var b = 0; b < Marks - 1; b++)
        {
            to[b] = (bits >> b) & 1;
        }
    }

    /// <summary>Hashes of a word, its shape and its ends, its class, and what it is as a name of its own.</summary>
    readonly record struct WordFacts(ulong Word, ulong Shape, ulong First3, ulong First2, ulong Last4, ulong Last3, ulong Last2, int Class, NameKinds Single);

    ulong At(ulong[] of, int k) => k >= 0 && k < _count ? of[k] : 17;

    ulong Names(int k) => k >= 0 && k < _count ? 1 + (ulong)_first[k] + ((ulong)_inside[k] << 8) + ((ulong)_single[k] << 16) : 0;

    static ulong Shape(ReadOnlySpan<char> form)
    {
        var hash = 7UL;
        var last = '\0';
        for (var i = 0; i < form.Length && i < 24; i++)
        {
            var c = form[i];
            var kind = char.IsUpper(c) ? 'X' : char.IsLetter(c) ? 'x' : char.IsDigit(c) ? 'd' : c;
            if (kind != last)
            {
                hash = (hash * 0x9e3779b97f4a7c15UL) ^ kind;
            }

            last = kind;
        }

        return (hash * 4) + (ulong)Math.Min(3, form.Length);
    }

    static int Row(int template, ulong a, ulong b = 0)
    {
        var hash = ((ulong)template * 0xff51afd7ed558ccdUL) ^ a;
        hash = (hash ^ (hash >> 31)) * 0xc4ceb9fe1a85ec53UL;
        hash = ((hash ^ (hash >> 29)) + b) * 0x9e3779b97f4a7c15UL;
        return (int)((hash ^ (hash >> 32)) >> 7 & (Rows - 1));
    }
}
