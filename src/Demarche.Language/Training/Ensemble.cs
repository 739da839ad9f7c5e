using Demarche.Language.Model;
using Demarche.Language.Trees;

namespace Demarche.Language.Training;

/// <summary>Several nets with the same labels that decide together: their probabilities of tags and of parser actions are averaged.</summary>
public sealed unsafe class Ensemble : IDisposable
{
    const int BatchTokens = 1024;
    readonly Kernels _kernels = Kernels.Best;
    readonly List<Member> _members = [];
    readonly List<ParseState> _states = [];
    readonly List<int> _open = [];
    readonly string[] _relations;
    readonly (Upos Upos, string Xpos)[] _tags;

    Ensemble(List<Net> nets)
    {
        var first = nets[0].Header;
        foreach (var net in nets)
        {
            if (!net.Header.Tags.SequenceEqual(first.Tags) || !net.Header.Labels.SequenceEqual(first.Labels)
                || !net.Header.Actions.Left.SequenceEqual(first.Actions.Left) || !net.Header.Actions.Right.SequenceEqual(first.Actions.Right))
            {
                throw new InvalidDataException("The models of an ensemble must have the same labels: train them on the same trees.");
            }

            _members.Add(new Member(net, _kernels));
        }

        _relations = first.Labels;
        _tags = [.. first.Tags.Select(t => t.Split('|', 2)).Select(t => (Enum.Parse<Upos>(t[0]), string.Intern(t[1])))];
    }

    /// <summary>Opens the models.</summary>
    public static Ensemble Load(IEnumerable<string> models) => new([.. models.Select(Net.Load)]);

    /// <summary>Fills tags and trees of all sentences, in place. Not thread-safe.</summary>
    public void Annotate(IReadOnlyList<Sentence> sentences, Action<int>? progress = null)
    {
        ArgumentNullException.ThrowIfNull(sentences);
        var batch = new List<Sentence>();
        var tokens = 0;
        for (var i = 0; i < sentences.Count; i++)
        {
            batch.Add(sentences[i]);
            tokens += sentences[i].Count;
            if (tokens >= BatchTokens || i == sentences.Count - 1)
            {
                Batch(batch);
                batch.Clear();
                tokens = 0;
                progress?.Invoke(i + 1);
            }
        }
    }

    void Batch(List<Sentence> batch)
    {
        int[] lengths = [.. batch.Select(s => s.Count)];
        foreach (var member in _members)
        {
            member.Begin(batch, lengths);
        }

        var places = _members[0].Activations.Sentences;
        Tags(batch, places);
        Parse(places);
        for (var k = 0; k < batch.Count; k++)
        {
            for (var i = 0; i < batch[k].Count; i++)
            {
                batch[k].Heads[i] = _states[k].Heads[i];
                batch[k].Relations[i] = _relations[_states[k].Labels[i]];
            }
        }
    }

    void Tags(List<Sentence> batch, List<(int Row, int Length)> places)
    {
        var sum = stackalloc float[_members[0].Net.Layout.TagColumns];
        for (var k = 0; k < batch.Count; k++)
        {
            for (var i = 0; i < places[k].Length; i++)
            {
                new Span<float>(sum, _tags.Length).Clear();
                foreach (var member in _members)
                {
                    Accumulate(member.Activations.TagScores.Row(places[k].Row + i), 0, _tags.Length, sum);
                }

                (batch[k].Uposes[i], batch[k].Xposes[i]) = _tags[StateScorer.Best(sum, 0, _tags.Length)];
            }
        }
    }

    void Parse(List<(int Row, int Length)> places)
    {
        var layout = _members[0].Net.Layout;
        var actions = _members[0].Net.Header.Actions;
        var root = _relations.Length - 1;
        _open.Clear();
        for (var k = 0; k < places.Count; k++)
        {
            if (_states.Count == k)
            {
                _states.Add(new ParseState());
            }

            _states[k].Begin(places[k].Length, places[k].Row);
            _states[k].Advance(root);
            if (!_states[k].Done)
            {
                _open.Add(k);
            }
        }

        Span<int> slots = stackalloc int[StateFeatures.Slots];
        Span<int> others = stackalloc int[StateFeatures.Others];
        var sum = stackalloc float[layout.ActionColumns];
        while (_open.Count > 0)
        {
            for (var i = 0; i < _open.Count; i++)
            {
                StateFeatures.Fill(_states[_open[i]], layout.Labels, slots, others);
                foreach (var member in _members)
                {
                    member.See(slots, others, i);
                }
            }

            foreach (var member in _members)
            {
                member.Score(_open.Count);
            }

            var (taken, kept) = (_open.Count, 0);
            for (var i = 0; i < taken; i++)
            {
                var state = _states[_open[i]];
                var (from, to) = actions.Allowed(state);
                new Span<float>(sum, layout.ActionColumns).Clear();
                foreach (var member in _members)
                {
                    Accumulate(member.Scores.Row(i), from, to, sum);
                }

                actions.Apply(state, StateScorer.Best(sum, from, to));
                state.Advance(root);
                if (!state.Done)
                {
                    _open[kept++] = _open[i];
                }
            }

            _open.RemoveRange(kept, taken - kept);
        }
    }

    /// <summary>Adds the probabilities of some scores, which are overwritten.</summary>
    void Accumulate(float* scores, int from, int to, float* sum)
    {
        var total = _kernels.Exponentials(scores + from, scores[StateScorer.Best(scores, from, to)], to - from);
        var factor = 1 / total;
        for (var i = from; i < to; i++)
        {
            sum[i] += scores[i] * factor;
        }
    }

    /// <summary>Closes the models.</summary>
    public void Dispose()
    {
        foreach (var member in _members)
        {
            member.Net.Dispose();
        }
    }

    sealed class Member(Net net, Kernels kernels)
    {
        readonly Body _body = new(kernels, net.Layout);
        readonly StateScorer _scorer = new(kernels, net.Layout);
        readonly Sheet _hidden = new(Layout.Hidden);
        int _rows;

        internal Net Net { get; } = net;

        internal Activations Activations { get; } = new(net.Layout);

        internal Sheet Scores { get; } = new(net.Layout.ActionColumns);

        internal void Begin(List<Sentence> batch, int[] lengths)
        {
            Activations.Begin(lengths);
            for (var k = 0; k < batch.Count; k++)
            {
                for (var i = 0; i < batch[k].Count; i++)
                {
                    Net.Describe(batch[k].Form(i), Activations.Input.Row(Activations.Sentences[k].Row + i));
                }
            }

            _body.Run(Net.Weights, Activations);
            if (_rows < batch.Count)
            {
                _rows = batch.Count * 2;
                _hidden.Grow(_rows);
                Scores.Grow(_rows);
            }
        }

        internal void See(ReadOnlySpan<int> slots, ReadOnlySpan<int> others, int at) =>
            _scorer.Hidden(Net.Weights, Activations, slots, others, _hidden.Row(at));

        internal void Score(int rows) => _scorer.Scores(Net.Weights, _hidden.Row(0), rows, Scores.Row(0));
    }
}
