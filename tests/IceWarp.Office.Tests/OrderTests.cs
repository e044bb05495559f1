namespace IceWarp.Office.Tests;

/// <summary>What is sent in a burst arrives as it was sent, though the office handles letters, accelerators and commands in different queues.</summary>
public sealed class OrderTests(OfficeFixture office) : IClassFixture<OfficeFixture>
{
    private const int Ctrl = 0x2000;
    private const int Home = 1028;
    private const int End = 1029;

    [Fact]
    public async Task A_burst_of_letters_travel_commands_and_paste_keeps_its_order()
    {
        await using var document = await office.OpenAsync("heading123.docx");
        var view = document.Views.Single();
        ViewInput[] burst =
        [
            new ViewInput.TypeText("B"), new ViewInput.TypeText(new string('x', 300)), Key(Home), new ViewInput.TypeText("A"), Key(End), new ViewInput.TypeText("Y"),
            new ViewInput.Paste("text/plain;charset=utf-8", "paste"u8.ToArray()), new ViewInput.TypeText("Z"), Key(Home), new ViewInput.TypeText("0"),
            new ViewInput.RunCommand(".uno:GoToEndOfDoc"), new ViewInput.TypeText("!"), new ViewInput.RunCommand(".uno:SwBackspace"), new ViewInput.TypeText("?"),
        ];

        // The office is busy, so that all of it waits when it comes back.
        var busy = document.ExportAsync("pdf", CancellationToken.None);
        long last = 0;
        foreach (var input in burst)
        {
            last = await view.DoAsync(input, CancellationToken.None);
        }

        await busy;
        await view.NextAsync<ViewNews.Done>(done => done.Sequence >= last);
        var text = SavedFile.Text(await document.SaveAsync(endEditing: true, CancellationToken.None), "word/document.xml");
        text.Should().StartWith("0AB" + new string('x', 300)).And.EndWith("YpasteZ?");
    }

    private static ViewInput.PressKey Key(int code) => new(KeyAction.Down, 0, code | Ctrl);
}
