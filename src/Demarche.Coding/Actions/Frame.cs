namespace Demarche.Coding.Actions;

/// <summary>An act found in one sentence: what, and the tokens that stand for who and whom. Nothing is resolved yet.</summary>
public sealed record Frame
{
    /// <summary>Main trigger token.</summary>
    public required int Trigger { get; init; }

    /// <summary>All tokens of the trigger, in order ("held" … "talks").</summary>
    public required IReadOnlyList<int> TriggerTokens { get; init; }

    /// <summary>First token of the clause.</summary>
    public required int ClauseFirst { get; init; }

    /// <summary>One past the last token of the clause.</summary>
    public required int ClauseEnd { get; init; }

    /// <summary>CAMEO code after folding.</summary>
    public required string Cameo { get; init; }

    /// <summary>Head tokens of the noun phrases that act; empty when the sentence names none.</summary>
    public IReadOnlyList<int> Sources { get; init; } = [];

    /// <summary>Head tokens of those acted upon; empty when none.</summary>
    public IReadOnlyList<int> Targets { get; init; } = [];

    /// <summary>An act without direction.</summary>
    public bool Mutual { get; init; }

    /// <summary>Why the act does not count; null when it does.</summary>
    public HeldReason? Held { get; init; }

    /// <summary>Code of the promise that a planned act ("will …") is when its doer tells it; null when nothing of the sort is told.</summary>
    public string? Promised { get; init; }

    /// <summary>Head token of the noun phrase to whom the clause is attributed ("X said that …"), or -1.</summary>
    public int Reporter { get; init; } = -1;

    /// <summary>Told beside the point: in a clause that only says who or what somebody is ("the revolution that ousted X").</summary>
    public bool Aside { get; init; }

    /// <summary>The sentence speaks of attacks, bombs or fighting: who is killed there was killed by somebody.</summary>
    public bool Hostile { get; init; }

    /// <summary>Rule id and the words that matched.</summary>
    public string Because { get; init; } = "";

    /// <summary>True when the learned model gave the code, false for a rule of the lexicon.</summary>
    public bool ByModel { get; init; }

    /// <summary>How sure the rule is on its own, 0 to 1.</summary>
    public double Certainty { get; init; } = 0.8;
}
