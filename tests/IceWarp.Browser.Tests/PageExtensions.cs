using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace IceWarp.Browser.Tests;

/// <summary>What tests ask of every page.</summary>
internal static class PageExtensions
{
    /// <summary>Signs in by the API, with the cookie in the page's context.</summary>
    public static async Task SignInAsync(this IPage page, string name = "alice")
    {
        var answer = await page.Context.APIRequest.PostAsync("/api/session", new() { DataObject = new { email = $"{name}@demo.test", password = $"{name}-demo" } });
        answer.Status.Should().Be(200);
    }

    /// <summary>No finding of axe, of whatever impact.</summary>
    public static async Task ShouldBeAccessibleAsync(this IPage page)
    {
        var result = await page.RunAxe();
        result.Violations.Select(Describe).Should().BeEmpty();
    }

    /// <summary>No sideways scrolling: the page fits its window.</summary>
    public static async Task ShouldFitItsWidthAsync(this IPage page)
    {
        var overflow = await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - document.documentElement.clientWidth");
        overflow.Should().BeLessThanOrEqualTo(0);
    }

    /// <summary>The language that the person chose in this browser; it wins over what the server knows. Call before the first page.</summary>
    public static Task ChooseLanguageAsync(this IPage page, string language) =>
        page.AddInitScriptAsync($"localStorage.setItem('icewarp.language', '{language}')");

    /// <summary>Keeps a picture of the page for people to look at, below artifacts/screens.</summary>
    public static Task KeepPictureAsync(this IPage page, string name) =>
        page.ScreenshotAsync(new() { Path = Path.Combine(Pictures, name + ".png"), Animations = ScreenshotAnimations.Disabled });

    private static string Pictures { get; } = Path.Combine(Root(), "artifacts", "screens");

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "IceWarp.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("The tests do not run inside the repository.");
    }

    private static string Describe(AxeResultItem item) =>
        $"{item.Impact} {item.Id}: {item.Help} at {string.Join(", ", item.Nodes.Take(3).Select(node => node.Target))}";
}
