using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using IceWarp.Adapter.Native.Http;
using IceWarp.Adapter.Native.Iq;
using IceWarp.Adapter.Native.Sessions;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Extensions.Options;

namespace IceWarp.Adapter.Native.Items;

/// <summary>Uploads and downloads as streams (notes, 3.5). Their whole time has no limit, a silence has.</summary>
internal sealed class Transfers(
    ServerClient client, WebmailSession session, IOptions<ServerOptions> options, AdapterTelemetry telemetry, TimeProvider time)
{
    private const string DefaultType = "application/octet-stream";
    private const int LongestComplaint = 4096;
    private static readonly FileExtensionContentTypeProvider Types = new();

    /// <summary>Opens content of a class: <c>attachment</c>, <c>revision</c>.</summary>
    /// <param name="contentClass">The class.</param>
    /// <param name="folder">Folder path.</param>
    /// <param name="item">Item id.</param>
    /// <param name="part">Attachment or revision.</param>
    /// <param name="cancellationToken">The caller's cancellation.</param>
    public Task<Download> OpenAsync(string contentClass, string folder, string item, string part, CancellationToken cancellationToken) =>
        session.RunAsync(
            async token =>
            {
                var path = $"{session.Email}/{folder}/{item}/{part}";
                var url = client.At(
                    $"webmail/server/download.php?sid={Uri.EscapeDataString(session.Token)}&class={contentClass}&fullpath={Uri.EscapeDataString(path)}");
                var response = await client.GetAsync("webmail.download", url, token);
                return await OpenAsync(response, token);
            },
            cancellationToken);

    /// <summary>Sends bytes to the temporary space as a stream.</summary>
    public async Task<UploadedFile> UploadAsync(string name, Stream content, CancellationToken cancellationToken)
    {
        // A stream can be sent only once: so the session is proved alive, or renewed, before.
        await session.GetAsync("accounts", [IqQuery.Of("accounts")], cancellationToken);
        return await telemetry.RecordAsync("webmail.upload", () => SendAsync(name, content, cancellationToken));
    }

    private async Task<UploadedFile> SendAsync(string name, Stream content, CancellationToken cancellationToken)
    {
        using var limit = new IdleLimit(options.Value.Limits.Idle, time, cancellationToken);
        using var request = new HttpRequestMessage(HttpMethod.Post, client.At("webmail/server/upload.php"));
        request.Content = Form(name, content, limit);
        try
        {
            using var response = await client.SendAsync(request, limit.Token);
            limit.Progress();
            client.DemandSuccess(response);
            return ReadUploaded(name, await BoundedBody.ReadAsync(response.Content, limit.Token));
        }
        catch (OperationCanceledException late) when (limit.IsOver)
        {
            throw new ServerException(ServerFailure.TimedOut, "silence", innerException: late);
        }
    }

    private MultipartFormDataContent Form(string name, Stream content, IdleLimit limit)
    {
        var folder = string.Create(CultureInfo.InvariantCulture, $"{time.GetUtcNow():yyyy-MM-dd}-{RandomNumberGenerator.GetHexString(16, lowercase: true)}");
        var file = new UploadContent(content, limit);
        file.Headers.ContentType = new MediaTypeHeaderValue(MediaType(name));
        return new MultipartFormDataContent(RandomNumberGenerator.GetHexString(32, lowercase: true))
        {
            Field("sid", session.Token),
            Field("swf", "1"),
            Field("folder", folder),
            Named(file, $"form-data; name=\"file\"; filename=\"{PlainName(name)}\""),
        };
    }

    private static StringContent Field(string name, string value)
    {
        var field = new StringContent(value);
        field.Headers.ContentType = null;
        Named(field, $"form-data; name=\"{name}\"");
        return field;
    }

    private static HttpContent Named(HttpContent content, string disposition)
    {
        content.Headers.TryAddWithoutValidation("Content-Disposition", disposition);
        return content;
    }

    // The real name goes into the operation that stores the upload; here it only has to be harmless in a header.
    private static string PlainName(string name)
    {
        var extension = Path.GetExtension(name);
        return "upload" + (extension.Length is > 1 and <= 10 && extension[1..].All(char.IsAsciiLetterOrDigit) ? extension : ".bin");
    }

    private static string MediaType(string name) => Types.TryGetContentType(name, out var type) ? type : DefaultType;

    private static UploadedFile ReadUploaded(string name, ReadOnlyMemory<byte> body)
    {
        try
        {
            using var answer = JsonDocument.Parse(body);
            if (answer.RootElement is { ValueKind: JsonValueKind.Object } root
                && root.TryGetProperty("folder", out var folder) && folder.ValueKind == JsonValueKind.String
                && root.TryGetProperty("id", out var id) && id.ValueKind is JsonValueKind.String or JsonValueKind.Number
                && root.TryGetProperty("size", out var size) && size.TryGetInt64(out var bytes))
            {
                return new UploadedFile(ContentToken.Write(ContentToken.Upload, $"{folder.GetString()}/{id}"), name, bytes);
            }
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            throw Complaint(Encoding.UTF8.GetString(body.Span[..Math.Min(body.Length, LongestComplaint)]), ServerFailure.Garbled, fault);
        }

        throw new ServerException(ServerFailure.Garbled, "upload_answer");
    }

    private async Task<Download> OpenAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        Download? opened = null;
        try
        {
            client.DemandSuccess(response);
            var headers = response.Content.Headers;
            if (headers.ContentDisposition is null && headers.ContentType?.MediaType?.StartsWith("text/", StringComparison.OrdinalIgnoreCase) == true)
            {
                throw await ComplaintAsync(response, cancellationToken);
            }

            var name = headers.ContentDisposition?.FileNameStar ?? headers.ContentDisposition?.FileName?.Trim('"') ?? "";
            var stream = await response.Content.ReadAsStreamAsync(cancellationToken);
            opened = new Download(
                new DownloadStream(response, stream, options.Value.Limits.Idle, time),
                name,
                headers.ContentType?.MediaType ?? MediaType(name),
                headers.ContentLength);
            return opened;
        }
        catch (ServerException fault) when (fault.Detail == "http_404")
        {
            throw new ServerException(ServerFailure.NotFound, "download", retryIsSafe: true, fault);
        }
        finally
        {
            // An opened download owns the response.
            if (opened is null)
            {
                response.Dispose();
            }
        }
    }

    // Errors of download.php are plain text: "Invalid sid".
    private static async Task<ServerException> ComplaintAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var text = Encoding.UTF8.GetString((await BoundedBody.ReadAsync(response.Content, cancellationToken)).Span);
        return text.Contains("sid", StringComparison.OrdinalIgnoreCase) || text.Contains("session", StringComparison.OrdinalIgnoreCase)
            ? new ServerException(ServerFailure.SessionEnded, "download")
            : Complaint(text, ServerFailure.NotFound);
    }

    // Texts that end in an error code or in a number of the groupware engine.
    private static ServerException Complaint(string text, ServerFailure otherwise, Exception? cause = null)
    {
        var last = text.Split([' ', ':', '\n', '\r', '\t', '.'], StringSplitOptions.RemoveEmptyEntries).LastOrDefault() ?? "";
        var failure = last.All(char.IsAsciiDigit) ? ErrorTable.Failure("item_create", last) : ErrorTable.Failure(last, "");
        return new ServerException(failure == ServerFailure.Refused && last.Length == 0 ? otherwise : Known(failure, last, otherwise), "transfer", innerException: cause);
    }

    private static ServerFailure Known(ServerFailure failure, string last, ServerFailure otherwise) =>
        failure == ServerFailure.Refused && !last.StartsWith("attachment_", StringComparison.Ordinal) && !last.All(char.IsAsciiDigit) ? otherwise : failure;
}
