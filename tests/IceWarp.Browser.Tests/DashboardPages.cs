using System.Text.RegularExpressions;
using IceWarp.Testing;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace IceWarp.Browser.Tests;

/// <summary>How tests find their way on the dashboard.</summary>
internal static class DashboardPages
{
    /// <summary>Opens the dashboard of a signed-in person and waits until a widget is there.</summary>
    public static async Task<IPage> OpenDashboardAsync(this BrowserFixture browser, RunningHost host, string widget, View? view = null)
    {
        var page = await browser.OpenAsync(host, view);
        await page.SignInAsync();
        await page.GotoAsync("/dashboard/");
        await Expect(page.Widget(widget)).ToBeVisibleAsync();
        return page;
    }

    /// <summary>A widget in everyday use, by its heading.</summary>
    public static ILocator Widget(this IPage page, string name) => page.GetByRole(AriaRole.Region, new() { Name = name, Exact = true });

    /// <summary>A widget while it is arranged.</summary>
    public static ILocator Arranged(this IPage page, string name) =>
        page.Locator("[data-arranged]").Filter(new() { Has = page.GetByRole(AriaRole.Heading, new() { Name = name, Exact = true }) });

    /// <summary>The one button of a name.</summary>
    public static ILocator Button(this IPage page, string name) => page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    /// <summary>The one button of a name inside something.</summary>
    public static ILocator Button(this ILocator inside, string name) => inside.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    /// <summary>A pattern for names and texts.</summary>
    public static Regex Containing(string pattern) => new(pattern, RegexOptions.None, TimeSpan.FromSeconds(1));
}
