namespace Demarche.Forecasting.Ranking;

/// <summary>What the sources of candidates found for one question: arrays side by side, one place a candidate. One a thread, reused.</summary>
sealed class Gathered(int entities)
{
    readonly int[] _placeOf = new int[entities];
    readonly int[] _stamp = new int[entities];
    int _now;

    public int Count;
    public readonly int[] Entity = new int[entities];
    public readonly int[] TripleSlot = new int[entities];
    public readonly int[] PairSlot = new int[entities];
    public readonly int[] BestRule = new int[entities];
    public readonly float[] RuleMax = new float[entities];
    public readonly float[] RuleSecond = new float[entities];
    public readonly float[] RuleMiss = new float[entities];
    public readonly float[] OwnRule = new float[entities];
    public readonly float[] TwoHop = new float[entities];
    public readonly float[] ThreeHop = new float[entities];
    public readonly float[] Alike = new float[entities];
    public readonly float[] AlikeMost = new float[entities];
    public readonly float[] AlikePair = new float[entities];
    public readonly float[] LikeAnswers = new float[entities];
    public readonly float[] CountryLate = new float[entities];
    public readonly float[] RoleLate = new float[entities];
    public readonly float[] TripleMiddle = new float[entities];
    public readonly float[] PairMiddle = new float[entities];
    public readonly float[] Hand = new float[entities];
    public readonly bool[] BatchOnly = new bool[entities];

    public void Begin()
    {
        _now++;
        Count = 0;
    }

    /// <summary>Place of an entity, or -1 when no source named it.</summary>
    public int Find(int entity) => _stamp[entity] == _now ? _placeOf[entity] : -1;

    /// <summary>Place of an entity, made when missing.</summary>
    public int Place(int entity)
    {
        if (_stamp[entity] == _now)
        {
            return _placeOf[entity];
        }

        _stamp[entity] = _now;
        var c = Count++;
        _placeOf[entity] = c;
        Entity[c] = entity;
        TripleSlot[c] = PairSlot[c] = BestRule[c] = -1;
        RuleMax[c] = RuleSecond[c] = OwnRule[c] = TwoHop[c] = ThreeHop[c] = Alike[c] = AlikeMost[c] = AlikePair[c] = LikeAnswers[c] = CountryLate[c] = RoleLate[c] = TripleMiddle[c] = PairMiddle[c] = Hand[c] = 0;
        RuleMiss[c] = 1;
        BatchOnly[c] = false;
        return c;
    }
}
