using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Demarche.Coding;
using Demarche.Coding.Own;
using Demarche.Forecasting.Following;
using Demarche.Language;
using Demarche.Merging.Happenings;
using Demarche.Pipeline.Explaining;
using Demarche.Pipeline.Following;
using Demarche.Store;

namespace Demarche.Pipeline;

/// <summary>The stages, loaded from what ships beside the program. Each part is loaded on first use and shared.</summary>
public sealed class Tools
{
    /// <summary>Forecasts kept at most.</summary>
    const int MostForeseen = 500;

    readonly Lazy<Annotator> _annotator;
    readonly Lazy<Knowledge> _knowledge;
    readonly Lazy<EventCoder> _coder;
    readonly Lazy<Explainer> _explainer;
    readonly Lazy<CodingRun> _run;
    readonly Lazy<Merger> _merger;
    readonly Lazy<FollowTools?> _follow;
    readonly ConcurrentDictionary<(string Mover, string Kind, string Object, DateOnly Day, DateOnly? On), FollowForecast> _foreseen = new();

    /// <summary>Prepares to load from a data folder.</summary>
    /// <param name="data">The folder; null takes the one beside the program.</param>
    /// <param name="own">What the user brings; null for nothing.</param>
    public Tools(string? data = null, OwnKnowledge? own = null)
    {
        var folder = data ?? Installation.Data;
        _annotator = new Lazy<Annotator>(() => Annotator.Load(Path.Combine(folder, "models", "english.dml")));
        _knowledge = new Lazy<Knowledge>(() => Knowledge.Load(folder, own));
        _coder = new Lazy<EventCoder>(() =>
        {
            var model = Task.Run(() => _annotator.Value);
            var knowledge = _knowledge.Value;
            return new EventCoder(model.GetAwaiter().GetResult(), knowledge);
        });
        _run = new Lazy<CodingRun>(() => new CodingRun(typeof(Tools).Assembly.GetName().Version?.ToString(3) ?? "0", FileHash(Path.Combine(folder, "models")), own is null ? FileHash(folder) : FileHash(folder) + "+" + FileHash(own.Files)));
        _merger = new Lazy<Merger>(() => Merger.Load(Path.Combine(folder, "merging")));
        _follow = new Lazy<FollowTools?>(() => File.Exists(Path.Combine(folder, "models", "following.tsv")) ? new FollowTools(folder) : null);
        _explainer = new Lazy<Explainer>(() => new Explainer(Phrases.Load(folder), _knowledge.Value.Actors.Successors, Foresee));
    }

    /// <summary>What coded the documents: program, model and tables, so that a row can be traced to them.</summary>
    public CodingRun Run => _run.Value;

    /// <summary>Text → trees.</summary>
    public Annotator Annotator => _annotator.Value;

    /// <summary>The coder's tables.</summary>
    public Knowledge Knowledge => _knowledge.Value;

    /// <summary>Article → events, quotes, held items.</summary>
    public EventCoder Coder => _coder.Value;

    /// <summary>Events of many documents → which are one happening.</summary>
    public Merger Merger => _merger.Value;

    /// <summary>Coded article → the five answers.</summary>
    public Explainer Explainer => _explainer.Value;

    /// <summary>Who may follow: cascades, ties and the model; null when no model ships.</summary>
    public FollowTools? Follow => _follow.Value;

    FollowForecast? Foresee(Event act, DateOnly day)
    {
        if (_follow.Value is not { } follow)
        {
            return null;
        }

        var question = new FollowQuestion(follow.Catalog, follow.World, n => n);
        if (question.Of(act, day) is not { } asked || follow.World.Find(asked.Mover) < 0)
        {
            return null;
        }

        // A forecast is a function of the question: whoever explains the same act again gets the one made before.
        var key = (asked.Mover, asked.Kind.Name, asked.ObjectId, day, act.Date.To);
        if (!_foreseen.TryGetValue(key, out var made))
        {
            made = follow.Forecaster().Forecast(question.Cascade(asked.Mover, asked.Kind, asked.ObjectId, day, act.Date.To, []), day);
            if (_foreseen.Count < MostForeseen)
            {
                _foreseen.TryAdd(key, made);
            }
        }

        return made;
    }

    /// <summary>Hash over the names, lengths and bytes of the files directly in a folder and its table folders, in order of name.</summary>
    static string FileHash(string folder)
    {
        using var sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            sha.AppendData(Encoding.UTF8.GetBytes(Path.GetRelativePath(folder, file).Replace('\\', '/')));
            sha.AppendData(File.ReadAllBytes(file));
        }

        return Convert.ToHexStringLower(sha.GetHashAndReset())[..16];
    }

    /// <summary>Hash over the names and bytes of the user's files, so that a changed file shows in the run.</summary>
    static string FileHash(IReadOnlyList<string> files)
    {
        using var sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in files)
        {
            sha.AppendData(Encoding.UTF8.GetBytes(Path.GetFileName(file)));
            sha.AppendData(File.ReadAllBytes(file));
        }

        return Convert.ToHexStringLower(sha.GetHashAndReset())[..16];
    }
}
