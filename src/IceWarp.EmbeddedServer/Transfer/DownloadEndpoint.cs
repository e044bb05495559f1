using System.Net.Mime;
using System.Text;
using IceWarp.EmbeddedServer.Accounts;
using IceWarp.EmbeddedServer.Iq;
using IceWarp.EmbeddedServer.Transfer.Pictures;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using Microsoft.Net.Http.Headers;

namespace IceWarp.EmbeddedServer.Transfer;

/// <summary>
/// <c>GET /webmail/server/download.php?sid=&amp;class=&amp;fullpath=</c> (notes, 3.5): streams content of every class. Errors are plain text without
/// Content-Disposition, status 200, the code last.
/// </summary>
internal sealed class DownloadEndpoint(ContentFinder contents, PublicContents publicContents, ResizedPictures pictures, Sessions sessions)
{
    // Shown in place; everything else is saved. SVG and HTML run scripts, so they are not here.
    private static readonly HashSet<string> ShownInPlace = new(StringComparer.OrdinalIgnoreCase)
    {
        "image/png", "image/jpeg", "image/gif", "image/webp", "image/bmp", "application/pdf", "text/plain",
    };

    public static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints.MapMethods(
            "/webmail/server/download.php", [HttpMethods.Get, HttpMethods.Head], (HttpContext http, DownloadEndpoint endpoint) => endpoint.AnswerAsync(http))
            .AllowAnonymous();

    private async Task<IResult> AnswerAsync(HttpContext http)
    {
        Protect(http.Response);
        try
        {
            var size = PictureSize.Of(http.Request.Query);
            var content = await FindAsync(http);
            if (size is not null)
            {
                content = await pictures.ResizeAsync(content, size, http.RequestAborted);
            }

            await SendAsync(http, content, inline: false);
            return Results.Empty;
        }
        catch (IqException error) when (!http.Response.HasStarted)
        {
            return Results.Text(TransferErrors.Text(error), MediaTypeNames.Text.Plain, Encoding.UTF8);
        }
    }

    /// <summary>Headers for content that somebody else wrote.</summary>
    public static void Protect(HttpResponse response)
    {
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers.ContentSecurityPolicy = "default-src 'none'; img-src data:; style-src 'unsafe-inline'; sandbox";
        response.Headers.CacheControl = "private, no-store";
        response.Headers["Referrer-Policy"] = "no-referrer";
        response.Headers["Cross-Origin-Resource-Policy"] = "same-site";
    }

    /// <summary>
    /// Sends content with its name, type and length, or the range of it that the request asks for (RFC 9110, 14). With a
    /// <paramref name="version"/> the request's conditions are judged too.
    /// </summary>
    public static async Task SendAsync(HttpContext http, TransferContent content, bool inline, (EntityTagHeaderValue Tag, DateTimeOffset Changed)? version = null)
    {
        var type = MediaTypeHeaderValue.TryParse(content.MediaType, out var parsed) ? parsed : new MediaTypeHeaderValue(MediaTypeNames.Application.Octet);
        var shown = inline || http.Request.Query["class"] == "itemhtml" || ShownInPlace.Contains(type.MediaType.ToString());
        var disposition = new ContentDispositionHeaderValue(shown ? "inline" : "attachment");
        disposition.SetHttpFileName(Uploads.CleanName(content.Name));
        http.Response.Headers.ContentDisposition = disposition.ToString();
        if (content.OpenAsync is { } openAsync)
        {
            // Ranges of anything but bytes are ignored (RFC 9110, 14.2); the framework takes them for bytes.
            if (!http.Request.Headers.Range.ToString().StartsWith("bytes=", StringComparison.OrdinalIgnoreCase))
            {
                http.Request.Headers.Range = default;
            }

            await Results.Stream(
                await openAsync(http.RequestAborted), type.ToString(), fileDownloadName: null, version?.Changed, version?.Tag, enableRangeProcessing: true)
                .ExecuteAsync(http);
            return;
        }

        http.Response.ContentType = type.ToString();
        http.Response.ContentLength = content.Length;
        if (!HttpMethods.IsHead(http.Request.Method))
        {
            // ZipArchive ends an entry with small synchronous writes, whatever is awaited.
            if (content.Length is null && http.Features.Get<IHttpBodyControlFeature>() is { } control)
            {
                control.AllowSynchronousIO = true;
            }

            await content.WriteAsync(http.Response.Body, http.RequestAborted);
        }
    }

    private async Task<TransferContent> FindAsync(HttpContext http)
    {
        var query = http.Request.Query;
        var contentClass = query["class"].ToString();
        var fullpath = query["fullpath"].ToString();
        if (await publicContents.FindAsync(contentClass, fullpath, query["passphrase"], http.RequestAborted) is { } open)
        {
            return open;
        }

        var caller = await sessions.FindAsync(SessionKind.Webmail, query["sid"].ToString(), http.RequestAborted)
            ?? throw new IqException("xmlrequest_invalid_sid");
        return await contents.FindAsync(caller, contentClass, fullpath, http.RequestAborted, query["separator"]);
    }
}
