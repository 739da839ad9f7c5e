namespace Demarche.Forecasting.History;

/// <summary>
/// The running state of a history: every fact stands in it twice, as told (s, r, o) and turned round (o, r + R, s), so that both
/// questions are one. Chains run from the newest fact of a key to the one before. Not thread-safe while adding; free for many readers in between.
/// </summary>
sealed class Memory
{
    int[] _day = new int[4096];

    public Memory(int entities, int relations, Kinds kinds)
    {
        Entities = entities;
        Relations = relations * 2;
        Kinds = kinds;
        HeadOfSource = new int[entities];
        Array.Fill(HeadOfSource, -1);
        Entity = new Tally[entities];
        Relation = new Tally[Relations];
        AnswersOf = new List<int>[Relations];
        RepeatedTriple = new float[Relations];
        RepeatedPair = new float[Relations];
        for (var r = 0; r < Relations; r++)
        {
            AnswersOf[r] = [];
        }
    }

    /// <summary>Number of entities.</summary>
    public int Entities { get; }

    /// <summary>Number of relations, turned ones included.</summary>
    public int Relations { get; }

    public Kinds Kinds { get; }

    /// <summary>Facts in the log, turned ones included.</summary>
    public int Count { get; private set; }

    /// <summary>The last day added; <see cref="int.MinValue"/> at first.</summary>
    public int LastDay { get; private set; } = int.MinValue;

    public int[] Source = new int[4096];
    public int[] Rel = new int[4096];
    public int[] Target = new int[4096];
    public int[] BeforeOfSource = new int[4096];
    public int[] BeforeOfAsked = new int[4096];
    public int[] BeforeOfCountry = new int[4096];
    public int[] BeforeOfRole = new int[4096];
    public int[] TripleOf = new int[4096];
    public int[] PairOf = new int[4096];
    public int[] HeadOfSource;
    public Tally[] Entity;
    public Tally[] Relation;
    public float[] RepeatedTriple;
    public float[] RepeatedPair;

    /// <summary>Targets ever seen with a relation, in order of first appearance.</summary>
    public List<int>[] AnswersOf;

    public TallyTable Triple { get; } = new();

    public TallyTable Pair { get; } = new();

    public TallyTable Asked { get; } = new();

    public TallyTable CountryAsked { get; } = new();

    public TallyTable RoleAsked { get; } = new();

    public TallyTable CountryTriple { get; } = new();

    public TallyTable RoleTriple { get; } = new();

    public TallyTable AskedCountry { get; } = new();

    public TallyTable AskedRole { get; } = new();

    public TallyTable SourceCountry { get; } = new();

    public TallyTable CountryCountry { get; } = new();

    int[] _headOfAsked = new int[512];
    int[] _distinctOfAsked = new int[512];
    int[] _headOfCountry = new int[512];
    int[] _headOfRole = new int[512];

    public int[] Day => _day;

    /// <summary>The relation turned round.</summary>
    public int Turn(int r) => r < Relations / 2 ? r + (Relations / 2) : r - (Relations / 2);

    public long TripleKey(int s, int r, int o) => ((((long)s * Relations) + r) * Entities) + o;

    public long PairKey(int s, int o) => ((long)s * Entities) + o;

    public long AskedKey(int s, int r) => ((long)s * Relations) + r;

    public long KindTripleKey(int kind, int r, int o) => ((((long)kind * Relations) + r) * Entities) + o;

    public long AskedKindKey(int s, int r, int kind) => ((((long)s * Relations) + r) << 20) + kind;

    public long SourceKindKey(int s, int kind) => ((long)s << 20) + kind;

    public long KindsKey(int c, int r, int d) => ((((long)c * Relations) + r) << 20) + d;

    /// <summary>Newest fact of (s, r, ·), or -1.</summary>
    public int HeadOfAsked(int s, int r)
    {
        var slot = Asked.Find(AskedKey(s, r));
        return slot < 0 ? -1 : _headOfAsked[slot];
    }

    /// <summary>Number of different answers (s, r, ·) has had.</summary>
    public int DistinctAnswers(int s, int r)
    {
        var slot = Asked.Find(AskedKey(s, r));
        return slot < 0 ? 0 : _distinctOfAsked[slot];
    }

    /// <summary>Newest fact of r by any entity of a country, or -1.</summary>
    public int HeadOfCountry(int country, int r)
    {
        var slot = CountryAsked.Find(AskedKey(country, r));
        return slot < 0 ? -1 : _headOfCountry[slot];
    }

