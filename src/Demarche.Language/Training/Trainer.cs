using System.Diagnostics;
using Demarche.Language.Model;

namespace Demarche.Language.Training;

/// <summary>Trains a language model from trees. The same options and files give the same bytes on machines of the same kind.</summary>
public sealed unsafe class Trainer
{
    const int BatchSentences = 16;
    const float Rate = 1.5e-3f;
    const float AverageOver = 0.998f;
    const double DroppedWords = 0.15;
    readonly TrainingOptions _options;
    readonly Action<string> _say;
    readonly Kernels _kernels = Kernels.Best;
    readonly Chance _chance;
    readonly Labels _labels;
    readonly Vocabularies _words;
    readonly Layout _layout;
    readonly DenseWeights _dense;
    readonly EmbeddingTable?[] _tables = new EmbeddingTable?[WordFeatures.Count];
    readonly List<Sentence> _gold;
    readonly Activations _activations;
    readonly Body _body;
    readonly BodyGradient _gradient;
    readonly ParserTrainer _parser;
    readonly Sheet _kept = new(WordFeatures.InputWidth);
    int[] _usedRows = [];
    int _keptRows;
    int _step;
    int _steps;
    double _tagLoss, _parseLoss;
    long _tokens;

    Trainer(TrainingOptions options, Action<string> say)
    {
        _options = options;
        _say = say;
        _chance = new Chance(options.Seed * 7919);
        _gold = [.. options.Train.SelectMany(Treebank.Read)];
        if (_gold.Count == 0)
        {
            throw new InvalidDataException("The training files hold no sentence.");
        }

        _labels = new Labels(_gold);
        var vectors = options.Vectors is null ? [] : WordVectors.Read(options.Vectors);
        _words = new Vocabularies(_gold, vectors);
        say($"{_gold.Count} sentences, {_labels.Tags.Length} tags, {_labels.Relations.Length} relations, {_labels.Actions.Count} actions, {_words.Trained} words, {vectors.Count} vectors");
        _layout = Header().ToLayout();
        _dense = new DenseWeights(_layout, _chance);
        for (var t = 0; t < _tables.Length; t++)
        {
            _tables[t] = t == WordFeatures.Vector ? null : new EmbeddingTable(t == 0 ? _words.Trained : WordFeatures.HashRows, WordFeatures.Widths[t], t == 0 ? 0.1f : 0.2f, _chance);
        }

        _activations = new Activations(_layout);
        _body = new Body(_kernels, _layout);
        _gradient = new BodyGradient(_kernels, _layout, _dense);
        _parser = new ParserTrainer(_kernels, _layout, _labels.Actions, _dense);
    }

