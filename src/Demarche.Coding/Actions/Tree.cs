using Demarche.Language;

namespace Demarche.Coding.Actions;

/// <summary>A sentence's dependency tree laid out for walking: children in order, relations as numbers, lower-case lemmas. Reused from sentence to sentence.</summary>
sealed class Tree
{
    int[] _first = [];
    int[] _next = [];
    int[] _last = [];
    int[] _head = [];
    Rel[] _rel = [];
    string[] _lemma = [];
    ulong[] _classes = [];
    bool[] _classed = [];
    bool[] _verbal = [];
    WordClasses _words = null!;

    public Sentence Sentence { get; private set; } = null!;

    public int Count { get; private set; }

    /// <summary>Classes of words that only measure or bundle what follows their "of".</summary>
    public ulong Containers => _words.Containers;

    /// <summary>Classes of words that tell when: "on Tuesday" is no party.</summary>
    public ulong Times => _words.Times;

    /// <summary>True for a verb that is never without its object, so that "Mayor jailed in Odessa" is a passive.</summary>
    public bool NeedsObject(int i) => (Classes(i) & _words.Transitives) != 0;

    /// <summary>True for a verb of harm that tells what an act led to ("…, killing nine").</summary>
    public bool IsResult(int i) => (Classes(i) & _words.Results) != 0;

    /// <summary>True when the sentence speaks of attacks, bombs or fighting.</summary>
    public bool IsHostile
    {
        get
        {
            for (var i = 0; i < Count; i++)
            {
                if ((Classes(i) & _words.Hostile) != 0)
                {
                    return true;
                }
            }

            return false;
        }
    }

    public void Load(Sentence s, WordClasses words, Inflections forms)
    {
        Sentence = s;
        _words = words;
        var n = Count = s.Count;
        if (_first.Length < n)
        {
            var size = Math.Max(64, n * 2);
            _first = new int[size];
            _next = new int[size];
            _last = new int[size];
            _head = new int[size];
            _rel = new Rel[size];
            _lemma = new string[size];
            _classes = new ulong[size];
            _classed = new bool[size];
            _verbal = new bool[size];
        }

        for (var i = 0; i < n; i++)
        {
            _first[i] = _next[i] = _last[i] = -1;
            _head[i] = s.Head(i);
            _rel[i] = Relations.Of(s.Relation(i));
            var lemma = Lower(s.Lemma(i).Length > 0 ? s.Lemma(i) : s.Word(i));
            if (s.Upos(i) is Language.Upos.VERB or Language.Upos.NOUN or Language.Upos.PROPN or Language.Upos.ADJ)
            {
                lemma = forms.Lemma(lemma, s, i, s.Upos(i) == Language.Upos.VERB);
            }

            _lemma[i] = lemma;
            _classed[i] = false;
        }

        Mend(n);
        for (var i = 0; i < n; i++)
        {
            var h = _head[i];
            if (h < 0 || h >= n || h == i)
            {
                _head[i] = -1;
                continue;
            }

            if (_first[h] < 0)
            {
                _first[h] = i;
            }
            else
            {
                _next[_last[h]] = i;
            }

            _last[h] = i;
        }

        // A verb read as a noun ("Minister quits") shows itself by its subject.
        for (var i = 0; i < n; i++)
        {
            _verbal[i] = s.Upos(i) == Language.Upos.VERB;
            if (s.Upos(i) == Language.Upos.NOUN && _rel[i] is Actions.Rel.Root or Actions.Rel.Parataxis or Actions.Rel.Ccomp or Actions.Rel.Conj
                && Child(i, Actions.Rel.Nsubj) >= 0 && Child(i, Actions.Rel.Cop) < 0 && Child(i, Actions.Rel.Det) < 0
                && forms.VerbOf(Lower(s.Word(i))) is { } verb)
            {
                (_verbal[i], _lemma[i]) = (true, verb);
            }
        }
    }