    /// <summary>Newest fact of r by any entity of a role, or -1.</summary>
    public int HeadOfRole(int role, int r)
    {
        var slot = RoleAsked.Find(AskedKey(role, r));
        return slot < 0 ? -1 : _headOfRole[slot];
    }

    /// <summary>Adds the facts of one day, later than all before, each counted once.</summary>
    public void Add(int day, ReadOnlySpan<Quadruple> facts)
    {
        if (day <= LastDay)
        {
            throw new ArgumentException($"Day {day} is not after {LastDay}, the last day of the history; facts are added in order of time.", nameof(day));
        }

        foreach (var f in facts)
        {
            Add(f.Source, f.Relation, f.Target, day);
            Add(f.Target, f.Relation + (Relations / 2), f.Source, day);
        }

        LastDay = day;
    }

    void Add(int s, int r, int o, int day)
    {
        if (Count == _day.Length)
        {
            Grow();
        }

        var i = Count++;
        Source[i] = s;
        Rel[i] = r;
        Target[i] = o;
        _day[i] = day;
        BeforeOfSource[i] = HeadOfSource[s];
        HeadOfSource[s] = i;
        Entity[s].Add(day);
        Relation[r].Add(day);

        var pair = Pair.FindOrAdd(PairKey(s, o));
        var triple = Triple.FindOrAdd(TripleKey(s, r, o));
        PairOf[i] = pair;
        TripleOf[i] = triple;
        RepeatedTriple[r] += 0.01f * ((Triple[triple].Count > 0 ? 1 : 0) - RepeatedTriple[r]);
        RepeatedPair[r] += 0.01f * ((Pair[pair].Count > 0 ? 1 : 0) - RepeatedPair[r]);

        var asked = Asked.Add(AskedKey(s, r), day);
        Fit(ref _headOfAsked, asked);
        Fit(ref _distinctOfAsked, asked);
        BeforeOfAsked[i] = Asked[asked].Count == 1 ? -1 : _headOfAsked[asked];
        _headOfAsked[asked] = i;
        if (Triple[triple].Count == 0)
        {
            _distinctOfAsked[asked]++;
        }

        if (Asked[asked].Count == 1)
        {
            // The first time s appears with r it becomes an answer of the turned relation.
            AnswersOf[Turn(r)].Add(s);
        }

        Pair[pair].Add(day);
        Triple[triple].Add(day);

        int country = Kinds.Country[s], role = Kinds.Role[s], countryOfTarget = Kinds.Country[o], roleOfTarget = Kinds.Role[o];
        BeforeOfCountry[i] = BeforeOfRole[i] = -1;
        if (country != 0)
        {
            CountryTriple.Add(KindTripleKey(country, r, o), day);
            var slot = CountryAsked.Add(AskedKey(country, r), day);
            Fit(ref _headOfCountry, slot);
            BeforeOfCountry[i] = CountryAsked[slot].Count == 1 ? -1 : _headOfCountry[slot];
            _headOfCountry[slot] = i;
        }

        if (role != 0)
        {
            RoleTriple.Add(KindTripleKey(role, r, o), day);
            var slot = RoleAsked.Add(AskedKey(role, r), day);
            Fit(ref _headOfRole, slot);
            BeforeOfRole[i] = RoleAsked[slot].Count == 1 ? -1 : _headOfRole[slot];
            _headOfRole[slot] = i;
        }

        if (countryOfTarget != 0)
        {
            AskedCountry.Add(AskedKindKey(s, r, countryOfTarget), day);
            SourceCountry.Add(SourceKindKey(s, countryOfTarget), day);
            if (country != 0)
            {
                CountryCountry.Add(KindsKey(country, r, countryOfTarget), day);
            }
        }

        if (roleOfTarget != 0)
        {
            AskedRole.Add(AskedKindKey(s, r, roleOfTarget), day);
        }
    }

    static void Fit(ref int[] array, int slot)
    {
        if (slot >= array.Length)
        {
            Array.Resize(ref array, array.Length * 2);
        }
    }

    void Grow()
    {
        var size = Count * 2;
        Array.Resize(ref Source, size);
        Array.Resize(ref Rel, size);
        Array.Resize(ref Target, size);
        Array.Resize(ref _day, size);
        Array.Resize(ref BeforeOfSource, size);
        Array.Resize(ref BeforeOfAsked, size);
        Array.Resize(ref BeforeOfCountry, size);
        Array.Resize(ref BeforeOfRole, size);
        Array.Resize(ref TripleOf, size);
        Array.Resize(ref PairOf, size);
    }
}
