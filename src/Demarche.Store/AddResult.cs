namespace Demarche.Store;

/// <summary>What became of a document given to <see cref="EventStore.Add"/>.</summary>
public enum AddOutcome
{
    /// <summary>Written, with all that was coded in it.</summary>
    Added,

    /// <summary>The same text, address and date is in the record already; nothing was changed.</summary>
    AlreadyThere,

    /// <summary>The document or its address was forgotten; it does not come back.</summary>
    Forgotten,
}

/// <summary>What became of one document.</summary>
/// <param name="Outcome">Written or known already.</param>
/// <param name="DocumentId">Its id.</param>
/// <param name="Events">Events written; 0 when it was there already.</param>
/// <param name="Quotes">Quotes written.</param>
/// <param name="Held">Held items written.</param>
public readonly record struct AddResult(AddOutcome Outcome, string DocumentId, int Events, int Quotes, int Held);
