using Microsoft.Playwright;

namespace Demarche.Web.Tests;

/// <summary>What must hold of every page, at every width, in light and dark.</summary>
static class Walk
{
    /// <summary>Opens the page as people do, checks it, and leaves pictures: light, dark, phone.</summary>
    /// <param name="chromium">The browser.</param>
    /// <param name="site">The site.</param>
    /// <param name="name">Name of the pictures.</param>
    /// <param name="path">The page.</param>
    /// <param name="seen">What a person looks for there.</param>
    public static async Task Page(Chromium chromium, Uri site, string name, string path, Func<IPage, Task> seen)
    {
        await using (var wide = await chromium.Open(site))
        {
            await wide.Go(path);
            Assert.Equal(1, await wide.Page.Locator("h1").CountAsync());
            Assert.Equal("en", await wide.Page.Locator("html").GetAttributeAsync("lang"));
            await seen(wide.Page);
            await Fits(wide.Page, path);
            Assert.Equal(0, await wide.Page.Locator("[style], script:not([src])").CountAsync());
            await wide.Picture(name);
            Assert.Empty(await Axe.Findings(wide.Page));
            await wide.Page.SetViewportSizeAsync(1600, 900);
            await Fits(wide.Page, path);
            Assert.Empty(wide.Outside);
            Assert.Empty(wide.Complaints);
        }

        await using (var dark = await chromium.Open(site, dark: true))
        {
            await dark.Go(path);
            await dark.Picture(name + "-dark");
            Assert.Empty(await Axe.Findings(dark.Page));
        }

        await using var phone = await chromium.Open(site, 360, 740);
        await phone.Go(path);
        await Fits(phone.Page, path);
        await phone.Picture(name + "-phone");
        Assert.Empty(await Axe.Findings(phone.Page));
    }

    /// <summary>Nothing sticks out to the side.</summary>
    static async Task Fits(IPage page, string path)
    {
        var over = await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - document.documentElement.clientWidth");
        var what = over <= 0 ? "" : await page.EvaluateAsync<string>("() => [...document.querySelectorAll('main *')].filter(e => e.getBoundingClientRect().right > document.documentElement.clientWidth + 1).slice(0, 3).map(e => e.outerHTML.slice(0, 120)).join(' | ')");
        Assert.True(over <= 0, $"{path} is {over} pixels too wide: {what}");
    }
}
