namespace Demarche.Forecasting.Following;

/// <summary>A kind of act, as kinds.tsv describes it.</summary>
/// <param name="Name">Its name in files.</param>
/// <param name="Group">Kinds of one group are counted as the same act.</param>
/// <param name="Family">Where it belongs.</param>
/// <param name="Side">1 toward the object, −1 against it.</param>
/// <param name="Rung">How far up the ladder of its side it stands, 0 to 1.</param>
/// <param name="Reverses">Groups it undoes.</param>
/// <param name="Cameo">Its code in the record; empty for none.</param>
/// <param name="Verbs">Words that ask for it.</param>
/// <param name="Past">"recognised", for reasons.</param>
public sealed record ActKind(string Name, string Group, Family Family, int Side, double Rung, IReadOnlyList<string> Reverses, string Cameo, IReadOnlyList<string> Verbs, string Past);
