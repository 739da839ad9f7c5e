using Demarche.Language.Entities;

namespace Demarche.Language.Training;

/// <summary>Likelihood of a row of labels among all allowed rows (a linear-chain conditional random field), and its gradient.</summary>
sealed class ChainLoss
{
    const int Stride = LabelChain.Stride;
    const int Labels = LabelChain.Labels;
    double[] _forward = [];
    double[] _backward = [];

    /// <summary>Turns scores into their gradient and adds to that of the steps; returns the loss.</summary>
    internal double Run(Span<float> scores, float[] steps, ReadOnlySpan<byte> gold, float[] stepGradient)
    {
        var n = gold.Length;
        if (_forward.Length < n * Stride)
        {
            (_forward, _backward) = (new double[n * Stride * 2], new double[n * Stride * 2]);
        }

        Span<double> terms = stackalloc double[Labels];
        for (var i = 0; i < n; i++)
        {
            for (var label = 0; label < Labels; label++)
            {
                for (var last = 0; last < Labels; last++)
                {
                    terms[last] = !LabelChain.May(last, label) || (i == 0 && last > 0) ? double.NegativeInfinity
                        : (i == 0 ? 0 : _forward[((i - 1) * Stride) + last]) + steps[(last * Stride) + label];
                }

                _forward[(i * Stride) + label] = LogSum(terms) + scores[(i * Stride) + label];
            }
        }

        for (var i = n - 1; i >= 0; i--)
        {
            for (var last = 0; last < Labels; last++)
            {
                for (var label = 0; label < Labels; label++)
                {
                    terms[label] = i == n - 1 ? (label == 0 ? 0 : double.NegativeInfinity) : !LabelChain.May(last, label) ? double.NegativeInfinity
                        : _backward[((i + 1) * Stride) + label] + steps[(last * Stride) + label] + scores[((i + 1) * Stride) + label];
                }

                _backward[(i * Stride) + last] = LogSum(terms);
            }
        }

        _forward.AsSpan((n - 1) * Stride, Labels).CopyTo(terms);
        var total = LogSum(terms);
        var path = 0.0;
        for (var i = 0; i < n; i++)
        {
            var before = i == 0 ? 0 : gold[i - 1];
            path += scores[(i * Stride) + gold[i]] + steps[(before * Stride) + gold[i]];
            stepGradient[(before * Stride) + gold[i]] -= 1;
            for (var last = 0; last < (i == 0 ? 1 : Labels); last++)
            {
                for (var label = 0; label < Labels; label++)
                {
                    if (LabelChain.May(last, label))
                    {
                        var at = (i == 0 ? 0 : _forward[((i - 1) * Stride) + last]) + steps[(last * Stride) + label] + scores[(i * Stride) + label] + _backward[(i * Stride) + label];
                        stepGradient[(last * Stride) + label] += (float)Math.Exp(at - total);
                    }
                }
            }
        }

        for (var i = 0; i < n; i++)
        {
            for (var label = 0; label < Labels; label++)
            {
                var at = (i * Stride) + label;
                scores[at] = (float)(Math.Exp(_forward[at] + _backward[at] - total) - (label == gold[i] ? 1 : 0));
            }

            scores[(i * Stride) + Labels] = 0;
        }

        return total - path;
    }

    static double LogSum(ReadOnlySpan<double> terms)
    {
        var most = double.NegativeInfinity;
        foreach (var t in terms)
        {
            most = Math.Max(most, t);
        }

        if (double.IsNegativeInfinity(most))
        {
            return most;
        }

        var sum = 0.0;
        foreach (var t in terms)
        {
            sum += Math.Exp(t - most);
        }

        return most + Math.Log(sum);
    }
}
