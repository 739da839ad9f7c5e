using System.Numerics;

namespace Demarche.Forecasting.Following;

/// <summary>Builds the features of a cascade at any day, from what was known at its end and from nothing else.</summary>
public sealed class StepBuilder(World world, Objects objects, IReadOnlyList<Timeline> others, Engagement record)
{
    /// <summary>Strength of the prior that kin move like everybody.</summary>
    const float Prior = 1f;

    /// <summary>Keeps ratios of small shares finite.</summary>
    const float Floor = 0.01f;

    readonly Habits _habits = new(world, others);
    readonly Lazy<Frailty> _frailty = new(() => new Frailty(world, [.. others.Where(o => o.Cascade.Family == Family.Treaties)]));

    /// <summary>Number of months between two days, parts of a month included.</summary>
    internal static double Months(int from, int to) => Math.Max(0, to - from) / 30.44;

    /// <summary>Builds one step.</summary>
    /// <param name="timeline">The cascade.</param>
    /// <param name="asOf">Evidence ends with this day.</param>
    /// <param name="habits">Habits for this cascade and year, when the caller keeps them; else they are computed.</param>
    public Step Build(Timeline timeline, DateOnly asOf, HabitsOf? habits = null)
    {
        ArgumentNullException.ThrowIfNull(timeline);
        var cascade = timeline.Cascade;
        var n = world.Count;
        var day = asOf.DayNumber;
        habits ??= HabitsFor(cascade, asOf);
        var ties = world.At(asOf);
        float[] exists = new float[n], moved = new float[n], recent = new float[n];
        var last = int.MinValue;
        int year = 0, quarter = 0, followers = 0;
        List<int> first = [];
        var firstDay = timeline.MovedOn.Min();
        for (var i = 0; i < n; i++)
        {
            exists[i] = world.Exists(i, asOf) ? 1 : 0;
            if (timeline.MovedOn[i] > day)
            {
                continue;
            }

            followers++;
            moved[i] = 1;
            exists[i] = 1;
            last = Math.Max(last, timeline.MovedOn[i]);
            recent[i] = timeline.MovedOn[i] > day - 731 ? 1 : 0;
            year += timeline.MovedOn[i] > day - 366 ? 1 : 0;
            quarter += timeline.MovedOn[i] > day - 92 ? 1 : 0;
            if (timeline.MovedOn[i] <= firstDay + 3 && first.Count < 12)
            {
                first.Add(i);
            }
        }

        var through = new bool[n];
        foreach (var (state, when) in timeline.Unions)
        {
            through[state] |= when <= day;
        }

        var own = world.Find(Objects.Country(cascade.ObjectId));
        List<int> candidates = [];
        for (var i = 0; i < n; i++)
        {
            if (world.Exists(i, asOf) && moved[i] == 0 && !through[i] && i != own && !Inherited(timeline, i, day))
            {
                candidates.Add(i);
            }
        }

        var rows = new float[candidates.Count * Features.Count];
        var kin = new double[candidates.Count];
        var shared = Shared(cascade, asOf, followers, year, quarter, candidates.Count, exists.Sum(), last);
        float[][] matrices = [world.Near, world.Subregion, world.Region, world.Language, world.Rulers, ties.Groups, ties.Defence, ties.Voting, habits.Together];
        var ready = cascade.Family == Family.Treaties ? _frailty.Value.For(timeline, day) : null;
        var overall = followers / Math.Max(1f, exists.Sum());
        var overallRecent = recent.Sum() / Math.Max(1f, exists.Sum());
        var votes = new Discriminant(ties, moved, exists);
        var with = world.Find(objects.With(cascade.ObjectId));
        int[] against = [.. objects.Against(cascade.ObjectId, cascade.Kind).Select(world.Find).Where(i => i >= 0)];
        var ladder = new Ladder(world, objects, others, cascade, day);
        var engaged = with >= 0 && !record.IsEmpty ? record.Toward(world.States[with].Id, asOf) : [];
        var expected = with >= 0 && !record.IsEmpty ? record.Expected(cascade.Kind.Cameo, world.States[with].Id, asOf) : [];
        var missing = record.Begins is { } b && b.AddYears(1) <= asOf && with >= 0 ? 0f : 1f;
        float[] clubs = new float[n], acts = new float[n];
        foreach (var group in ties.Members)
        {
            Alike.Add(group, moved, exists, clubs);
        }

        foreach (var group in habits.Acts)
        {
            Alike.Add(group, moved, exists, acts);
        }

        var (clubScale, actScale) = (2 / MathF.Sqrt(1 + ties.Members.Count), 2 / MathF.Sqrt(1 + habits.Acts.Count));
        var lastSeen = Math.Max(last, ladder.Last);
        for (var k = 0; k < candidates.Count; k++)
        {
            var c = candidates[k];
            var row = rows.AsSpan(k * Features.Count, Features.Count);
            shared.CopyTo(row);
            var at = shared.Length;
            double sum = 0;
            for (var t = 0; t < matrices.Length; t++)
            {
                var weights = matrices[t].AsSpan(c * n, n);
                var all = Dot(weights, exists);
                var share = (Dot(weights, moved) + (Prior * overall)) / (all + Prior);
                var shareRecent = (Dot(weights, recent) + (Prior * overallRecent)) / (all + Prior);
                row[at + t] = MathF.Log((share + Floor) / (overall + Floor));
                row[at + matrices.Length + t] = MathF.Log((shareRecent + Floor) / (overallRecent + Floor));
                sum += t is 0 or 1 or 3 or 5 ? share / 4 : 0;
            }

            kin[k] = sum;
            at += 2 * matrices.Length;
            row[at++] = votes.Of(c);
            row[at++] = clubScale * clubs[c];
            row[at++] = actScale * acts[c];
            at = Mover(row, at, c, first, ties);
            row[at++] = habits.SameKind[c];
            row[at++] = habits.SameSide[c];
            row[at++] = MathF.Log(1 + habits.Lead[c]);
            row[at++] = habits.Recent[c];
            for (var h = 0; h < Frailty.Count; h++)
            {
                row[at++] = ready is null ? 0 : ready[h][c];
            }

            row[at++] = (float)Math.Log(1 + Math.Min(100, (asOf.DayNumber - world.States[c].From.DayNumber) / 365.25));
            row[at++] = ties.Votes[c]?.X ?? 0;
            row[at++] = ties.Votes[c]?.Y ?? 0;
            at = Object(row, at, c, with, against, ties, cascade.Kind.Side);
            at = ladder.Write(row, at, c);
            row[at++] = world.States[c].From.AddYears(3) > asOf ? 1 : 0;
            row[at++] = MathF.Log(1 + ties.Clubs[c]);
            row[at++] = ties.Votes[c] is null ? 1 : 0;
            var (coop, conf) = engaged.GetValueOrDefault(world.States[c].Id);
            row[at++] = (float)Math.Log(1 + coop) * cascade.Kind.Side;
            row[at++] = (float)Math.Log(1 + conf) * cascade.Kind.Side;
            row[at++] = missing > 0 ? 0 : MathF.Log(1 + record.Activity(world.States[c].Id, asOf));
            row[at++] = missing;
            row[at] = MathF.Log(1 + (100 * expected.GetValueOrDefault(world.States[c].Id)));
        }

        return new Step(asOf, [.. candidates], rows, followers, kin, lastSeen > 0 ? DateOnly.FromDayNumber(lastSeen) : DateOnly.MinValue);
    }

