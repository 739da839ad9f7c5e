using Demarche.Coding.Actors;
using Demarche.Language;

namespace Demarche.Coding.Own;

/// <summary>
/// Codes noun phrases as PETRARCH does, from the user's actors and agents alone: "Arnor's foreign minister" is the actor's code with the agent's,
/// "lawmakers in Fornost and Gondor" are two actors, "former" makes ELI of whatever agent follows.
/// </summary>
sealed class PetrarchPhrases(OwnNames names)
{
    static readonly ulong s_former = Atoms.WordKey("former");
    static readonly ulong s_ex = Atoms.WordKey("ex");

    /// <summary>A run of words between verbs, commas, prepositions and "and".</summary>
    sealed class Run(int first, int end)
    {
        public int First { get; } = first;

        public int End { get; set; } = end;

        public List<OwnCode>? Actor { get; set; }

        public string Name { get; set; } = "";

        public List<string> Blocks { get; } = [];

        public bool Former { get; set; }

        public bool IsAgent => Actor is null && (Blocks.Count > 0 || Former);
    }

    /// <summary>Files the mentions that the user's dictionaries know in a sentence.</summary>
    public void Find(SentenceWords words)
    {
        var s = words.Sentence;
        var runs = Runs(words);
        for (var i = 0; i < runs.Count; i++)
        {
            if (runs[i].Actor is null)
            {
                continue;
            }

            // Who stands before "of", "from" or "in": agents, all of a row joined by "and".
            List<Run> agents = [];
            var first = runs[i].First;
            var last = i;
            if (i > 0 && Between(s, runs[i - 1], runs[i]) is "of" or "from" or "in" && runs[i - 1].IsAgent)
            {
                var k = i - 1;
                agents.Add(runs[k]);
                while (k > 0 && runs[k - 1].IsAgent && IsRow(s, runs[k - 1], runs[k]))
                {
                    agents.Insert(0, runs[--k]);
                }

                first = runs[k].First;
                while (last + 1 < runs.Count && runs[last + 1].Actor is not null && IsRow(s, runs[last], runs[last + 1]))
                {
                    last++;
                }
            }
            else if (i > 0 && Between(s, runs[i - 1], runs[i]) is "of" or "from" && runs[i - 1].Actor is null)
            {
                first = runs[i - 1].First;
            }

            List<Actor> members = [];
            foreach (var agent in agents.Count > 0 ? agents : [runs[i]])
            {
                for (var k = i; k <= last; k++)
                {
                    members.AddRange(runs[k].Actor!.Select(c => Make(runs[k], c, agents.Count > 0 ? agent : runs[k])));
                }
            }

            var end = runs[last].End;
            if (members.Count > 0)
            {
                var whole = members.Count == 1 ? members[0] : new Actor(null, s.Text[s.TokenStart(first)..s.TokenEnd(end - 1)], members.TrueForAll(m => m.Country == members[0].Country) ? members[0].Country : null, members[0].Sectors);
                words.Add(first, end, words.HeadOf(first, agents.Count > 0 ? agents[0].End : end), whole, members);
            }

            i = last;
        }
    }

    static Actor Make(Run actor, OwnCode code, Run agent)
    {
        // A former holder of office is of the elite, whatever the office was.
        var full = code.With(agent.Former ? ["ELI"] : agent.Blocks);
        return new Actor(null, actor.Name, full.Country.Length > 0 ? full.Country : null, full.Sectors);
    }

    List<Run> Runs(SentenceWords words)
    {
        var s = words.Sentence;
        var atoms = words.AtomList;
        List<Run> runs = [];
        Run? run = null;
        var token = -1;
        for (var i = 0; i < atoms.Count;)
        {
            var t = words.TokenOf(i);
            if (run is not null && (t > token + 1 || Breaks(s, t)) && !Joins(s, token, t))
            {
                run = null;
            }

            if (names.At(atoms, i) is { } found)
            {
                var end = words.TokenOf(found.End - 1) + 1;
                if (run is null)
                {
                    runs.Add(run = new Run(t, end));
                }
                else
                {
                    run.End = end;
                }

                if (found.Actor is { } actor)
                {
                    if (run.Actor is null && actor.At(words.On) is { Codes: { Count: > 0 } codes })
                    {
                        run.Actor = [.. codes];
                        run.Name = s.Text[atoms[i].Start..atoms[found.End - 1].End];
                    }
                }
                else
                {
                    run.Blocks.AddRange(found.Agent!);
                }

                token = end - 1;
                i = found.End;
                continue;
            }

            if (!atoms[i].Is(AtomShape.Genitive))
            {
                if (Breaks(s, t))
                {
                    run = null;
                }
                else if (run is null)
                {
                    runs.Add(run = new Run(t, t + 1));
                }
                else
                {
                    run.End = t + 1;
                }

                if (run is not null && (atoms[i].Key == s_former || atoms[i].Key == s_ex))
                {
                    run.Former = true;
                }
            }

            token = Math.Max(token, t);
            i++;
        }

        return runs;
    }

    /// <summary>"awful and evil minister": adjectives joined by "and" part nothing.</summary>
    static bool Joins(Sentence s, int token, int next) =>
        next < s.Count && next > 0 && token == next - 1 && s.Upos(next) == Upos.CCONJ && next + 1 < s.Count && s.Upos(token) == Upos.ADJ && s.Upos(next + 1) == Upos.ADJ;

    static bool Breaks(Sentence s, int t) =>
        s.Upos(t) is Upos.VERB or Upos.AUX or Upos.ADP or Upos.SCONJ or Upos.PRON or Upos.PUNCT or Upos.ADV
        || (s.Upos(t) == Upos.CCONJ && !(t > 0 && t + 1 < s.Count && s.Upos(t - 1) == Upos.ADJ && s.Upos(t + 1) == Upos.ADJ));

    static string? Between(Sentence s, Run left, Run right) => right.First == left.End + 1 ? s.Word(left.End).ToLowerInvariant() : null;

    /// <summary>Only commas and "and" stand between.</summary>
    static bool IsRow(Sentence s, Run left, Run right)
    {
        for (var t = left.End; t < right.First; t++)
        {
            if (s.Word(t) is not ("," or "and" or "&"))
            {
                return false;
            }
        }

        return right.First > left.End && right.First - left.End <= 2;
    }
}
