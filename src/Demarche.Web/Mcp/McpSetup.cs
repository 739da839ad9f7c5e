using Demarche.Pipeline;
using Demarche.Web.Api.Work;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using ModelContextProtocol.Server;

namespace Demarche.Web.Mcp;

/// <summary>The record as tools for an LLM client: over standard input and output, or at <c>/mcp</c> beside the pages.</summary>
public static class McpSetup
{
    /// <summary>Answers one client over standard input and output until it leaves. Nothing else may write to standard output meanwhile.</summary>
    /// <param name="record">Sessions on the record.</param>
    /// <param name="tools">Coder, explainer and forecaster.</param>
    /// <param name="write">Also offers what changes the record.</param>
    /// <param name="cancel">Ends it.</param>
    public static async Task RunStdio(RecordSessions record, Tools tools, bool write, CancellationToken cancel)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddSingleton(record).AddSingleton(tools).AddSingleton<Forecasts>().AddSingleton<ApiMeter>();
        Add(builder.Services, write).WithStdioServerTransport();
        using var host = builder.Build();
        await host.RunAsync(cancel);
    }

    internal static IServiceCollection AddMcpTools(this IServiceCollection services, bool write)
    {
        Add(services, write).WithHttpTransport(o => o.Stateless = true);
        return services;
    }

    internal static void MapMcpTools(this IEndpointRouteBuilder routes) => routes.MapMcp("/mcp").ExcludeFromDescription();

    static IMcpServerBuilder Add(IServiceCollection services, bool write)
    {
        var server = services.AddMcpServer(o =>
        {
            o.ServerInfo = new() { Name = "demarche", Version = typeof(McpSetup).Assembly.GetName().Version?.ToString(3) ?? "0" };
            o.ServerInstructions = Untrusted.Instructions;
        }).WithTools<RecordTools>().WithTools<AnswerTools>();
        return write ? server.WithTools<WritingTools>() : server;
    }
}
