using Demarche.Language.Training;
using Demarche.Language.Trees;

namespace Demarche.Tests.Language;

public sealed class OracleTests
{
    [Theory]
    [InlineData("-1")]
    [InlineData("1 -1 1")]
    [InlineData("2 2 -1 5 5 2 2")]
    [InlineData("1 -1 3 1 3 4 1")]
    public void Following_free_actions_rebuilds_a_projective_tree(string tree)
    {
        int[] heads = [.. tree.Split(' ').Select(int.Parse)];
        var state = new ParseState();
        state.Begin(heads.Length, 1);
        state.Advance(9);
        var oracle = new Oracle(heads);
        while (!state.Done)
        {
            var (shift, left, right) = oracle.Costs(state);
            Assert.Equal(0, Math.Min(shift, Math.Min(left, right)));
            if (left == 0)
            {
                state.Left(0);
            }
            else if (right == 0)
            {
                state.Right(0);
            }
            else
            {
                state.Shift();
            }

            state.Advance(9);
        }

        Assert.Equal(heads, state.Heads.ToArray());
    }

    /// <summary>The cost of an action must be the number of gold arcs that the best continuation can no longer reach.</summary>
    [Fact]
    public void Costs_count_lost_arcs_also_after_mistakes()
    {
        int[] heads = [2, 2, -1, 5, 5, 2];
        var oracle = new Oracle(heads);
        var chance = new Chance(11);
        for (var run = 0; run < 40; run++)
        {
            var path = new List<int>();
            var state = Replay(heads.Length, path);
            while (!state.Done)
            {
                var (shift, left, right) = oracle.Costs(state);
                int[] costs = [shift, left, right];
                var before = Reachable(heads, path);
                for (var kind = 0; kind < 3; kind++)
                {
                    if (costs[kind] < 1_000_000)
                    {
                        Assert.Equal(before - Reachable(heads, [.. path, kind]), costs[kind]);
                    }
                }

                int[] allowed = [.. Enumerable.Range(0, 3).Where(k => costs[k] < 1_000_000)];
                path.Add(allowed[chance.Below(allowed.Length)]);
                state = Replay(heads.Length, path);
            }
        }
    }

    static ParseState Replay(int length, List<int> path)
    {
        var state = new ParseState();
        state.Begin(length, 1);
        state.Advance(9);
        foreach (var kind in path)
        {
            if (kind == 0)
            {
                state.Shift();
            }
            else if (kind == 1)
            {
                state.Left(0);
            }
            else
            {
                state.Right(0);
            }

            state.Advance(9);
        }

        return state;
    }

    static int Reachable(int[] heads, List<int> path)
    {
        var state = Replay(heads.Length, path);
        if (state.Done)
        {
            var right = 0;
            for (var i = 0; i < heads.Length; i++)
            {
                right += state.Heads[i] == heads[i] ? 1 : 0;
            }

            return right;
        }

        var best = 0;
        if (state.CanShift)
        {
            best = Math.Max(best, Reachable(heads, [.. path, 0]));
        }

        if (state.CanLeft)
        {
            best = Math.Max(best, Reachable(heads, [.. path, 1]));
        }

        return state.CanRight ? Math.Max(best, Reachable(heads, [.. path, 2])) : best;
    }
}
