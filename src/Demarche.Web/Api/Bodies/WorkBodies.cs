namespace Demarche.Web.Api.Bodies;

/// <summary>A document to add.</summary>
/// <param name="Text">Its text.</param>
/// <param name="Title">Headline.</param>
/// <param name="Url">Address.</param>
/// <param name="Date">Day of publication, YYYY-MM-DD.</param>
/// <param name="Publisher">Outlet.</param>
sealed record NewDocument(string? Text, string? Title = null, string? Url = null, string? Date = null, string? Publisher = null);

/// <summary>Documents to add.</summary>
/// <param name="Documents">1 to 1,000 of them, 16 MB together.</param>
sealed record NewDocuments(IReadOnlyList<NewDocument>? Documents);

/// <summary>A review of an event.</summary>
/// <param name="EventId">The event.</param>
/// <param name="Reviewer">Who says so.</param>
/// <param name="Verdict">confirm, edit or delete.</param>
/// <param name="Field">With edit: cameo, date, status, source, target, mutual or object.</param>
/// <param name="Value">With edit: the right value.</param>
/// <param name="Note">Why.</param>
sealed record NewReview(string? EventId, string? Reviewer, string? Verdict, string? Field = null, string? Value = null, string? Note = null);

/// <summary>A review as it was kept.</summary>
/// <param name="EventId">The event.</param>
/// <param name="Reviewer">Who said so.</param>
/// <param name="Verdict">confirm, edit or delete.</param>
/// <param name="Field">What was corrected.</param>
/// <param name="Value">The right value.</param>
/// <param name="At">When it was said, UTC.</param>
sealed record ReviewBody(string EventId, string Reviewer, string Verdict, string? Field, string? Value, string At);

/// <summary>A mistake in one document of a job.</summary>
/// <param name="Document">Number in the request, from 1.</param>
/// <param name="Code">What was wrong.</param>
/// <param name="Message">With the value, and what to do.</param>
sealed record JobErrorBody(int Document, string Code, string Message);

/// <summary>Work that goes on after the answer.</summary>
/// <param name="Id">Its id.</param>
/// <param name="State">waiting, running, done or failed.</param>
/// <param name="Total">Documents of the request.</param>
/// <param name="Seen">Documents dealt with so far.</param>
/// <param name="Added">Documents added.</param>
/// <param name="Known">Documents that were there already.</param>
/// <param name="Events">Events found.</param>
/// <param name="Quotes">Quotes found.</param>
/// <param name="Errors">Documents that could not be read.</param>
/// <param name="Failure">Why the job failed.</param>
sealed record JobBody(string Id, string State, int Total, int Seen, int Added, int Known, int Events, int Quotes, IReadOnlyList<JobErrorBody> Errors, string? Failure);
