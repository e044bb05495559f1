using System.Net.Mime;
using System.Text;
using IceWarp.EmbeddedServer.Accounts;
using IceWarp.EmbeddedServer.Iq;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using Microsoft.Net.Http.Headers;

namespace IceWarp.EmbeddedServer.Transfer;

/// <summary>
/// <c>GET /webmail/server/download.php?sid=&amp;class=&amp;fullpath=</c> (notes, 3.5): streams content of every class. Errors are plain text without
/// Content-Disposition, status 200, the code last. Pictures are not resized.
/// </summary>
internal sealed class DownloadEndpoint(ContentFinder contents, PublicContents publicContents, Sessions sessions)
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
            var content = await FindAsync(http);
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

    /// <summary>Sends content with its name, type and length.</summary>
    public static async Task SendAsync(HttpContext http, TransferContent content, bool inline)
    {
        var type = MediaTypeHeaderValue.TryParse(content.MediaType, out var parsed) ? parsed : new MediaTypeHeaderValue(MediaTypeNames.Application.Octet);
        var shown = inline || http.Request.Query["class"] == "itemhtml" || ShownInPlace.Contains(type.MediaType.ToString());
        var disposition = new ContentDispositionHeaderValue(shown ? "inline" : "attachment");
        disposition.SetHttpFileName(Uploads.CleanName(content.Name));
        http.Response.ContentType = type.ToString();
        http.Response.ContentLength = content.Length;
        http.Response.Headers.ContentDisposition = disposition.ToString();
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
