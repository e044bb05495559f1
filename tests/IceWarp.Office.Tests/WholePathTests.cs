using SkiaSharp;

namespace IceWarp.Office.Tests;

/// <summary>A person opens a real file, looks at it, types and gets it back.</summary>
public sealed class WholePathTests(OfficeFixture office) : IClassFixture<OfficeFixture>
{
    private static readonly ViewInput.PressKey Enter = new(KeyAction.Down, 13, 1280);

    [Fact]
    public async Task A_text_is_opened_painted_typed_into_and_saved_in_its_own_format()
    {
        await using var document = await office.OpenAsync("heading123.docx");
        document.Shape.Kind.Should().Be(DocumentKind.Text);
        var view = document.Views.Single();

        (await view.ColoursAsync()).Count.Should().BeGreaterThan(2, "there is text on the page");
        await view.DoAsync(new ViewInput.TypeText("Grüße an Zażółć 🙂 "), CancellationToken.None);
        await view.HearAsync(ViewEventKind.InvalidateTiles);
        await view.EventuallyAsync(() => document.IsModified);

        var saved = await document.SaveAsync(endEditing: true, CancellationToken.None);
        SavedFile.Text(saved, "word/document.xml").Should().Contain("Grüße an Zażółć 🙂");
        await view.EventuallyAsync(() => !document.IsModified);
    }

    [Fact]
    public async Task A_sheet_takes_a_number_and_a_formula()
    {
        await using var document = await office.OpenAsync("SheetTabColors.xlsx");
        document.Shape.Should().Match<DocumentShape>(shape => shape.Kind == DocumentKind.Sheet && shape.Parts > 1);
        var view = document.Views.Single();

        await view.HearAfterAsync(new ViewInput.RunCommand(".uno:GoToCell", """{"ToPoint":{"type":"string","value":"C3"}}"""), ViewEventKind.CellAddress, text => text.Contains("C3", StringComparison.Ordinal));
        await view.DoneAsync(new ViewInput.TypeText("=6*7"));
        await view.DoneAsync(Enter);

        // Not entered yet: saving with the end of editing enters it.
        await view.DoneAsync(new ViewInput.TypeText("last word"));
        var saved = await document.SaveAsync(endEditing: true, CancellationToken.None);
        SavedFile.Part(saved, "xl/worksheets/sheet1.xml").Should().Contain("6*7").And.Contain("<v>42</v>");
        SavedFile.Text(saved, "xl/sharedStrings.xml").Should().Contain("last word");
    }

    [Fact]
    public async Task A_slide_is_added_and_typed_on()
    {
        await using var document = await office.OpenAsync("table-with-theme.pptx");
        document.Shape.Kind.Should().Be(DocumentKind.Slides);
        var view = document.Views.Single();

        await view.HearAfterAsync(new ViewInput.RunCommand(".uno:InsertPage"), ViewEventKind.DocumentSizeChanged);
        (await view.AskAsync(ViewQuestion.Shape, "", CancellationToken.None)).Should().Contain($"\"Parts\":{document.Shape.Parts + 1}");
        (await view.AskAsync(ViewQuestion.PartHash, "0", CancellationToken.None)).Should().NotBeEmpty();

        var saved = await document.SaveAsync(endEditing: true, CancellationToken.None);
        SavedFile.Part(saved, $"ppt/slides/slide{document.Shape.Parts + 1}.xml").Should().Contain("p:sld");
    }

    [Fact]
    public async Task A_document_is_exported_and_an_unknown_format_is_refused()
    {
        await using var document = await office.OpenAsync("heading123.docx");
        var pdf = await document.ExportAsync("pdf", CancellationToken.None);
        pdf.Span[..5].ToArray().Should().Equal("%PDF-"u8.ToArray());
        var export = () => document.ExportAsync("exe", CancellationToken.None);
        (await export.Should().ThrowAsync<OfficeException>()).Which.Fault.Should().Be(OfficeFault.NotAllowed);
    }

    [Fact]
    public async Task A_picture_is_pasted_and_copied_text_comes_out_as_html()
    {
        await using var document = await office.OpenAsync("heading123.docx");
        var view = document.Views.Single();
        using var bitmap = new SKBitmap(40, 40);
        bitmap.Erase(new SKColor(255, 0, 200));
        await view.DoneAsync(new ViewInput.Paste("image/png", bitmap.Encode(SKEncodedImageFormat.Png, 100).ToArray()));
        (await view.ColoursAsync()).Keys.Should().Contain(new SKColor(255, 0, 200));

        await view.DoneAsync(new ViewInput.RunCommand(".uno:Escape"));
        await view.HearAfterAsync(new ViewInput.RunCommand(".uno:SelectAll"), ViewEventKind.TextSelection, text => text.Length > 0);
        (await view.AskAsync(ViewQuestion.SelectedText, "text/html", CancellationToken.None)).Should().Contain("<body").And.Contain("Third paragraph</h3>");
    }
}
