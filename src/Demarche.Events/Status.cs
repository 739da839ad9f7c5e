namespace Demarche;

/// <summary>Standing of a coded act after folding: promises, demands, refusals and threats are acts of their own that occurred.</summary>
public enum Status
{
    /// <summary>It happened.</summary>
    Occurred,

    /// <summary>A material act reported only by a party to it or by an unnamed source.</summary>
    Claimed,
}

/// <summary>Which part of the coder found an event.</summary>
public enum CodedBy
{
    /// <summary>A rule of the lexicon.</summary>
    Lexicon,

    /// <summary>The learned relation model.</summary>
    Model,
}
