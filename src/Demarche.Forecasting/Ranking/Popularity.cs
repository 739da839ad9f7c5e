using Demarche.Forecasting.History;

namespace Demarche.Forecasting.Ranking;

/// <summary>The entities that answer a relation most often of late, whoever asks.</summary>
static class Popularity
{
    public static int[] Top(Memory memory, int relation, int day, int most)
    {
        var all = memory.AnswersOf[relation];
        var turned = memory.Turn(relation);
        var best = new PriorityQueue<int, (float, int)>();
        foreach (var o in all)
        {
            var tally = memory.Asked.Get(memory.AskedKey(o, turned));
            var score = tally.MiddleAt(day) + (0.2f * tally.LongAt(day));
            if (best.Count < most)
            {
                best.Enqueue(o, (score, -o));
            }
            else if (best.TryPeek(out _, out var least) && (score, -o).CompareTo(least) > 0)
            {
                best.DequeueEnqueue(o, (score, -o));
            }
        }

        var top = new int[best.Count];
        for (var i = top.Length - 1; i >= 0; i--)
        {
            top[i] = best.Dequeue();
        }

        return top;
    }
}
