namespace Demarche.Forecasting.Following;

/// <summary>
/// How ready each state is to act at all, as survival analysis tells it: acts it did in other cascades over those expected of it, every state at risk having
/// the same share of each act. Both fade with time, so that one half-life tells what a state does of late and another what it is like.
/// </summary>
sealed class Frailty
{
    /// <summary>Half-lives in days.</summary>
    public static readonly int[] HalfLives = [270, 1461, 5478];

    /// <summary>Acts, done and expected alike, that everybody is given beforehand.</summary>
    static readonly double[] s_hold = [0.25, 0.5, 1];

    readonly World _world;
    readonly Course[] _courses;

    /// <summary>Lays out the cascades.</summary>
    public Frailty(World world, IReadOnlyList<Timeline> timelines)
    {
        ArgumentNullException.ThrowIfNull(world);
        ArgumentNullException.ThrowIfNull(timelines);
        _world = world;
        _courses = [.. timelines.Select(t => new Course(world, t))];
    }

    /// <summary>Number of features it gives.</summary>
    public static int Count => HalfLives.Length + 1;

    /// <summary>
    /// Logarithm of acts done over acts expected, of every state, by the end of a day: one array for each half-life, and one of the longest in which other
    /// cascades count by how alike their followers are to this one's.
    /// </summary>
    /// <param name="cascade">It and what tells of the same decision is left out.</param>
    /// <param name="day">Evidence ends with this day.</param>
    public float[][] For(Timeline cascade, int day)
    {
        ArgumentNullException.ThrowIfNull(cascade);
        Course[] others = [.. _courses.Where(c => c.Of.Cascade.Kind.Side == cascade.Cascade.Kind.Side && !c.Of.Cascade.TellsOf(cascade.Cascade))];
        var likeness = Array.ConvertAll(others, c => 0.05 + Math.Max(0, Likeness(cascade.MovedOn, c.Of.MovedOn, day)));
        return [.. HalfLives.Select((_, h) => Of(others, day, h, null, s_hold[h])), Of(others, day, HalfLives.Length - 1, likeness, 0.25)];
    }

    float[] Of(Course[] others, int day, int half, double[]? weights, double hold)
    {
        var n = _world.Count;
        var (done, expected) = (new double[n], new double[n]);
        for (var c = 0; c < others.Length; c++)
        {
            others[c].Add(day, half, weights is null ? 1 : weights[c], done, expected);
        }

        var now = Course.Growth(day, half);
        var result = new float[n];
        for (var i = 0; i < n; i++)
        {
            result[i] = (float)Math.Log(((done[i] / now) + hold) / ((expected[i] / now) + hold));
        }

        return result;
    }

    /// <summary>Correlation of having moved in one and in the other, over the states that exist.</summary>
    double Likeness(int[] a, int[] b, int day)
    {
        double n = 0, inA = 0, inB = 0, both = 0;
        var on = DateOnly.FromDayNumber(day);
        for (var i = 0; i < a.Length; i++)
        {
            if (_world.Exists(i, on) || a[i] <= day)
            {
                var (x, y) = (a[i] <= day ? 1 : 0, b[i] <= day ? 1 : 0);
                (n, inA, inB, both) = (n + 1, inA + x, inB + y, both + (x * y));
            }
        }

        var under = inA * inB * (n - inA) * (n - inB);
        return under > 0 ? ((n * both) - (inA * inB)) / Math.Sqrt(under) : 0;
    }

    /// <summary>One cascade: at each day of an act the share that acted of those who could, summed with weights that grow with time.</summary>
    sealed class Course
    {
        /// <summary>Weights are counted from here: 1990-01-01.</summary>
        const int Origin = 726467;

        readonly int[] _days;
        readonly double[][] _sums;
        readonly double[][] _before;
        readonly double[][] _done;
        readonly double[][] _expected;

        public Course(World world, Timeline of)
        {
            Of = of;
            var n = world.Count;
            _days = [.. of.MovedOn.Where(d => d < int.MaxValue).Distinct().Order()];
            var shares = new double[_days.Length];
            for (var k = 0; k < _days.Length; k++)
            {
                var (open, moved) = (0, 0);
                for (var i = 0; i < n; i++)
                {
                    if (world.States[i].From.DayNumber <= _days[k] && (world.States[i].To is not { } to || _days[k] < to.DayNumber) && of.MovedOn[i] >= _days[k])
                    {
                        open++;
                        moved += of.MovedOn[i] == _days[k] ? 1 : 0;
                    }
                }

                shares[k] = open > 0 ? moved / (double)open : 0;
            }

            _sums = new double[HalfLives.Length][];
            (_before, _done, _expected) = (new double[HalfLives.Length][], new double[HalfLives.Length][], new double[HalfLives.Length][]);
            for (var h = 0; h < HalfLives.Length; h++)
            {
                _sums[h] = new double[_days.Length + 1];
                for (var k = 0; k < _days.Length; k++)
                {
                    _sums[h][k + 1] = _sums[h][k] + (shares[k] * Growth(_days[k], h));
                }

                (_before[h], _done[h], _expected[h]) = (new double[n], new double[n], new double[n]);
                for (var i = 0; i < n; i++)
                {
                    _before[h][i] = _sums[h][Place(world.States[i].From.DayNumber - 1)];
                    if (of.MovedOn[i] < int.MaxValue)
                    {
                        _done[h][i] = Growth(of.MovedOn[i], h);
                        _expected[h][i] = Math.Max(0, _sums[h][Place(of.MovedOn[i])] - _before[h][i]);
                    }
                }
            }
        }

        public Timeline Of { get; }

        public static double Growth(int day, int half) => Math.Pow(2, (day - Origin) / (double)HalfLives[half]);

        public void Add(int day, int half, double weight, double[] done, double[] expected)
        {
            var place = Place(day);
            if (place == 0)
            {
                return;
            }

            var (sums, before) = (_sums[half], _before[half]);
            var now = sums[place];
            for (var i = 0; i < done.Length; i++)
            {
                if (Of.MovedOn[i] > day)
                {
                    expected[i] += weight * Math.Max(0, now - before[i]);
                }
                else
                {
                    done[i] += weight * _done[half][i];
                    expected[i] += weight * _expected[half][i];
                }
            }
        }

        /// <summary>Days of acts up to a day.</summary>
        int Place(int day)
        {
            var at = Array.BinarySearch(_days, day);
            return at >= 0 ? at + 1 : ~at;
        }
    }
}
