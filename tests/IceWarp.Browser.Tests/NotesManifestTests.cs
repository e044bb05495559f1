using System.Text.Json;
using IceWarp.Testing;

namespace IceWarp.Browser.Tests;

/// <summary>Under which name the browser would install the app.</summary>
[Collection(NotesCollection.Name)]
public sealed class NotesManifestTests(BrowserFixture browser) : IAsyncLifetime
{
    private RunningHost _host = null!;

    public async Task InitializeAsync() => _host = await RunningHost.StartAsync();

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Theory]
    [InlineData("en", "IceWarp Notes")]
    [InlineData("pl", "Notatki IceWarp")]
    public async Task It_has_its_name_in_the_language_of_the_page_and_pictures_that_load(string language, string name)
    {
        var page = await browser.OpenAsync(_host);
        await page.ChooseLanguageAsync(language);
        await page.SignInAsync();
        await page.GotoAsync("/notes/");
        await Microsoft.Playwright.Assertions.Expect(page.Locator($"html[lang={language}]")).ToBeAttachedAsync();
        await Microsoft.Playwright.Assertions.Expect(page.Locator("[data-pane]").First).ToBeVisibleAsync();
        var session = await page.Context.NewCDPSessionAsync(page);

        var manifest = (await session.SendAsync("Page.getAppManifest"))!.Value;

        manifest.GetProperty("errors").EnumerateArray().Should().BeEmpty();
        using var read = JsonDocument.Parse(manifest.GetProperty("data").GetString() ?? "");
        read.RootElement.GetProperty("name").GetString().Should().Be(name);
        foreach (var picture in read.RootElement.GetProperty("screenshots").EnumerateArray().Concat(read.RootElement.GetProperty("icons").EnumerateArray()))
        {
            using var answer = await _host.Client.GetAsync(picture.GetProperty("src").GetString());
            ((int)answer.StatusCode, answer.Content.Headers.ContentType?.MediaType).Should().Be((200, picture.GetProperty("type").GetString()));
        }
    }
}
