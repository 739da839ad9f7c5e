using Demarche.Coding.Actors;

namespace Demarche.Coding.Own;

/// <summary>The user's actors and agent words, found by their words in a sentence: the longest match wins.</summary>
sealed class OwnNames
{
    readonly Dictionary<ulong, OwnActor> _actors = [];
    readonly Dictionary<ulong, IReadOnlyList<string>> _agents = [];
    int _longest;

    public bool HasAgents => _agents.Count > 0;

    public void Add(OwnActor actor)
    {
        foreach (var name in actor.Names)
        {
            if (KeyOf(name) is { } key)
            {
                _actors.TryAdd(key, actor);
            }
        }
    }

    public void Add(string words, IReadOnlyList<string> blocks)
    {
        if (KeyOf(words) is { } key)
        {
            _agents.TryAdd(key, blocks);
        }
    }

    ulong? KeyOf(string name)
    {
        var atoms = new List<Atom>();
        Atoms.Cut(name, 0, name.Length, atoms);
        if (atoms.Count == 0)
        {
            return null;
        }

        _longest = Math.Max(_longest, atoms.Count);
        var key = Atoms.Empty;
        foreach (var a in atoms)
        {
            key = Atoms.Extend(key, a.Key);
        }

        return key;
    }

    /// <summary>The longest actor or agent that begins at an atom: one past its last atom and what it is; null when none does. Actors need a capital.</summary>
    public (int End, OwnActor? Actor, IReadOnlyList<string>? Agent)? At(List<Atom> atoms, int i)
    {
        (int, OwnActor?, IReadOnlyList<string>?)? best = null;
        var key = Atoms.Empty;
        var capital = false;
        for (var n = 0; n < _longest && i + n < atoms.Count && !(n > 0 && atoms[i + n].Is(AtomShape.Genitive)); n++)
        {
            key = Atoms.Extend(key, atoms[i + n].Key);
            capital |= atoms[i + n].Is(AtomShape.Capital);
            if (capital && _actors.TryGetValue(key, out var actor))
            {
                best = (i + n + 1, actor, null);
            }
            else if (_agents.TryGetValue(key, out var blocks))
            {
                best = (i + n + 1, null, blocks);
            }
        }

        return best;
    }
}
