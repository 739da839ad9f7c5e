using Demarche.Pipeline;
using Demarche.Store;

namespace Demarche.Web.Tests;

/// <summary>What people ask for first is made before they do.</summary>
public class WarmingTests
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_first_page_and_what_it_leads_to_are_asked_for_by_the_program_itself()
    {
        var asked = 0;
        using var loaded = Demarche.Store.Base.LoadedBase.Load(Installation.Base);
        using var sessions = new RecordSessions(() =>
        {
            Interlocked.Increment(ref asked);
            return loaded.Open();
        });
        await using var app = WebHost.Build(sessions, new Tools(), new WebOptions { Port = 0, BaseFolder = Installation.Base, Unchanging = true, Warm = true, Token = "correct horse" });
        Assert.Equal(0, asked);
        await app.StartAsync(Cancel);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        patience.CancelAfter(TimeSpan.FromMinutes(2));
        while (Volatile.Read(ref asked) == 0)
        {
            await Task.Delay(20, patience.Token);
        }

        // Ending does not wait for all of it.
        await app.StopAsync(patience.Token);
    }
}
