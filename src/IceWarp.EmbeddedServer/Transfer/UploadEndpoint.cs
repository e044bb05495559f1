using System.Net.Mime;
using System.Text;
using System.Text.Json;
using IceWarp.EmbeddedServer.Accounts;
using IceWarp.EmbeddedServer.Iq;
using IceWarp.EmbeddedServer.Quotas;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace IceWarp.EmbeddedServer.Transfer;

/// <summary>
/// <c>POST /webmail/server/upload.php</c> (notes, 3.5): multipart fields <c>sid</c> (before the file), <c>folder</c> (perhaps twice),
/// <c>file</c>. Answers compact JSON with <c>folder</c>, <c>id</c>, <c>size</c> in this order, or plain text that ends in an error code.
/// </summary>
internal sealed class UploadEndpoint(Uploads uploads, AccountQuota quota, Sessions sessions)
{
    private const int MaxField = 4096;
    private const int MaxSections = 32;

    public static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints.MapPost("/webmail/server/upload.php", (HttpContext http, UploadEndpoint endpoint) => endpoint.AnswerAsync(http)).AllowAnonymous();

    private async Task<IResult> AnswerAsync(HttpContext http)
    {
        try
        {
            var file = await ReadAsync(http);
            var answer = JsonSerializer.Serialize(new { folder = file.Folder, id = file.Id, size = file.Size, name = file.Name, type = file.MediaType });
            return Results.Text(answer, "text/json", Encoding.UTF8);
        }
        catch (IqException error)
        {
            return Results.Text(TransferErrors.Text(error), MediaTypeNames.Text.Plain, Encoding.UTF8);
        }
        catch (Exception fault) when (fault is InvalidDataException or BadHttpRequestException)
        {
            return Results.Text("Upload failed: attachment_size", MediaTypeNames.Text.Plain, Encoding.UTF8);
        }
        catch (IOException)
        {
            // Half a body: the connection is gone or the form does not end. Nothing was stored.
            http.Abort();
            return Results.Empty;
        }
    }

    private async Task<UploadedFile> ReadAsync(HttpContext http)
    {
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            // The file and each field have limits of their own: a body refused by its length would be answered by a cut connection, not by a text.
            limit.MaxRequestBodySize = null;
        }

        if (!MediaTypeHeaderValue.TryParse(http.Request.ContentType, out var type)
            || HeaderUtilities.RemoveQuotes(type.Boundary) is not { Length: > 0 and <= 200 } boundary)
        {
            throw new IqException("upload_form_expected");
        }

        var reader = new MultipartReader(boundary.ToString(), http.Request.Body) { HeadersCountLimit = 16, HeadersLengthLimit = 8192 };
        var form = new Form();
        await using var buffer = Uploads.NewBuffer();
        for (var sections = 0; await reader.ReadNextSectionAsync(http.RequestAborted) is { } section; sections++)
        {
            if (sections == MaxSections)
            {
                throw new IqException("upload_form_expected");
            }

            await TakeAsync(form, section, buffer, http.RequestAborted);
        }

        var account = await CallerAsync(form, http.RequestAborted);
        await quota.DemandRoomAsync(account.Id, buffer.Length, "attachment_quota_exceeded", http.RequestAborted);
        return form.FileName is { } name
            ? await uploads.AddAsync(account, form.Folder, name, form.FileType, buffer, http.RequestAborted)
            : throw new IqException("attachment_file_not_found", "file");
    }

    private async Task TakeAsync(Form form, MultipartSection section, FileBufferingWriteStream buffer, CancellationToken cancellationToken)
    {
        var name = section.GetContentDispositionHeader()?.Name.ToString().Trim('"') ?? "";
        if (section.AsFileSection() is { FileStream: { } stream } file)
        {
            // Only people who are signed in fill our disk.
            await CallerAsync(form, cancellationToken);
            if (form.FileName is not null)
            {
                throw new IqException("upload_one_file_only");
            }

            form.FileName = file.FileName;
            form.FileType = section.ContentType is { Length: > 0 and < 200 } type ? type : MimeKit.MimeTypes.GetMimeType(Uploads.CleanName(file.FileName));
            await new LimitedStream(stream, uploads.MaxBytes).CopyToAsync(buffer, cancellationToken);
            return;
        }

        using var text = new StreamReader(new LimitedStream(section.Body, MaxField));
        var value = await text.ReadToEndAsync(cancellationToken);
        switch (name)
        {
            case "sid":
                form.Sid = value;
                break;
            case "folder" when value.Length > 0:
                form.Folder = value;
                break;
            default:
                break;
        }
    }

    private async Task<Account> CallerAsync(Form form, CancellationToken cancellationToken) =>
        form.Account ??= form.Sid is { } sid && await sessions.FindAsync(SessionKind.Webmail, sid, cancellationToken) is { } account
            ? account
            : throw new IqException("xmlrequest_invalid_sid");

    private sealed class Form
    {
        public string? Sid { get; set; }

        public string Folder { get; set; } = "";

        public string? FileName { get; set; }

        public string FileType { get; set; } = "";

        public Account? Account { get; set; }
    }
}
