namespace Demarche.Language;

/// <summary>
/// One sentence with its analysis: tokens as offsets into the text they were cut from, tags, lemmas, a dependency tree, entities.
/// Tokens count from 0; the head of the root is -1. Immutable once the annotator has filled it.
/// </summary>
public sealed class Sentence
{
    internal Sentence(string text, int start, int end, int[] starts, int[] ends)
    {
        Text = text;
        Start = start;
        End = end;
        Starts = starts;
        Ends = ends;
        Uposes = new Upos[starts.Length];
        Xposes = new string[starts.Length];
        Lemmas = new string[starts.Length];
        Heads = new int[starts.Length];
        Relations = new string[starts.Length];
        Array.Fill(Xposes, "");
        Array.Fill(Lemmas, "");
        Array.Fill(Heads, -1);
        Array.Fill(Relations, "dep");
    }

    internal int[] Starts { get; }

    internal int[] Ends { get; }

    internal Upos[] Uposes { get; }

    internal string[] Xposes { get; }

    internal string[] Lemmas { get; }

    internal int[] Heads { get; }

    internal string[] Relations { get; }

    /// <summary>The whole text that offsets point into; never copied or changed.</summary>
    public string Text { get; }

    /// <summary>First UTF-16 code unit of the sentence.</summary>
    public int Start { get; }

    /// <summary>One past its last code unit.</summary>
    public int End { get; }

    /// <summary>Number of tokens (syntactic words: "don't" is two).</summary>
    public int Count => Starts.Length;

    /// <summary>First code unit of a token.</summary>
    public int TokenStart(int i) => Starts[i];

    /// <summary>One past a token's last code unit.</summary>
    public int TokenEnd(int i) => Ends[i];

    /// <summary>A token as written.</summary>
    public ReadOnlySpan<char> Form(int i) => Text.AsSpan(Starts[i], Ends[i] - Starts[i]);

    /// <summary>A token as written, as a string.</summary>
    public string Word(int i) => Text[Starts[i]..Ends[i]];

    /// <summary>Dictionary form, lower case except for names.</summary>
    public string Lemma(int i) => Lemmas[i];

    /// <summary>Universal part of speech.</summary>
    public Upos Upos(int i) => Uposes[i];

    /// <summary>Penn tag, such as VBD.</summary>
    public string Xpos(int i) => Xposes[i];

    /// <summary>Head token, -1 for the root.</summary>
    public int Head(int i) => Heads[i];

    /// <summary>Universal Dependencies relation to the head, with subtype (<c>nsubj:pass</c>).</summary>
    public string Relation(int i) => Relations[i];

    /// <summary>Named entities in order, without overlap; empty when the model has none.</summary>
    public IReadOnlyList<Entity> Entities { get; internal set; } = [];

    /// <summary>The words of the sentence.</summary>
    public override string ToString() => Text[Start..End];
}

/// <summary>A named entity.</summary>
/// <param name="First">First token.</param>
/// <param name="End">One past the last token.</param>
/// <param name="Type"><c>PER</c>, <c>LOC</c> or <c>ORG</c>.</param>
public readonly record struct Entity(int First, int End, string Type);
