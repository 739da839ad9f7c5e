using System.Diagnostics.Metrics;

namespace Demarche.Web.Api.Work;

/// <summary>What is counted while serving; read at /metrics by whoever runs the program, sent nowhere.</summary>
sealed class ApiMeter : IDisposable
{
    /// <summary>Name of the meter.</summary>
    public const string Name = "Demarche";

    readonly Meter _meter = new(Name);
    readonly Counter<long> _documents;
    readonly Counter<long> _events;
    readonly Counter<long> _coded;
    readonly Counter<long> _tools;

    public ApiMeter()
    {
        _documents = _meter.CreateCounter<long>("demarche.documents.added", "{document}", "Documents added over the interface.");
        _events = _meter.CreateCounter<long>("demarche.events.added", "{event}", "Events of those documents.");
        _coded = _meter.CreateCounter<long>("demarche.texts.coded", "{text}", "Texts coded without being stored.");
        _tools = _meter.CreateCounter<long>("demarche.mcp.calls", "{call}", "Questions of LLM clients, by tool.");
    }

    public void Added(int documents, int events)
    {
        _documents.Add(documents);
        _events.Add(events);
    }

    public void Coded() => _coded.Add(1);

    public void Called(string tool) => _tools.Add(1, new KeyValuePair<string, object?>("tool", tool));

    public void Dispose() => _meter.Dispose();
}
