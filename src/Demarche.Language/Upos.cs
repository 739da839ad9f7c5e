namespace Demarche.Language;

/// <summary>Universal parts of speech, by their Universal Dependencies names.</summary>
public enum Upos : byte
{
#pragma warning disable CS1591 // the names are the universal tag set's own
    X, ADJ, ADP, ADV, AUX, CCONJ, DET, INTJ, NOUN, NUM, PART, PRON, PROPN, PUNCT, SCONJ, SYM, VERB,
#pragma warning restore CS1591
}
