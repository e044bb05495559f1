using IceWarp.Testing;
using Microsoft.Playwright;

namespace IceWarp.Browser.Tests;

/// <summary>One Chromium for the tests of a collection.</summary>
public sealed class BrowserFixture : IAsyncLifetime
{
    /// <summary>Longest wait for anything a page should show.</summary>
    public const float WaitLimit = 15_000;

    private IPlaywright? _playwright;
    private IBrowser? _browser;

    private IBrowser Browser => _browser ?? throw new InvalidOperationException("The browser is not started yet.");

    /// <inheritdoc />
    public async Task InitializeAsync()
    {
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(ChromiumOptions.Headless);
        Assertions.SetDefaultExpectTimeout(WaitLimit);
    }

    /// <summary>A page of a fresh person at a host: no cookies, no cache, the view as asked.</summary>
    public async Task<IPage> OpenAsync(RunningHost host, View? view = null)
    {
        view ??= View.Desk;
        var context = await NewContextAsync(host, view);
        return await context.NewPageAsync();
    }

    /// <summary>A browser of a fresh person, for several pages of theirs at once.</summary>
    public async Task<IBrowserContext> NewContextAsync(RunningHost host, View view)
    {
        var context = await Browser.NewContextAsync(new()
        {
            BaseURL = host.Address.ToString(),
            Locale = view.Language == "pl" ? "pl-PL" : "en-GB",
            TimezoneId = "Europe/Warsaw",
            ColorScheme = view.Dark ? ColorScheme.Dark : ColorScheme.Light,
            ViewportSize = new() { Width = view.Width, Height = view.Height },
            HasTouch = view.Width < 720,
        });
        context.SetDefaultTimeout(WaitLimit);
        return context;
    }

    /// <summary>A browser that keeps what it keeps in a folder, over its own end too.</summary>
    public async Task<IBrowserContext> OpenLastingAsync(RunningHost host, string folder)
    {
        var playwright = _playwright ?? throw new InvalidOperationException("The browser is not started yet.");
        var context = await playwright.Chromium.LaunchPersistentContextAsync(folder, new()
        {
            ExecutablePath = ChromiumOptions.Headless.ExecutablePath,
            Args = ChromiumOptions.Headless.Args,
            BaseURL = host.Address.ToString(),
            Locale = "en-GB",
            TimezoneId = "Europe/Warsaw",
            ViewportSize = new() { Width = View.Desk.Width, Height = View.Desk.Height },
        });
        context.SetDefaultTimeout(WaitLimit);
        return context;
    }

    /// <inheritdoc />
    public async Task DisposeAsync()
    {
        await Browser.DisposeAsync();
        _playwright?.Dispose();
    }
}

/// <summary>Tests of the portal, the dashboard and WebClient share one Chromium and run one after the other.</summary>
[CollectionDefinition(Name)]
public sealed class BrowserCollection : ICollectionFixture<BrowserFixture>
{
    /// <summary>Name of the collection.</summary>
    public const string Name = "browser";
}

/// <summary>Tests of the notes have a Chromium of their own, beside the others: most of their time is waiting.</summary>
[CollectionDefinition(Name)]
public sealed class NotesCollection : ICollectionFixture<BrowserFixture>
{
    /// <summary>Name of the collection.</summary>
    public const string Name = "notes in the browser";
}

/// <summary>How a page is looked at.</summary>
public sealed record View(int Width, int Height, bool Dark, string Language)
{
    /// <summary>A desk: 1280 wide, light, English.</summary>
    public static View Desk { get; } = new(1280, 800, Dark: false, "en");

    /// <summary>A phone: 390 wide, light, English.</summary>
    public static View Phone { get; } = new(390, 844, Dark: false, "en");

    /// <summary>Both widths, themes and languages.</summary>
    public static TheoryData<int, bool, string> All
    {
        get
        {
            var data = new TheoryData<int, bool, string>();
            foreach (var width in new[] { 1280, 390 })
            {
                foreach (var dark in new[] { false, true })
                {
                    data.Add(width, dark, "en");
                    data.Add(width, dark, "pl");
                }
            }

            return data;
        }
    }

    /// <summary>Height that goes with a width.</summary>
    public static View Of(int width, bool dark, string language) => new(width, width < 720 ? 844 : 800, dark, language);
}
