using System.Security.Cryptography;
using System.Text;
using IceWarp.Adapter;
using IceWarp.Modules.Notes.Markup;
using IceWarp.Modules.Notes.Texts;

namespace IceWarp.Modules.Notes.Features;

/// <summary>The page for the printer. Pure.</summary>
internal static class PrintPage
{
    private const string Style =
        """
        body { max-width: 46rem; margin: 2rem auto; padding: 0 1rem; color: #1b1b1b; background: #fff; font: 11pt/1.5 "Segoe UI", "Noto Sans", Arial, sans-serif; overflow-wrap: anywhere }
        h1, h2, h3, h4, h5, h6 { line-height: 1.25; break-after: avoid }
        header h1 { margin: 0 }
        header p, footer { color: #555; font-size: 9pt }
        header { border-bottom: 1px solid #999; margin-bottom: 1rem }
        footer { border-top: 1px solid #999; margin-top: 1.5rem }
        table { border-collapse: collapse; max-width: 100% }
        td, th { border: 1px solid #999; padding: .25rem .5rem; text-align: start; vertical-align: top }
        td > p, th > p, li > p { margin: 0 }
        tr, img { break-inside: avoid }
        img { max-width: 100%; height: auto }
        blockquote, .side { margin-inline: 0; padding-inline-start: .75rem; border-inline-start: 3px solid #bbb }
        pre { padding: .5rem; border: 1px solid #ccc; white-space: pre-wrap }
        code { font-family: Consolas, "Noto Sans Mono", monospace; font-size: 10pt }
        .tasks { list-style: none; padding-inline-start: 0 }
        @page { margin: 2cm }
        @media print { body { margin: 0; padding: 0; max-width: none } a { color: inherit } }
        """;

    /// <summary>Content-Security-Policy of the page: no script at all, this style sheet, pictures of the note.</summary>
    public static string Policy { get; } =
        $"default-src 'none'; style-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Style)))}'; img-src data: 'self'; "
        + "base-uri 'none'; form-action 'none'; frame-ancestors 'self'";

    /// <summary>The page of a note.</summary>
    public static string Of(NoteDetail note, Reader reader)
    {
        var (texts, summary) = (reader.Texts, note.Summary);
        var html = new StringBuilder("<!doctype html><html").AppendAttribute("lang", texts.Language)
            .Append("><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\"><title>").AppendText(summary.Title)
            .Append("</title><style>").Append(Style).Append("</style></head><body><header><h1>").AppendText(summary.Title).Append("</h1><p>")
            .AppendText(string.Join(" · ", [$"{texts.Changed} {reader.Moment(summary.Modified)} ({reader.Zone.Id})", .. summary.Tags.Select(tag => "#" + tag)]))
            .Append("</p></header><main>")
            .Append(ReadingWriter.Write(note.Body, ReadingPlace.Page, new PictureSources(summary.Id, note.Attachments)))
            .Append("</main>");
        if (note.Attachments.Count > 0)
        {
            html.Append("<footer><p>").AppendText($"{texts.Attachments}: {string.Join(", ", note.Attachments.Select(attachment => attachment.Name))}").Append("</p></footer>");
        }

        return html.Append("</body></html>").ToString();
    }
}
