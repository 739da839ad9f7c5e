using Demarche.Forecasting.Following;
using Demarche.Forecasting.Following.Learning;
using Demarche.Forecasting.Following.Scoring;
using Demarche.Store;
using Demarche.Store.Base;

namespace Demarche.Pipeline.Following;

/// <summary>Everything that answers "who may follow", loaded from what ships beside the program.</summary>
public sealed class FollowTools
{
    readonly string _data;
    readonly Lazy<FollowModel?> _model;
    readonly Lazy<FollowRecord?> _shown;

    /// <summary>Loads.</summary>
    /// <param name="data">Data folder; null takes the one beside the program.</param>
    /// <param name="acts">Acts of the user's own record, to count beside those of the record that ships.</param>
    public FollowTools(string? data = null, IReadOnlyList<CountryAct>? acts = null)
    {
        _data = data ?? Installation.Data;
        Catalog = CascadeCatalog.Load(Path.Combine(_data, "cascades"));
        World = World.Load(Path.Combine(_data, "covariates"));
        Record = new Engagement();
        var shipped = data is null ? Installation.Base : Path.Combine(data, "base");
        if (File.Exists(Path.Combine(shipped, BaseFiles.Events)) && File.Exists(Path.Combine(shipped, BaseFiles.Coverage)))
        {
            using var record = EventStore.OpenRecord("", RecordChoice.Base, shipped);
            Count(record.CountryActs());
        }

        Count(acts ?? []);
        Record.Seal();
        _model = new Lazy<FollowModel?>(() => Read("following.tsv", FollowModel.Load));
        _shown = new Lazy<FollowRecord?>(() => Read("following-record.tsv", FollowRecord.Load));
    }

    /// <summary>Cascades, kinds, objects.</summary>
    public CascadeCatalog Catalog { get; }

    /// <summary>States and ties.</summary>
    public World World { get; }

    /// <summary>Acts of the record.</summary>
    public Engagement Record { get; }

    /// <summary>The fitted models; null when none ships.</summary>
    public FollowModel? Model => _model.Value;

    /// <summary>The backtest's record to show beside forecasts; null when none ships.</summary>
    public FollowRecord? Backtested => _shown.Value;

    /// <summary>Forecasts.</summary>
    /// <exception cref="InvalidOperationException">When no model ships.</exception>
    public FollowForecaster Forecaster() =>
        new(World, Catalog, Model ?? throw new InvalidOperationException("there is no model of followers beside the program; make one with: demarche train following"), Record);

    void Count(IEnumerable<CountryAct> acts)
    {
        foreach (var a in acts)
        {
            Record.Add(a.Day, a.Source, a.Target, a.Quad, Ontology.Find(a.Cameo)?.Label ?? a.Cameo, a.EventId, a.Cameo);
        }
    }

    T? Read<T>(string name, Func<TextReader, string, T> load) where T : class
    {
        var path = Path.Combine(_data, "models", name);
        if (!File.Exists(path))
        {
            return null;
        }

        using var reader = new StreamReader(path);
        return load(reader, name);
    }
}
