namespace Demarche.Coding.Actors;

/// <summary>What a word looks like and what parts it from the word before.</summary>
[Flags]
internal enum AtomShape : byte
{
    /// <summary>Nothing special: lower case, after a space.</summary>
    None = 0,

    /// <summary>Begins with a capital.</summary>
    Capital = 1,

    /// <summary>All letters are capitals.</summary>
    AllCapitals = 2,

    /// <summary>The ending 's, or a bare apostrophe after s.</summary>
    Genitive = 4,

    /// <summary>A comma, bracket, colon or the like stands before it.</summary>
    AfterBreak = 8,

    /// <summary>A hyphen joins it to the word before.</summary>
    AfterHyphen = 16,

    /// <summary>A comma stands before it (also a break).</summary>
    AfterComma = 32,

    /// <summary>Holds a digit.</summary>
    Digit = 64,
}

/// <summary>One word of a name or phrase, with diacritics, case, apostrophes and the points of abbreviations folded away.</summary>
/// <param name="Key">Hash of the folded letters.</param>
/// <param name="Start">First code unit in the text.</param>
/// <param name="End">One past the last.</param>
/// <param name="Shape">Looks.</param>
internal readonly record struct Atom(ulong Key, int Start, int End, AtomShape Shape)
{
    public bool Is(AtomShape shape) => (Shape & shape) != AtomShape.None;
}
