using System.Globalization;
using System.Security;
using IceWarp.Testing;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace IceWarp.Browser.Tests;

/// <summary>Two who write in one note: their words go together, and where they changed the same words both texts stay.</summary>
[Collection(NotesCollection.Name)]
public sealed class NotesConflictTests(BrowserFixture browser) : IAsyncLifetime
{
    private RunningHost _host = null!;

    public async Task InitializeAsync() => _host = await RunningHost.StartAsync();

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task What_another_client_of_the_server_writes_comes_into_the_open_note_and_the_caret_stays()
    {
        var page = await browser.OpenNotesOfAsync(_host);
        var id = await page.MakeNoteAsync("Live", "<p>first line</p><p>second line</p><p>third line</p>");
        await page.OpenNoteAsync(id, "second line");
        await page.WriteBehindAsync("second line", " mine");
        await page.ShouldBeStoredAsync();

        using var raw = await _host.SignInRawAsync();
        await WriteRawAsync(raw, "Live", "<p>zero</p><p>a first line</p><p>second line mine</p><p>third line, changed</p>");
        await Expect(page.Text().Locator("p")).ToHaveTextAsync(["zero", "a first line", "second line mine", "third line, changed"]);
        await page.Keyboard.TypeAsync(" still");

        await Expect(page.Text().Locator("p")).ToHaveTextAsync(["zero", "a first line", "second line mine still", "third line, changed"]);
        await page.ShouldBeStoredAsync();
        await RawItems.EventuallyAsync(async () => (await raw.StoredTextAsync("Live")).Should().Contain("second line mine still").And.Contain("third line, changed"));
    }

    [Fact]
    public async Task Two_tabs_of_one_person_write_in_one_note_and_every_word_of_both_is_kept()
    {
        await using var context = await browser.NewContextAsync(_host, View.Desk);
        var first = await context.NewPageAsync();
        await first.SignInAsync();
        var id = await first.MakeNoteAsync("Tabs", "<p>alpha</p><p>omega</p>");
        await first.OpenNoteAsync(id, "omega");
        var second = await context.NewPageAsync();
        await second.OpenNoteAsync(id, "omega");
        List<string> words = [];
        for (var n = 1; n <= 12; n++)
        {
            var (page, line, word) = n % 2 == 1 ? (first, "alpha", $" one{n}") : (second, "omega", $" two{n}");
            await page.WriteBehindAsync(line, word);
            words.Add(word.Trim());
        }

        foreach (var page in new[] { first, second })
        {
            await page.ShouldBeStoredAsync();
            await Expect(page.Text().Locator("p")).ToHaveTextAsync(["alpha one1 one3 one5 one7 one9 one11", "omega two2 two4 two6 two8 two10 two12"]);
        }

        using var raw = await _host.SignInRawAsync();
        var stored = await raw.StoredTextAsync("Tabs");
        words.Should().OnlyContain(word => stored.Contains(word, StringComparison.Ordinal));
        stored.Should().NotContain("conflict");
    }

    [Theory]
    [InlineData("1", "the crane comes on Tuesday")]
    [InlineData("2", "the crane comes on Friday")]
    [InlineData("b", "the crane comes on Tuesdaythe crane comes on Friday")]
    public async Task Where_both_changed_the_same_words_both_stay_until_a_key_chooses(string key, string chosen)
    {
        var page = await browser.OpenNotesOfAsync(_host);
        await ClashAsync(page);
        using var raw = await _host.SignInRawAsync();
        await RawItems.EventuallyAsync(async () => (await raw.StoredTextAsync("Crane")).Should().Contain("Tuesday").And.Contain("Friday"));

        await page.Button("Choose").PressAsync("Enter");
        await Expect(page.Button("Keep both")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync(key);

        await Expect(page.Text()).ToHaveTextAsync(chosen);
        await page.ShouldBeStoredAsync();
        var other = key == "1" ? "Friday" : "Tuesday";
        await RawItems.EventuallyAsync(async () =>
        {
            var stored = await raw.StoredTextAsync("Crane");
            stored.Should().NotContain("conflict");
            stored.Contains(other, StringComparison.Ordinal).Should().Be(key == "b");
        });
    }

    [Theory]
    [MemberData(nameof(View.All), MemberType = typeof(View))]
    public async Task The_merge_view_says_whose_the_texts_are_and_can_be_used_by_all(int width, bool dark, string language)
    {
        var page = await browser.OpenAsync(_host, View.Of(width, dark, language));
        await page.ChooseLanguageAsync(language);
        await page.SignInAsync();
        await ClashAsync(page);
        var group = page.GetByRole(AriaRole.Group, new() { Name = language == "pl" ? "Dwa teksty w jednym miejscu" : "Two texts for one place" });
        await Expect(group).ToContainTextAsync("Tuesday");
        var head = await group.EvaluateAsync<string>("box => getComputedStyle(box.querySelector('.two')).getPropertyValue('--second')");
        head.Should().Contain(language == "pl" ? "Drugi tekst: Ty, " : "Second text: you, ");
        if (width >= 720)
        {
            await Expect(group.GetByText(language == "pl" ? "Drugi tekst: Ty, " : "Second text: you, ")).ToBeVisibleAsync();
        }

        await page.ShouldBeAccessibleAsync();
        await page.ShouldFitItsWidthAsync();
        await page.KeepPictureAsync(string.Create(CultureInfo.InvariantCulture, $"notes-merge-{width}-{(dark ? "dark" : "light")}-{language}"));
    }

    /// <summary>Alice writes Tuesday while she is offline, and Friday elsewhere.</summary>
    private async Task ClashAsync(IPage page)
    {
        var id = await page.MakeNoteAsync("Crane", "<p>the crane comes on Monday</p>");
        await page.OpenNoteAsync(id, "Monday");
        await page.Context.SetOfflineAsync(true);
        await page.RewriteLastWordAsync("Monday", "Tuesday");
        await Expect(page.Receipt()).ToHaveAttributeAsync("data-receipt", "offline");
        await Expect(page.Row("Crane")).ToContainTextAsync("Tuesday");
        using var other = await _host.SignInAsync();
        await other.RewriteAsync(id, "Monday", "Friday");
        await page.Context.SetOfflineAsync(false);
        await Expect(page.Text().Locator(".both")).ToBeVisibleAsync();
        await Expect(page.Receipt()).ToHaveAttributeAsync("data-receipt", "settle");
    }

    private static async Task WriteRawAsync(RawServer raw, string title, string html)
    {
        var uid = (await raw.FindAsync("Notes", "evntitle", title))!["uid"];
        var stored = await raw.SendAsync(
            "get",
            $"<query xmlns=\"webmail:iq:items\"><account uid=\"{Demo.Alice}\"><folder uid=\"Notes\"><item uid=\"{uid}\"><values/></item></folder></account></query>");
        var body = stored.Descendants().First(element => element.Name.LocalName == "note").Attribute("uid")?.Value;
        await raw.SetAsync(
            "Notes",
            $"<item uid=\"{uid}\" action=\"edit\"><notes><note uid=\"{body}\"><values><note_text>{SecurityElement.Escape(html)}</note_text></values></note></notes></item>");
    }
}