    /// <summary>
    /// "Prime Minister of Tunisia Ali Larayedh steps down" with the title hung to the verb as to a name, "police arrest 24 journalists" with the
    /// verb read as a noun that has an object: what stands before is the subject.
    /// </summary>
    void GiveSubject(int n)
    {
        for (var v = 1; v < n; v++)
        {
            var finite = Sentence.Xpos(v) is "VBZ" or "VBP" or "VBD";
            if (!finite && !(Sentence.Upos(v) == Language.Upos.NOUN && _rel[v] == Actions.Rel.Root))
            {
                continue;
            }

            var (before, hasObject) = (-1, false);
            for (var i = 0; i < n && before > -2; i++)
            {
                if (_head[i] != v)
                {
                    continue;
                }

                hasObject |= _rel[i] == Actions.Rel.Obj && i > v;
                before = _rel[i] is Actions.Rel.Nsubj or Actions.Rel.NsubjPass or Actions.Rel.Cop or Actions.Rel.Det || (_rel[i] == Actions.Rel.Csubj) ? -2
                    : i < v && _rel[i] is Actions.Rel.NmodBare or Actions.Rel.Compound && Sentence.Upos(i) is Language.Upos.NOUN or Language.Upos.PROPN ? i : before;
            }

            if (before >= 0 && (finite || hasObject))
            {
                _rel[before] = Actions.Rel.Nsubj;
            }
        }
    }

    /// <summary>True for a verb, and for a noun that stands as one.</summary>
    public bool IsVerbal(int i) => _verbal[i];

    // A finite verb with a subject of its own hung before the noun it governs ("Canada imposed sanctions"): the verb takes the noun's place.
    void Mend(int n)
    {
        GiveSubject(n);

        // "Students protested" read as a noun with a clause behind it: a finite verb is no such clause.
        for (var i = 1; i < n; i++)
        {
            var h = _head[i];
            if (_rel[i] == Actions.Rel.Acl && h >= 0 && h < i && (Sentence.Xpos(i) is "VBD" or "VBZ" or "VBP" || (Sentence.Xpos(i) == "VBN" && IsOnlyVerb(i))) && _head[h] < 0 && Sentence.Upos(h) is Language.Upos.NOUN or Language.Upos.PROPN)
            {
                (_head[i], _rel[i], _head[h], _rel[h]) = (-1, Actions.Rel.Root, i, Actions.Rel.Nsubj);
                for (var j = i + 1; j < n; j++)
                {
                    _head[j] = _head[j] == h ? i : _head[j];
                }

                break;
            }
        }

        // "the decision, taken on Sunday, to leave": what was decided hangs on the decision.
        for (var v = 3; v < n; v++)
        {
            var told = _head[v];
            if (_rel[v] == Actions.Rel.Advcl && told >= 0 && told < v && _rel[told] == Actions.Rel.Acl && _lemma[v - 1] == "to" && Sentence.Form(v - 2) is ","
                && (_lemma[told - 1] == "," ? told - 2 : _head[told]) is >= 0 and var noun && _lemma[noun] is "decision" or "plan" or "order" or "promise" or "threat" or "refusal" or "demand" or "pledge" or "vow" or "offer")
            {
                (_head[v], _rel[v]) = (noun, Actions.Rel.Acl);
            }
        }

        // "handed over the captive", the particle read as a preposition.
        for (var i = 1; i + 1 < n; i++)
        {
            var h = _head[i];
            if (_rel[i] == Actions.Rel.Case && _lemma[i] == "over" && h > i && _rel[h] == Actions.Rel.Obl && _head[h] == i - 1 && _lemma[i - 1] is "hand" or "turn")
            {
                (_rel[h], _head[i], _rel[i]) = (Actions.Rel.Obj, i - 1, Actions.Rel.Particle);
            }
        }

        for (var i = 1; i + 1 < n; i++)
        {
            var h = _head[i];
            if (_rel[i] is not (Actions.Rel.Amod or Actions.Rel.Compound) || h <= i || h >= n || Sentence.Xpos(i) is not ("VBD" or "VBZ" or "VBP" or "VBN"))
            {
                continue;
            }

            var subject = -1;
            for (var j = 0; j < i; j++)
            {
                if (_rel[j] == Actions.Rel.Nsubj && (_head[j] == i || _head[j] == h))
                {
                    subject = j;
                }
            }

            if (subject < 0)
            {
                continue;
            }

            (_head[i], _rel[i]) = (_head[h], _rel[h]);
            (_head[h], _rel[h]) = (i, Actions.Rel.Obj);
            for (var j = 0; j < n; j++)
            {
                if (_head[j] == h && (_rel[j] is Actions.Rel.Nsubj or Actions.Rel.Punct or Actions.Rel.Parataxis || (_rel[j] == Actions.Rel.Conj && Sentence.Upos(j) == Language.Upos.VERB) || (_rel[j] == Actions.Rel.Obl)))
                {
                    _head[j] = i;
                }
            }
        }
    }