    /// <summary>Habits a step of that day may use.</summary>
    public HabitsOf HabitsFor(Cascade cascade, DateOnly asOf) => _habits.For(cascade, asOf.Month == 12 && asOf.Day == 31 ? asOf.Year + 1 : asOf.Year);

    static float[] Shared(Cascade cascade, DateOnly asOf, int followers, int year, int quarter, int candidates, float existing, int last)
    {
        var start = MathF.Log(1 + (float)Months(cascade.Start.DayNumber, asOf.DayNumber));
        var since = last == int.MinValue ? start : MathF.Log(1 + (float)Months(last, asOf.DayNumber));
        var hostile = cascade.Kind.Side < 0 ? 1f : 0f;
        return
        [
            start, since, MathF.Log(1 + followers), MathF.Log((followers + 0.5f) / (existing - followers + 0.5f)),
            MathF.Log((year + 0.25f) / (candidates + 1)), MathF.Log((quarter + 0.1f) / (candidates + 1)), followers <= 1 ? 1 : 0,
            hostile, hostile * start, hostile * since, (float)cascade.Kind.Rung, cascade.Kind.Group == "recognise_government" ? 1 : 0, cascade.Kind.Group is "establish_relations" or "open_mission" or "accept_ambassador" or "hand_over_mission" ? 1 : 0,
        ];
    }

    int Mover(Span<float> row, int at, int c, List<int> first, YearTies ties)
    {
        var n = world.Count;
        float Mean(float[] matrix)
        {
            var sum = 0f;
            foreach (var f in first)
            {
                sum += matrix[(c * n) + f];
            }

            return first.Count == 0 ? 0 : sum / first.Count;
        }

        row[at] = Mean(world.Near);
        row[at + 1] = Mean(world.Language);
        row[at + 2] = Mean(ties.Groups);
        row[at + 3] = Mean(ties.Defence);
        row[at + 4] = Mean(ties.Voting);
        row[at + 5] = Mean(ties.Rivals);
        return at + 6;
    }

    int Object(Span<float> row, int at, int c, int with, int[] against, YearTies ties, int side)
    {
        var n = world.Count;
        float With(float[] matrix) => with < 0 ? 0 : side * matrix[(c * n) + with];
        float Against(float[] matrix)
        {
            var best = 0f;
            foreach (var a in against)
            {
                best = Math.Max(best, a == c ? 1 : matrix[(c * n) + a]);
            }

            return side * best;
        }

        // Neighbours both court and quarrel: nearness has no side.
        row[at] = side * With(world.Near);
        row[at + 1] = side * With(world.Region);
        row[at + 2] = side * With(world.Language);
        row[at + 3] = With(ties.Groups);
        row[at + 4] = With(ties.Defence);
        row[at + 5] = With(ties.Voting);
        row[at + 6] = With(ties.Rivals);
        row[at + 7] = side * Against(world.Near);
        row[at + 8] = Against(ties.Groups);
        row[at + 9] = Against(ties.Defence);
        row[at + 10] = Against(ties.Voting);
        row[at + 11] = Against(ties.Rivals);
        return at + 12;
    }

    bool Inherited(Timeline timeline, int state, int day)
    {
        foreach (var before in world.States[state].Continues)
        {
            if (world.Find(before) is var i and >= 0 && timeline.MovedOn[i] <= day)
            {
                return true;
            }
        }

        return false;
    }

    static float Dot(ReadOnlySpan<float> a, ReadOnlySpan<float> b)
    {
        var sum = Vector<float>.Zero;
        var i = 0;
        for (; i <= a.Length - Vector<float>.Count; i += Vector<float>.Count)
        {
            sum += new Vector<float>(a[i..]) * new Vector<float>(b[i..]);
        }

        var total = Vector.Sum(sum);
        for (; i < a.Length; i++)
        {
            total += a[i] * b[i];
        }

        return total;
    }
}
