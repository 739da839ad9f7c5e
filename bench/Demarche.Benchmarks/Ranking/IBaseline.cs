using Demarche.Forecasting;

namespace Demarche.Benchmarks.Ranking;

/// <summary>A simple forecaster to stand beside ours in the same run.</summary>
interface IBaseline
{
    string Name { get; }

    /// <summary>Takes in the facts of a day, after its questions were ranked.</summary>
    void Learn(int day, Quadruple[] facts);

    /// <summary>Candidates of (s, r, ?), turned relations from R upwards, with scores.</summary>
    List<(int Entity, float Score)> Rank(int s, int r, int day);
}
