using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using IceWarp.Adapter;
using Microsoft.Extensions.Logging;

namespace IceWarp.Modules.Notes.Markup;

/// <summary>
/// Between the text as the server stores it and as the editor takes it. Opening and saving a note unchanged leaves its text as it was, whoever
/// wrote it: each conversion is tried backwards, and what does not come back the same is kept as a whole.
/// </summary>
internal sealed partial class NoteMarkup(KeptSeal seal, ILogger<NoteMarkup> logger)
{
    /// <summary>HTML for the editor, with nothing alive in it. <c>notes.too_complex</c> for a text that no page could show.</summary>
    public string ToEditor(RichText stored, PictureSources pictures)
    {
        if (!stored.IsHtml)
        {
            return PlainNote.ToEditor(stored.Content);
        }

        var document = HtmlReader.Read(stored.Content);
        return document.Body is IHtmlBodyElement body ? ToEditor(document, body, pictures, stored.Content) : WholeNote(document, stored.Content);
    }

    /// <summary>The text to store.</summary>
    /// <param name="html">The editor's HTML, or anything.</param>
    /// <param name="stored">The text that it replaces; null for a new note. It stays as it is, to the byte, where nothing was changed.</param>
    /// <param name="pictures">The pictures of the note.</param>
    public RichText ToStorage(string html, RichText? stored, PictureSources pictures)
    {
        var edited = HtmlReader.Read(html);
        if (stored is { IsHtml: false } && PlainNote.ToStorage(edited, stored.Content) is { } plain)
        {
            return new RichText(plain, IsHtml: false);
        }

        IHtmlDocument? shown = null;
        IHtmlDocument Shown(RichText text) => shown ??= HtmlReader.Read(ToEditor(text, pictures));
        var kept = new KeptReader(seal, () => stored is null ? null : Shown(stored).Body);
        var written = Write(edited, kept, pictures, stored);
        if (kept.Refused > 0)
        {
            Log.Refused(logger, kept.Refused);
        }

        return stored is { IsHtml: true } && written != stored.Content && written == Write(Shown(stored), kept, pictures, stored)
            ? stored
            : new RichText(written, IsHtml: true);
    }

    /// <summary>The words of a text without markup.</summary>
    public static string TextOf(RichText stored) => stored.IsHtml ? PlainText.Of(HtmlReader.Read(stored.Content)) : stored.Content;

    private string ToEditor(IHtmlDocument document, IElement body, PictureSources pictures, string stored)
    {
        var writer = new EditorWriter(seal, pictures);
        var segments = writer.Segments(body);
        var written = segments.Select(writer.Write).ToList();
        var whole = string.Concat(written);
        if (ComesBack(whole, document, stored, pictures))
        {
            return whole;
        }

        for (var index = 0; index < segments.Count; index++)
        {
            if (!ComesBack(written[index], segments[index], pictures))
            {
                written[index] = writer.WriteKept(segments[index]);
            }
        }

        whole = string.Concat(written);
        return ComesBack(whole, document, stored, pictures) ? whole : WholeNote(document, stored);
    }

    private bool ComesBack(string shown, IHtmlDocument document, string stored, PictureSources pictures)
    {
        var kept = new KeptReader(seal, () => null);
        var written = Write(HtmlReader.Read(shown), kept, pictures, new RichText(stored, IsHtml: true));
        return written == stored || TreeEquality.Same(HtmlReader.Read(written), document);
    }

    private bool ComesBack(string shown, Segment segment, PictureSources pictures)
    {
        var written = new StorageWriter(new KeptReader(seal, () => null), pictures).Write(BodyOf(HtmlReader.Read(shown)));
        var back = BodyOf(HtmlReader.Read(written));
        var alone = back.Owner?.CreateElement("body") ?? back;
        foreach (var node in segment.Nodes)
        {
            alone.AppendChild(node.Clone());
        }

        return TreeEquality.Same(back, alone);
    }

    private string WholeNote(IHtmlDocument document, string stored)
    {
        var html = new StringBuilder("<div");
        seal.AppendTo(html, KeptKind.Whole, stored);
        html.Append('>');
        foreach (var node in document.Body?.ChildNodes ?? Enumerable.Empty<INode>())
        {
            html.Append(Preview.OfBlock(node));
        }

        return html.Append("</div>").ToString();
    }

    private static string Write(IHtmlDocument edited, KeptReader kept, PictureSources pictures, RichText? stored)
    {
        var body = BodyOf(edited);
        if (body.Children is [{ LocalName: "div" } only] && body.ChildNodes.All(node => node == only || HtmlNames.IsBlank(node))
            && KeptReader.Carries(only) && kept.TextIf(only, KeptKind.Whole) is { } whole)
        {
            return whole;
        }

        var written = new StorageWriter(kept, pictures).Write(body);
        return DocumentShell.Around(written, stored is { IsHtml: true } ? HtmlReader.Read(stored.Content) : null);
    }

    private static IElement BodyOf(IHtmlDocument document) => document.Body ?? document.DocumentElement;

    private static partial class Log
    {
        [LoggerMessage(2200, LogLevel.Information, "{Count} kept parts of a note came back with a wrong signature; their words were stored without them")]
        public static partial void Refused(ILogger logger, int count);
    }
}
