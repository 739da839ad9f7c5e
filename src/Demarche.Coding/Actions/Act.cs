namespace Demarche.Coding.Actions;

/// <summary>An act while it is being worked out.</summary>
sealed class Act
{
    public required ActionRule Rule { get; init; }

    public required int Trigger { get; init; }

    public required bool IsNoun { get; init; }

    public required string Code { get; set; }

    /// <summary>Tokens of trigger, light verb, operators and the words conditions matched.</summary>
    public List<int> Tokens { get; } = [];

    /// <summary>Names of the folds gone through, innermost first.</summary>
    public List<string> Folds { get; } = [];

    public int Source { get; set; } = -1;

    public int Target { get; set; } = -1;

    public bool Mutual { get; set; }

    /// <summary>Top of the clause that tells the act.</summary>
    public int Clause { get; set; }

    public int Reporter { get; set; } = -1;

    public HeldReason? Held { get; private set; }

    /// <summary>The words that hold it back.</summary>
    public int HeldBy { get; private set; } = -1;

    /// <summary>Too little is named around a noun to report it on its own.</summary>
    public bool Weak { get; set; }

    /// <summary>What the caller who names both parties gets instead of a plan.</summary>
    public string? Promised { get; set; }

    /// <summary>Held only because it is told with "will".</summary>
    public bool WillBe { get; set; }

    /// <summary>Only the purpose of another act ("sent money to support").</summary>
    public bool IsPurpose { get; set; }

    /// <summary>Verb whose purpose or content the act is ("called to congratulate"), or -1.</summary>
    public int Via { get; set; } = -1;

    public int Specificity { get; init; }

    /// <summary>Notes why the act does not count; the first reason stays, except that a negation overrules a plan.</summary>
    public void Hold(HeldReason reason, int by)
    {
        if (Held is null || (reason == HeldReason.Negated && Held == HeldReason.Planned) || reason == HeldReason.Question)
        {
            Held = reason;
            HeldBy = by;
        }
    }

    public void Free()
    {
        Held = null;
        HeldBy = -1;
    }
}
