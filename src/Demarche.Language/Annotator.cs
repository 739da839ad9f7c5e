using System.Collections.Concurrent;
using Demarche.Language.Entities;
using Demarche.Language.Model;
using Demarche.Language.Trees;

namespace Demarche.Language;

/// <summary>
/// Gives sentences their tags and trees. Safe to use from many threads at once; results are the same bytes on every machine, whatever the
/// number of threads and however sentences are batched.
/// </summary>
public sealed class Annotator : IDisposable
{
    readonly Net _net;
    readonly Kernels _kernels;
    readonly ConcurrentQueue<Workspace> _idle = new();
    readonly Upos[] _uposes;
    readonly string[] _xposes;
    readonly Lemmatizer? _lemmas;

    readonly IStateReader? _reader;
    long _work;

    internal Annotator(Net net, Kernels kernels, Lemmatizer? lemmas = null, IStateReader? reader = null)
    {
        _reader = reader;
        _lemmas = lemmas;
        _net = net;
        _kernels = kernels;
        _uposes = new Upos[net.Header.Tags.Length];
        _xposes = new string[net.Header.Tags.Length];
        for (var i = 0; i < _uposes.Length; i++)
        {
            var tag = net.Header.Tags[i];
            var bar = tag.IndexOf('|', StringComparison.Ordinal);
            if (bar < 0 || !Enum.TryParse(tag.AsSpan(0, bar), out _uposes[i]))
            {
                throw new InvalidDataException($"The model's tag '{tag}' is not of the form UPOS|XPOS.");
            }

            _xposes[i] = string.Intern(tag[(bar + 1)..]);
        }

        Relations = [.. net.Header.Labels.Select(string.Intern)];
    }

    /// <summary>Relations that the model knows, the root's last.</summary>
    public IReadOnlyList<string> Relations { get; }

    /// <summary>
    /// Opens a model file, the model of entities beside it (<c>entities.bin</c>), and the table of lemmas in the folder <c>language</c> beside
    /// the model's own folder. The model stays mapped until the annotator is disposed of. Without a table of lemmas or a model of entities,
    /// those stay empty.
    /// </summary>
    /// <exception cref="InvalidDataException">The file is no language model, or a damaged one.</exception>
    public static Annotator Load(string modelPath)
    {
        // The three files are read side by side where there is more than one core.
        var folder = Path.GetDirectoryName(Path.GetFullPath(modelPath))!;
        var names = Path.Combine(folder, "entities.bin");
        var readNames = Task.Run(() => File.Exists(names) ? EntityTagger.Load(names) : null);
        var readLemmas = Task.Run(() => LoadLemmas(Path.Combine(folder, "..", "language", "lemmas.tsv")));
        var net = Net.Load(modelPath);
        try
        {
            var entities = readNames.GetAwaiter().GetResult();
            return entities is null || entities.TrainedOn == net.Print
                ? new Annotator(net, Kernels.Best, readLemmas.GetAwaiter().GetResult(), entities)
                : throw new InvalidDataException($"'{names}' was trained on another model than '{modelPath}'. Train it again with bench 'entities', or move it away to do without entities.");
        }
        catch
        {
            net.Dispose();
            throw;
        }
    }

    static Lemmatizer? LoadLemmas(string table)
    {
        if (!File.Exists(table))
        {
            return null;
        }

        using var reader = new StreamReader(table);
        return Lemmatizer.Load(reader);
    }

    /// <summary>Cuts a text into sentences and tokens and annotates them.</summary>
    public List<Sentence> Annotate(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Annotate(text, 0, text.Length);
    }

    /// <summary>Cuts a stretch of text into sentences and tokens and annotates them. Offsets point into <paramref name="text"/>.</summary>
    public List<Sentence> Annotate(string text, int start, int end)
    {
        var sentences = Segmenter.Split(text, start, end);
        Annotate(sentences);
        foreach (var s in sentences)
        {
            Datelines.Part(s, report => Annotate([report]));
        }

        return sentences;
    }

    /// <summary>
    /// Annotates a text of any length as it is read, paragraph by paragraph, in bounded memory. Each sentence's offsets point into its own
    /// <see cref="Sentence.Text"/>, a run of whole paragraphs; the sentences are the same as those of the whole text at once.
    /// </summary>
    /// <param name="text">Read to its end, not closed.</param>
    public IEnumerable<Sentence> Annotate(TextReader text)
    {
        ArgumentNullException.ThrowIfNull(text);
        foreach (var piece in Paragraphs.Read(text))
        {
            foreach (var s in Annotate(piece, 0, piece.Length))
            {
                yield return s;
            }
        }
    }

    /// <summary>Fills part of speech, Penn tag, lemma, head and relation of every token and finds the entities, in place. Each sentence gets one root.</summary>
    public void Annotate(IReadOnlyList<Sentence> given)
    {
        ArgumentNullException.ThrowIfNull(given);
        if (!_idle.TryDequeue(out var workspace))
        {
            workspace = new Workspace(_net, _kernels, this, _reader);
        }

        workspace.Annotate(given);
        Interlocked.Add(ref _work, workspace.Work);
        for (var k = 0; k < given.Count; k++)
        {
            LostVerbs.Find(given[k], s => workspace.Annotate([s]));
            Repairs.Apply(given[k]);
            AfterClauses.Mend(given[k]);
        }

        _idle.Enqueue(workspace);

        if (_lemmas is not null)
        {
            Lemmatise(given);
        }
    }

    void Lemmatise(IReadOnlyList<Sentence> given)
    {
        for (var k = 0; k < given.Count; k++)
        {
            var s = given[k];
            for (var i = 0; i < s.Count; i++)
            {
                s.Lemmas[i] = _lemmas!.Lemma(s.Form(i), s.Xposes[i]);
            }
        }
    }

    /// <summary>Words put through the net and states of the parser scored so far.</summary>
    internal long Work => Interlocked.Read(ref _work);

    internal Upos UposOf(int tag) => _uposes[tag];

    internal string XposOf(int tag) => _xposes[tag];

    /// <summary>Closes the model. No other call may be running or follow.</summary>
    public void Dispose() => _net.Dispose();
}
