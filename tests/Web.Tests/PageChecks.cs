using System.Text.Json;
using Microsoft.Playwright;

namespace Yunzhang.Web.Tests;

/// <summary>What every page has to pass, however it is looked at.</summary>
public static class PageChecks
{
    private static readonly Lazy<string> Axe = new(() => File.ReadAllText(Path.Combine(SourceFolder.Root, "src/Yunzhang/client/node_modules/axe-core/axe.min.js")));

    /// <summary>No failing of WCAG 2 A or AA that axe can find, contrast included.</summary>
    public static async Task IsAccessible(IPage page)
    {
        await page.EvaluateAsync(Axe.Value);
        var found = await page.EvaluateAsync<JsonElement>(
            """
            async () => {
              // What lies under a bar that stays on the screen is whole again once it is scrolled to.
              const bars = [...document.querySelectorAll('.form-buttons, .bottom')].filter(b => ['sticky', 'fixed'].includes(getComputedStyle(b).position)).map(b => b.getBoundingClientRect());
              const under = at => { const r = document.querySelector(at)?.getBoundingClientRect(); return r && bars.some(b => r.bottom > b.top && r.top < b.bottom); };
              return (await axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'], resultTypes: ['violations'], preload: false }))
                .violations.flatMap(v => v.nodes.filter(n => v.id !== 'target-size' || !under(n.target[0])).map(n => `${v.id}: ${n.target.join(' ')}: ${n.any.concat(n.all, n.none).map(c => c.message).join('; ')}`));
            }
            """);
        Assert.Empty(found.EnumerateArray().Select(e => e.GetString()));
    }

    /// <summary>Nothing wider than the device: the window's own width grows with what overflows, so it cannot be the measure.</summary>
    public static async Task FitsItsWidth(IPage page, Screen screen)
    {
        var widest = await page.EvaluateAsync<JsonElement>(
            """
            width => ({ page: document.documentElement.scrollWidth, out: [...document.querySelectorAll('main *, header *, nav *')]
              .filter(e => e.getBoundingClientRect().right > width + 1 && !e.closest('.tabs, .month-grid-scroll, .sr-only, thead, svg, details:not([open]) > :not(summary)')).map(e => e.outerHTML.slice(0, 120)).slice(0, 3) })
            """,
            screen.Width);
        var wide = widest.GetProperty("out").EnumerateArray().Select(e => e.GetString()).ToList();
        Assert.True(widest.GetProperty("page").GetInt32() <= screen.Width, $"The page is {widest.GetProperty("page")} wide on a screen of {screen.Width}: {string.Join(" | ", wide)}");
        Assert.Empty(wide);
    }
}
