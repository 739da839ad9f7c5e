namespace Demarche.Forecasting.Following;

/// <summary>What each state had already done toward the object in other cascades: steps of the ladder, acts of the other side, what it could undo.</summary>
sealed class Ladder
{
    readonly float[] _same;
    readonly float[] _other;
    readonly float[] _holds;
    readonly float[] _undone;
    readonly float[] _against;
    readonly float[] _wave;
    readonly bool _poolKnown;

    public Ladder(World world, Objects objects, IReadOnlyList<Timeline> others, Cascade cascade, int day)
    {
        var n = world.Count;
        (_same, _other, _holds, _undone, _against, _wave) = (new float[n], new float[n], new float[n], new float[n], new float[n], new float[n]);
        var with = objects.With(cascade.ObjectId);
        var against = objects.Against(cascade.ObjectId, cascade.Kind);
        foreach (var t in others)
        {
            var other = t.Cascade;
            if (other.TellsOf(cascade))
            {
                continue;
            }

            var wave = other.Kind.Group == cascade.Kind.Group && other.ObjectId == cascade.ObjectId;

            var same = other.ObjectId == cascade.ObjectId;
            var near = same || (with is not null && objects.With(other.ObjectId) == with);
            var opposed = against.Contains(other.ObjectId) || (objects.With(other.ObjectId) is { } behind && against.Contains(behind));
            if (!near && !opposed)
            {
                continue;
            }

            // Leaving a recognition takes having given one; changing sides takes having stood on the other.
            var undoes = (same && cascade.Kind.Reverses.Contains(other.Kind.Group)) || (opposed && cascade.Kind.Group == "switch_recognition" && other.Kind.Group is "recognise_government" or "recognise_state");
            _poolKnown |= undoes;
            var undone = same && other.Kind.Reverses.Contains(cascade.Kind.Group);
            for (var i = 0; i < n; i++)
            {
                if (t.MovedOn[i] > day)
                {
                    continue;
                }

                Last = Math.Max(Last, t.MovedOn[i]);
                // A step counts in full for two years and fades to half of itself.
                var worth = (float)(other.Kind.Rung * (0.5 + (0.5 * Math.Exp(-(day - t.MovedOn[i]) / 1461.0))) * (same ? 1 : 0.6));
                if (wave)
                {
                    _wave[i] = 1;
                }
                else if (undoes)
                {
                    _holds[i] = 1;
                }
                else if (undone)
                {
                    _undone[i] = 1;
                }
                else if (near && other.Kind.Side == cascade.Kind.Side)
                {
                    _same[i] = Math.Max(_same[i], worth);
                }
                else if (near)
                {
                    _other[i] = Math.Max(_other[i], worth);
                }
                else
                {
                    _against[i] += other.Kind.Side * worth * cascade.Kind.Side;
                }
            }
        }
    }

    /// <summary>Day number of the latest act looked at.</summary>
    public int Last { get; } = int.MinValue;

    /// <summary>Writes the features of one state.</summary>
    /// <returns>The place after them.</returns>
    public int Write(Span<float> row, int at, int state)
    {
        row[at] = _same[state];
        row[at + 1] = _other[state];
        row[at + 2] = _holds[state];
        row[at + 3] = _poolKnown && _holds[state] == 0 ? 1 : 0;
        row[at + 4] = _undone[state];
        row[at + 5] = _against[state];
        row[at + 6] = _wave[state];
        return at + 7;
    }
}
