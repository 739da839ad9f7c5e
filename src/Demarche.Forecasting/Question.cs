namespace Demarche.Forecasting;

/// <summary>(s, r, ?) on one day; turned relations ask for the source of a fact.</summary>
/// <param name="Source">The known entity.</param>
/// <param name="Relation">Relation id; from R upwards the relation turned round.</param>
/// <param name="Answers">Different true answers where known, else empty.</param>
sealed record Question(int Source, int Relation, int[] Answers);
