using System.Diagnostics;
using System.Text.Json;
using IceWarp.Testing;
using Microsoft.Playwright;

namespace IceWarp.Benchmarks;

/// <summary>
/// A signed-in person opens the dashboard in a browser that is warm but has nothing of it: requests, bytes on the wire, time from the navigation until every
/// widget shows its content, read from the page's own clock; beside the slowest of the raw queries that bring the same data.
/// </summary>
internal static class ColdDashboard
{
    private const int Runs = 7;

    private const string Watch =
        """
        const content = (part) => !part.matches('form, .bones') && part.textContent.trim() !== '';
        const shows = (widget) => [...widget.querySelectorAll(':scope > div > *')].some(content);
        new MutationObserver((_, watch) => {
          const widgets = [...document.querySelectorAll('[data-widget]')];
          if (widgets.length < 8 || !widgets.every(shows)) return;
          watch.disconnect();
          requestAnimationFrame(() => { window.shownAfter = performance.now(); });
        }).observe(document, { childList: true, subtree: true });
        """;

    public static async IAsyncEnumerable<Figure> MeasureAsync()
    {
        await using var file = await PublishedFile.StartAsync();
        var address = file.Client.BaseAddress!;
        using var rawClient = Person.NewClient(address);
        var sid = await Person.RawSignInAsync(rawClient);
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(ChromiumOptions.Headless);
        await using var context = await browser.NewContextAsync(new() { BaseURL = address.ToString(), Locale = "en-GB", TimezoneId = "Europe/Warsaw" });
        await context.APIRequest.PostAsync("/api/session", new() { DataObject = new { email = "alice@demo.test", password = "alice-demo" } });
        var page = await context.NewPageAsync();
        await page.AddInitScriptAsync(Watch);
        var devTools = await context.NewCDPSessionAsync(page);
        await devTools.SendAsync("Network.enable");
        var shown = new List<double>();
        var slowest = new List<double>();
        var requests = 0;
        var bytes = 0L;
        for (var run = 0; run <= Runs; run++)
        {
            var raw = await SlowestRawAsync(rawClient, sid);
            var (time, count, size) = await OpenAsync(page, devTools, address);

            // The first run warms the code of both sides up.
            if (run > 0)
            {
                slowest.Add(raw);
                shown.Add(time);
                (requests, bytes) = (Math.Max(requests, count), Math.Max(bytes, size));
            }
        }

        yield return new Figure(
            $"all widgets shown, cold cache, median of {Runs}; baseline: 1.3 x the slowest raw query + 150 ms", shown.Median(), (1.3 * slowest.Median()) + 150, "ms");
        yield return new Figure("the same, best run; baseline: the slowest raw query", shown.Min(), slowest.Min(), "ms");
        yield return new Figure("requests, the document included; baseline: the target", requests, 12, "");
        yield return new Figure("bytes on the wire; baseline: the target", bytes / 1e3, 150, "kB");
    }

    private static async Task<double> SlowestRawAsync(HttpClient client, string sid)
    {
        var times = await Task.WhenAll(Person.RawQueries.Select(async query =>
        {
            var started = Stopwatch.GetTimestamp();
            await Person.RawAsync(client, sid, query);
            return Stopwatch.GetElapsedTime(started).TotalMilliseconds;
        }));
        return times.Max();
    }

    private static async Task<(double Milliseconds, int Requests, long Bytes)> OpenAsync(IPage page, ICDPSession devTools, Uri address)
    {
        // A page of the same origin keeps the browser's process; nothing of the dashboard is left in it.
        await page.GotoAsync("/api/frame");
        await devTools.SendAsync("Network.clearBrowserCache");
        await devTools.SendAsync("Storage.clearDataForOrigin", new()
        {
            ["origin"] = address.GetLeftPart(UriPartial.Authority),
            ["storageTypes"] = "service_workers,cache_storage,indexeddb,local_storage",
        });
        var requests = 0;
        var bytes = 0L;
        void Requested(object? sender, IRequest request) => requests++;
        void Loaded(object? sender, JsonElement? message) => bytes += (long)message!.Value.GetProperty("encodedDataLength").GetDouble();
        page.Request += Requested;
        devTools.Event("Network.loadingFinished").OnEvent += Loaded;
        await page.GotoAsync("/dashboard/");
        await page.WaitForFunctionAsync("() => window.shownAfter > 0");

        // What the page loads once it stands still counts too; not the worker, which keeps the app for a later visit.
        await page.WaitForTimeoutAsync(500);
        page.Request -= Requested;
        devTools.Event("Network.loadingFinished").OnEvent -= Loaded;
        return (await page.EvaluateAsync<double>("window.shownAfter"), requests, bytes);
    }
}
