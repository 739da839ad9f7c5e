using Microsoft.Playwright;

namespace Demarche.Web.Tests;

/// <summary>What must hold of every page, at every width, in light and dark.</summary>
static class Walk
{
    /// <summary>Opens the page as people do, checks it, and leaves pictures: light, dark, at 1,600 px, phone.</summary>
    /// <param name="chromium">The browser.</param>
    /// <param name="site">The site.</param>
    /// <param name="name">Name of the pictures.</param>
    /// <param name="path">The page.</param>
    /// <param name="seen">What a person looks for there.</param>
    public static async Task Page(Chromium chromium, Uri site, string name, string path, Func<IPage, Task> seen)
    {
        await using var w = await chromium.Open(site);
        await w.Go(path);
        Assert.Equal(1, await w.Page.Locator("h1").CountAsync());
        Assert.Equal("en", await w.Page.Locator("html").GetAttributeAsync("lang"));
        await seen(w.Page);
        await Fits(w.Page, path);
        Assert.Equal(0, await w.Page.Locator("[style], script:not([src])").CountAsync());
        await w.Picture(name);
        Assert.Empty(await Axe.Findings(w.Page));

        // The same page in the dark differs in colours only, on a phone in its layout: it is not loaded again.
        await w.Page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = ColorScheme.Dark });
        await w.Picture(name + "-dark");
        Assert.Empty(await Axe.Findings(w.Page, "color-contrast", "link-in-text-block"));

        await w.Page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = ColorScheme.Light });
        await w.Page.SetViewportSizeAsync(1600, 900);
        await Fits(w.Page, path);
        await w.Picture(name + "-wide");
        await w.Page.SetViewportSizeAsync(360, 740);
        await Fits(w.Page, path);
        await w.Picture(name + "-phone");
        Assert.Empty(await Axe.Findings(w.Page));
        Assert.Empty(w.Outside);
        Assert.Empty(w.Complaints);
    }

    /// <summary>Nothing sticks out to the side.</summary>
    static async Task Fits(IPage page, string path)
    {
        var over = await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - document.documentElement.clientWidth");
        var what = over <= 0 ? "" : await page.EvaluateAsync<string>("() => [...document.querySelectorAll('main *')].filter(e => e.getBoundingClientRect().right > document.documentElement.clientWidth + 1).slice(0, 3).map(e => e.outerHTML.slice(0, 120)).join(' | ')");
        Assert.True(over <= 0, $"{path} is {over} pixels too wide: {what}");
    }
}
