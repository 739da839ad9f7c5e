namespace Demarche.Web.Api.Bodies;

/// <summary>A page of a listing.</summary>
/// <param name="Data">Its rows; empty when nothing fits.</param>
/// <param name="Next">Cursor of the page after; null when this is the last. The same stands in the Link header.</param>
/// <param name="Notice">Why there is nothing; null when there is something.</param>
sealed record Page<T>(IReadOnlyList<T> Data, string? Next = null, string? Notice = null);

/// <summary>Why a request was not answered (RFC 9457).</summary>
/// <param name="Type">Always <c>about:blank</c>.</param>
/// <param name="Title">What was wrong, with the value.</param>
/// <param name="Status">HTTP status.</param>
/// <param name="Code">Stable short name of what was wrong.</param>
/// <param name="Hint">What to do.</param>
sealed record ProblemBody(string Type, string Title, int Status, string Code, string Hint);
