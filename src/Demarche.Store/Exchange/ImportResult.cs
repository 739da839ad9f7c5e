namespace Demarche.Store.Exchange;

/// <summary>What became of a file's rows. Every row is counted under exactly one of rows taken, duplicates and broken rows.</summary>
/// <param name="Rows">Rows taken.</param>
/// <param name="Events">Events they gave.</param>
/// <param name="Statements">Rows of root 01, kept as rows and never counted as events.</param>
/// <param name="Mirrors">Second directions of acts without direction, joined to the first.</param>
/// <param name="Duplicates">Rows known already, by id and day, dropped.</param>
/// <param name="Broken">Rows that could not be read, with line numbers; the first 1,000.</param>
/// <param name="BrokenCount">All of them.</param>
public sealed record ImportResult(int Rows, int Events, int Statements, int Mirrors, int Duplicates, IReadOnlyList<Rejected> Broken, int BrokenCount);