    // No other verb can be the sentence's own.
    bool IsOnlyVerb(int verb)
    {
        for (var i = 0; i < Count; i++)
        {
            if (i != verb && Sentence.Xpos(i) is "VBD" or "VBZ" or "VBP" or "MD" or "VBN")
            {
                return false;
            }
        }

        return Sentence.Upos(Count - 1) == Language.Upos.PUNCT;
    }

    public int First(int i) => _first[i];

    public int Next(int i) => _next[i];

    public int Head(int i) => _head[i];

    public Rel Rel(int i) => _rel[i];

    public string Lemma(int i) => _lemma[i];

    public Upos Upos(int i) => Sentence.Upos(i);

    public string Xpos(int i) => Sentence.Xpos(i);

    public bool IsNominal(int i) => Sentence.Upos(i) is Language.Upos.NOUN or Language.Upos.PROPN or Language.Upos.PRON or Language.Upos.NUM or Language.Upos.SYM or Language.Upos.X;

    public bool IsCapitalised(int i) => char.IsUpper(Sentence.Form(i)[0]);

    /// <summary>First child with the relation, or -1.</summary>
    public int Child(int i, Rel rel)
    {
        for (var c = _first[i]; c >= 0; c = _next[c])
        {
            if (_rel[c] == rel)
            {
                return c;
            }
        }

        return -1;
    }

    /// <summary>Whose a noun is; -1 when nobody's. A time is no owner: "Sunday's attack", "last week's closure".</summary>
    public int Possessor(int i)
    {
        for (var c = _first[i]; c >= 0; c = _next[c])
        {
            if (_rel[c] == Actions.Rel.NmodPoss && ((Classes(c) & Times) == 0 || _lemma[c] == "front"))
            {
                return c;
            }
        }

        return -1;
    }

    /// <summary>True for a noun with a day of its own: "Sunday's attack", "a week after the bombing". What it names is known to have happened.</summary>
    public bool HasOwnDay(int noun)
    {
        for (var c = _first[noun]; c >= 0; c = _next[c])
        {
            if ((_rel[c] == Actions.Rel.NmodPoss && (Classes(c) & Times) != 0) || (_rel[c] == Actions.Rel.Case && _lemma[c] == "after" && c > 0 && (Classes(c - 1) & Times) != 0))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>True when the token has a case marker, or a clause marker, with this lemma. A phrase of several words ("because of") is written with blanks.</summary>
    public bool HasCase(int i, string preposition)
    {
        for (var c = _first[i]; c >= 0; c = _next[c])
        {
            if ((_rel[c] is Actions.Rel.Case or Actions.Rel.Mark) && SameMarker(c, preposition))
            {
                return true;
            }
        }

        return false;
    }

    bool SameMarker(int c, string preposition)
    {
        var blank = preposition.IndexOf(' ');
        if (blank < 0)
        {
            return _lemma[c] == preposition;
        }

        return preposition.AsSpan(0, blank).SequenceEqual(_lemma[c])
            && c + 1 < Count && preposition.AsSpan(blank + 1).StartsWith(_lemma[c + 1]);
    }

    /// <summary>Word classes of a token, as bits.</summary>
    public ulong Classes(int i)
    {
        if (!_classed[i])
        {
            _classes[i] = _words.Of(this, i);
            _classed[i] = true;
        }

        return _classes[i];
    }

    /// <summary>True when <paramref name="i"/> is <paramref name="top"/> or stands below it.</summary>
    public bool Inside(int i, int top)
    {
        for (var steps = 0; i >= 0 && steps <= Count; steps++)
        {
            if (i == top)
            {
                return true;
            }

            i = _head[i];
        }

        return false;
    }

    public static string Lower(string s)
    {
        foreach (var ch in s)
        {
            if (ch is >= 'A' and <= 'Z' || ch > 127)
            {
                return s.ToLowerInvariant();
            }
        }

        return s;
    }
}
