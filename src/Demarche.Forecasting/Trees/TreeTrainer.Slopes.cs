namespace Demarche.Forecasting.Trees;

/// <content>The loss: each answer against all wrong candidates of its question, other answers left out as the filtered rank does.</content>
sealed unsafe partial class TreeTrainer
{
    double Slopes(float[] slope, float[] weight)
    {
        var questions = _start.Length - 1;
        var parts = new double[64];
        var answers = new int[64];
        Parallel.For(0, 64, part =>
        {
            for (int q = (int)((long)questions * part / 64), to = (int)((long)questions * (part + 1) / 64); q < to; q++)
            {
                int from = _start[q], end = _start[q + 1];
                var max = float.NegativeInfinity;
                for (var i = from; i < end; i++)
                {
                    max = MathF.Max(max, _score[i] + _offset[i]);
                }

                float others = 1e-12f;
                for (var i = from; i < end; i++)
                {
                    slope[i] = MathF.Exp(_score[i] + _offset[i] - max);
                    others += _answer[i] ? 0 : slope[i];
                }

                float one = 0, two = 0;
                for (var i = from; i < end; i++)
                {
                    if (_answer[i])
                    {
                        var z = 1 / (others + slope[i]);
                        one += z;
                        two += z * z;
                        var p = slope[i] * z;
                        parts[part] -= Math.Log(Math.Max(1e-12, p));
                        answers[part]++;
                        slope[i] = p - 1;
                        weight[i] = MathF.Max(p * (1 - p), 1e-4f);
                    }
                }

                for (var i = from; i < end; i++)
                {
                    if (!_answer[i])
                    {
                        var e = slope[i];
                        slope[i] = e * one;
                        weight[i] = MathF.Max((e * one) - (e * e * two), 1e-4f);
                    }
                }
            }
        });
        return parts.Sum() / Math.Max(1, answers.Sum());
    }
}
