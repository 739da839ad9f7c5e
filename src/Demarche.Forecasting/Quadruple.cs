namespace Demarche.Forecasting;

/// <summary>One dated fact by ids: the source did the relation to the target on the day.</summary>
/// <param name="Source">Id of the acting entity, from 0.</param>
/// <param name="Relation">Id of the relation, from 0.</param>
/// <param name="Target">Id of the entity acted upon, from 0.</param>
/// <param name="Day">Day number; any origin, one unit a day.</param>
public readonly record struct Quadruple(int Source, int Relation, int Target, int Day);
