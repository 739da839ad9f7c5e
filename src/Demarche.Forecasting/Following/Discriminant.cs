namespace Demarche.Forecasting.Following;

/// <summary>Do a state's votes look like those of the followers, or of the others? A shrunken linear discriminant in two dimensions.</summary>
readonly struct Discriminant
{
    readonly YearTies _ties;
    readonly (float X, float Y) _followers;
    readonly (float X, float Y) _others;
    readonly float _variance;
    readonly float _trust;

    public Discriminant(YearTies ties, float[] moved, float[] exists)
    {
        _ties = ties;
        float fx = 0, fy = 0, ox = 0, oy = 0, nf = 0, no = 0, ss = 0;
        for (var i = 0; i < moved.Length; i++)
        {
            if (exists[i] == 0 || ties.Votes[i] is not { } v)
            {
                continue;
            }

            (fx, fy, nf) = moved[i] > 0 ? (fx + v.X, fy + v.Y, nf + 1) : (fx, fy, nf);
            (ox, oy, no) = moved[i] > 0 ? (ox, oy, no) : (ox + v.X, oy + v.Y, no + 1);
            ss += (v.X * v.X) + (v.Y * v.Y);
        }

        var n = nf + no;
        var mean = n > 0 ? ((fx + ox) / n, (fy + oy) / n) : (0f, 0f);
        _variance = n > 0 ? Math.Max(0.02f, (ss / n) - (mean.Item1 * mean.Item1) - (mean.Item2 * mean.Item2)) : 1;
        _followers = nf > 0 ? (fx / nf, fy / nf) : mean;
        _others = no > 0 ? (ox / no, oy / no) : mean;
        _trust = nf / (nf + 5);
    }

    public float Of(int state)
    {
        if (_ties.Votes[state] is not { } v)
        {
            return 0;
        }

        static float Square((float X, float Y) a, (float X, float Y) b) => ((a.X - b.X) * (a.X - b.X)) + ((a.Y - b.Y) * (a.Y - b.Y));
        return _trust * (Square(v, _others) - Square(v, _followers)) / _variance;
    }
}
