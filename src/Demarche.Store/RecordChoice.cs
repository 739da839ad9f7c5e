namespace Demarche.Store;

/// <summary>Which record answers: they are never mixed unless asked for, and then every row tells where it stands.</summary>
public enum RecordChoice
{
    /// <summary>The user's own documents and imports.</summary>
    Own,

    /// <summary>The record that ships: facts coded from current events, without sentences.</summary>
    Base,

    /// <summary>Both; each row says which.</summary>
    Both,
}
