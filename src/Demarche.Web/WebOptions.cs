using System.Net;

namespace Demarche.Web;

/// <summary>Where the pages are served, and to whom.</summary>
public sealed record WebOptions
{
    /// <summary>Port; 0 lets the system choose a free one.</summary>
    public int Port { get; init; } = 5080;

    /// <summary>Address to listen on. Any but a loopback address asks for a <see cref="Token"/>.</summary>
    public IPAddress Address { get; init; } = IPAddress.Loopback;

    /// <summary>What a caller must present with every request; null asks for none and then only this machine is served.</summary>
    public string? Token { get; init; }

    /// <summary>Requests of one caller to the JSON interface and the tools that are answered each second; twice as many in a burst.</summary>
    public int RequestsPerSecond { get; init; } = 1000;

    /// <summary>LLM clients at <c>/mcp</c> are also offered what changes the record.</summary>
    public bool AllowWrite { get; init; }

    /// <summary>The record cannot change while it is served, so that an answer made once may be given again.</summary>
    public bool Unchanging { get; init; }

    /// <summary>What people ask for first is made ready in the background as soon as the port is open.</summary>
    public bool Warm { get; init; }

    /// <summary>Folder of the base record, for pages that name it; null when none ships.</summary>
    public string? BaseFolder { get; init; }
}