    /// <summary>Trains and returns the bytes of the model file.</summary>
    /// <param name="options">Files, seed, length.</param>
    /// <param name="say">Told of progress, a line at a time.</param>
    public static byte[] Train(TrainingOptions options, Action<string> say)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(say);
        return new Trainer(options, say).Run();
    }

    byte[] Run()
    {
        var gold = _gold.ConvertAll(s => new Example(s, _words.Lookup, _labels));
        var auto = _options.Auto is null ? [] : Treebank.Read(_options.Auto).ConvertAll(s => new Example(s, _words.Lookup, _labels));
        var dev = _options.Dev.Select(f => (Name: Path.GetFileName(f).Split('.')[0], Sentences: Treebank.Read(f))).ToList();
        var copies = (int)(gold.Count * _options.CaseCopies);
        var perEpoch = gold.Count + copies + Math.Min(auto.Count, _options.AutoPerEpoch);
        _steps = _options.Epochs * ((perEpoch + BatchSentences - 1) / BatchSentences);
        var autoAt = auto.Count;
        _dense.Repack();
        for (var epoch = 1; epoch <= _options.Epochs; epoch++)
        {
            var watch = Stopwatch.StartNew();
            var order = new List<Example>(gold);
            for (var i = 0; i < copies; i++)
            {
                order.Add(new Example(CaseCopies.Make(_gold[_chance.Below(_gold.Count)], _chance), _words.Lookup, _labels));
            }

            for (var i = 0; i < Math.Min(auto.Count, _options.AutoPerEpoch); i++)
            {
                if (autoAt == auto.Count)
                {
                    _chance.Shuffle(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(auto));
                    autoAt = 0;
                }

                order.Add(auto[autoAt++]);
            }

            _chance.Shuffle(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(order));
            (_tagLoss, _parseLoss, _tokens) = (0, 0, 0);
            for (var i = 0; i < order.Count; i += BatchSentences)
            {
                Step(order.GetRange(i, Math.Min(BatchSentences, order.Count - i)), epoch == 1 ? 0.1 : 0.8);
            }

            var seconds = watch.Elapsed.TotalSeconds;
            _say(FormattableString.Invariant($"epoch {epoch}: {seconds:F0} s, {_tokens / seconds:F0} tokens/s, loss a token {_tagLoss / _tokens:F4} tags, {_parseLoss / _tokens:F4} trees"));
            if (dev.Count > 0)
            {
                using var annotator = new Annotator(Net.From(Bytes()), _kernels);
                foreach (var (name, sentences) in dev)
                {
                    _say($"  {name}: {TreeScores.Measure(annotator, sentences)}");
                }
            }
        }

        return Bytes();
    }

    ModelHeader Header() => new()
    {
        Note = _options.Note,
        Layers = _options.Layers,
        Width = _options.Width,
        Tags = _labels.Tags,
        Labels = _labels.Relations,
        Actions = _labels.Actions,
        Words = _words.Trained,
        Vectors = _words.Vectors.Count,
        Vocabulary = _words.Count,
    };

    byte[] Bytes()
    {
        foreach (var table in _tables)
        {
            table?.CatchUpAll(_step, AverageOver);
        }

        return ModelWriter.Write(Header(), _words, _tables, _dense, _layout);
    }

    void Step(List<Example> batch, double own)
    {
        var tokens = batch.Sum(e => e.Length);
        var scale = 4f / tokens;
        _activations.Begin([.. batch.Select(e => e.Length)]);
        Describe(batch);
        _body.Run(_dense.Packed, _activations);
        _gradient.Begin(_activations);
        _dense.ClearGradient();
        LearnTags(batch, scale);
        _parser.Run(_activations, batch, _chance, own, scale, _gradient);
        _gradient.Run(_activations);
        ToTables(batch);
        Move();
        _tokens += tokens;
        _parseLoss += _parser.Loss;
    }

    /// <summary>Fills the input with rows, some numbers and some words dropped.</summary>
    void Describe(List<Example> batch)
    {
        if (_keptRows < _activations.Rows)
        {
            _keptRows = _activations.Rows * 5 / 4;
            _kept.Grow(_keptRows);
            _usedRows = new int[_keptRows];
        }

        var dropped = (ulong)Math.Round(_options.Dropout * 256);
        var keep = 1f / (1 - (dropped / 256f));
        for (var k = 0; k < batch.Count; k++)
        {
            var example = batch[k];
            for (var i = 0; i < example.Length; i++)
            {
                var row = _activations.Sentences[k].Row + i;
                var kept = _kept.Row(row);
                for (var u = 0; u < WordFeatures.InputWidth; u += 8)
                {
                    var bits = _chance.Next();
                    for (var b = 0; b < 8; b++, bits >>= 8)
                    {
                        kept[u + b] = (bits & 255) < dropped ? 0 : keep;
                    }
                }

                var rows = example.Rows.AsSpan(i * WordFeatures.Count, WordFeatures.Count);
                _usedRows[row] = _chance.Unit() < DroppedWords ? 0 : rows[0];
                var input = _activations.Input.Row(row);
                for (var t = 0; t < WordFeatures.Count; t++)
                {
                    Copy(t, t == 0 ? _usedRows[row] : rows[t], input + WordFeatures.Offsets[t]);
                }

                _kernels.MultiplyBy(input, kept, WordFeatures.InputWidth);
            }
        }
    }

    void Copy(int table, int row, float* to)
    {
        var into = new Span<float>(to, WordFeatures.Widths[table]);
        if (_tables[table] is { } trained)
        {
            trained.Row(row).CopyTo(into);
        }
        else if (row < 0)
        {
            into.Clear();
        }
        else
        {
            var vector = _words.Vectors[row];
            for (var i = 0; i < vector.Length; i++)
            {
                into[i] = vector[i] * WordVectors.Step;
            }
        }
    }

    void LearnTags(List<Example> batch, float scale)
    {
        _activations.ClearPads(_activations.TagScores);
        for (var k = 0; k < batch.Count; k++)
        {
            for (var i = 0; i < batch[k].Length; i++)
            {
                var scores = _activations.TagScores.Row(_activations.Sentences[k].Row + i);
                var gold = batch[k].Tags[i];
                var best = Trees.StateScorer.Best(scores, 0, _layout.Tags);
                var sum = _kernels.Exponentials(scores, scores[best], _layout.Tags);
                new Span<float>(scores + _layout.Tags, _layout.TagColumns - _layout.Tags).Clear();
                if (gold < 0)
                {
                    new Span<float>(scores, _layout.Tags).Clear();
                    continue;
                }

                _tagLoss -= Math.Log(Math.Max(scores[gold] / sum, 1e-30f));
                var factor = scale / sum;
                for (var t = 0; t < _layout.Tags; t++)
                {
                    scores[t] *= factor;
                }

                scores[gold] -= scale;
            }
        }
    }

    void ToTables(List<Example> batch)
    {
        for (var k = 0; k < batch.Count; k++)
        {
            for (var i = 0; i < batch[k].Length; i++)
            {
                var row = _activations.Sentences[k].Row + i;
                var gradient = _gradient.Input.Row(row);
                var kept = _kept.Row(row);
                _kernels.MultiplyBy(gradient, kept, WordFeatures.InputWidth);

                for (var t = 0; t < WordFeatures.Count; t++)
                {
                    _tables[t]?.Accumulate(t == 0 ? _usedRows[row] : batch[k].Rows[(i * WordFeatures.Count) + t], gradient + WordFeatures.Offsets[t]);
                }
            }
        }
    }

    void Move()
    {
        _step++;
        var squares = _kernels.Squares(_dense.Gradient, _layout.Size);
        foreach (var table in _tables)
        {
            squares += table?.Squares(_kernels) ?? 0;
        }

        var norm = Math.Sqrt(squares);
        var along = _step / (double)Math.Max(_step, _steps);
        var rate = Rate * Math.Min(1, _step / 200.0) * (1 - (0.98 * along));
        var step = new AdamStep(
            (float)rate,
            0.9f,
            0.999f,
            (float)(1 / (1 - Math.Pow(0.9, _step))),
            (float)(1 / (1 - Math.Pow(0.999, _step))),
            norm > 5 ? (float)(5 / norm) : 1f,
            AverageOver);
        _kernels.Adam(_dense.Values, _dense.Gradient, _dense.First, _dense.Second, _dense.Average, _layout.Size, step);
        foreach (var table in _tables)
        {
            table?.Step(_kernels, step, _step);
        }

        _dense.Repack();
    }
}
