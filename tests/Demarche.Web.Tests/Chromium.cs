using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(Demarche.Web.Tests.Chromium))]

namespace Demarche.Web.Tests;

/// <summary>The Chromium of this machine, started once. Where there is none, tests that need it are skipped and say so.</summary>
public sealed class Chromium : IAsyncLifetime
{
    IPlaywright? _playwright;
    IBrowser? _browser;

    /// <summary>A window of its own over a site; what the page asks of other addresses, and what the browser complains about, is gathered.</summary>
    public async Task<Window> Open(Uri site, int width = 1440, int height = 900, bool dark = false, bool script = true)
    {
        if (_browser is null)
        {
            Assert.False(Place.RequireAll, "chromium is missing and DEMARCHE_REQUIRE_ALL is set; apt-get install chromium fonts-dejavu-core.");
            Assert.Skip("chromium is not on this machine.");
        }

        var context = await _browser!.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = site.OriginalString,
            ViewportSize = new ViewportSize { Width = width, Height = height },
            ColorScheme = dark ? ColorScheme.Dark : ColorScheme.Light,
            JavaScriptEnabled = script,
            ReducedMotion = ReducedMotion.Reduce,
        });
        return new Window(context, await context.NewPageAsync(), site);
    }

    public async ValueTask InitializeAsync()
    {
        var path = Environment.GetEnvironmentVariable("DEMARCHE_CHROMIUM") is { Length: > 0 } named ? named : "/usr/bin/chromium";
        if (!File.Exists(path))
        {
            return;
        }

        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = path,
            Headless = true,
            Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
            Timeout = 120_000,
        });
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        _playwright?.Dispose();
    }
}

/// <summary>One window of the browser.</summary>
public sealed class Window : IAsyncDisposable
{
    readonly IBrowserContext _context;

    public Window(IBrowserContext context, IPage page, Uri site)
    {
        (_context, Page) = (context, page);
        page.SetDefaultTimeout(60_000);
        page.Request += (_, r) =>
        {
            if (!r.Url.StartsWith(site.OriginalString, StringComparison.Ordinal) && !r.Url.StartsWith("data:", StringComparison.Ordinal))
            {
                Outside.Add(r.Url);
            }
        };
        page.Console += (_, m) =>
        {
            if (m.Type == "error")
            {
                Complaints.Add(m.Text);
            }
        };
        page.PageError += (_, e) => Complaints.Add(e);
    }

    public IPage Page { get; }

    /// <summary>Addresses outside the site that a page asked for.</summary>
    public List<string> Outside { get; } = [];

    /// <summary>What the browser complained about: scripts, styles refused by the content policy.</summary>
    public List<string> Complaints { get; } = [];

    /// <summary>Goes to a page, which must be there.</summary>
    public async Task Go(string path, int status = 200)
    {
        var answer = await Page.GotoAsync(path, new PageGotoOptions { WaitUntil = WaitUntilState.Load });
        Assert.Equal(status, answer!.Status);
    }

    /// <summary>Leaves a picture among the artifacts.</summary>
    public Task Picture(string name, bool whole = true) => Page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(Place.Pictures, name + ".png"), FullPage = whole });

    public async ValueTask DisposeAsync() => await _context.DisposeAsync();
}
