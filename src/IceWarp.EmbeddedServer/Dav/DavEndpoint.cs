using System.Net.Mime;
using System.Text;
using System.Xml.Linq;
using IceWarp.EmbeddedServer.Accounts;
using IceWarp.EmbeddedServer.Iq;
using IceWarp.EmbeddedServer.Transfer;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using static IceWarp.EmbeddedServer.Dav.DavXml;

namespace IceWarp.EmbeddedServer.Dav;

/// <summary><c>/webdav/{email}/...</c> (checklist 14): WebDAV for files, CalDAV and CardDAV for the rest; <c>/webdav/ticket/{code}/{name}</c> without sign-in.</summary>
internal sealed class DavEndpoint(
    DavCredentials credentials, DavTargets targets, DavBrowsing browsing, DavReports reports, DavWriting writing, DavFolders folders,
    PublicContents publicContents)
{
    private const string Methods = "OPTIONS, GET, HEAD, PUT, DELETE, PROPFIND, REPORT, MKCOL, MKCALENDAR, MOVE, COPY, LOCK, UNLOCK";

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.Map("/webdav/{**path}", (HttpContext http, DavEndpoint endpoint) => endpoint.AnswerAsync(http)).AllowAnonymous();
        endpoints.Map("/.well-known/caldav", () => Results.Redirect("/webdav/", permanent: true)).AllowAnonymous();
        endpoints.Map("/.well-known/carddav", () => Results.Redirect("/webdav/", permanent: true)).AllowAnonymous();
    }

    private async Task AnswerAsync(HttpContext http)
    {
        DownloadEndpoint.Protect(http.Response);
        try
        {
            await DispatchAsync(http, http.RequestAborted);
        }
        catch (DavException refusal) when (!http.Response.HasStarted)
        {
            await RefuseAsync(http, refusal.Status, refusal.Precondition);
        }
        catch (IqException error) when (!http.Response.HasStarted)
        {
            await RefuseAsync(http, Status(error.Code), null);
        }
        catch (IOException)
        {
            // Half a body: nothing was stored, nobody waits for an answer.
            http.Abort();
        }
    }

    private async Task DispatchAsync(HttpContext http, CancellationToken cancellationToken)
    {
        var path = http.Request.Path.Value ?? "";
        if (path.StartsWith("/webdav/ticket/", StringComparison.OrdinalIgnoreCase))
        {
            await TicketAsync(http, path.Split('/')[3], cancellationToken);
            return;
        }

        if (await credentials.FindAsync(http, cancellationToken) is not { } caller)
        {
            Challenge(http);
            return;
        }

        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            // Each method has a limit of its own.
            limit.MaxRequestBodySize = null;
        }

        var target = await targets.FindAsync(caller, path, cancellationToken);
        await AnswerAsync(http, caller, target, cancellationToken);
    }

    private async Task AnswerAsync(HttpContext http, Account caller, DavTarget target, CancellationToken cancellationToken)
    {
        switch (http.Request.Method.ToUpperInvariant())
        {
            case "OPTIONS":
                http.Response.Headers.Allow = Methods;
                http.Response.Headers["DAV"] = "1, 2, 3, access-control, calendar-access, addressbook, extended-mkcol";
                http.Response.Headers["MS-Author-Via"] = "DAV";
                break;
            case "PROPFIND":
                var body = await ReadAsync(http.Request.Body, cancellationToken);
                await WriteAsync(http, 207, await browsing.PropfindAsync(caller, target, http.Request.Headers["Depth"].ToString(), body, cancellationToken));
                break;
            case "REPORT":
                await WriteAsync(http, 207, await reports.AnswerAsync(caller, target, await ReadAsync(http.Request.Body, cancellationToken), cancellationToken));
                break;
            case "GET" or "HEAD":
                await GetAsync(http, caller, target, cancellationToken);
                break;
            case "PUT":
                var (isNew, tag) = await writing.PutAsync(
                    caller, target, http.Request.Body, http.Request.ContentType, present => DavConditions.Demand(http.Request, present), cancellationToken);
                http.Response.Headers.ETag = tag;
                http.Response.StatusCode = isNew ? 201 : 204;
                break;
            case "DELETE":
                await DeleteAsync(http, caller, target, cancellationToken);
                http.Response.StatusCode = 204;
                break;
            case "MKCOL" or "MKCALENDAR":
                var isCalendar = http.Request.Method.Equals("MKCALENDAR", StringComparison.OrdinalIgnoreCase);
                await folders.AddAsync(http, caller, target, await ReadAsync(http.Request.Body, cancellationToken), isCalendar, cancellationToken);
                http.Response.StatusCode = 201;
                break;
            case "MOVE" or "COPY":
                http.Response.StatusCode = await TransferAsync(http, caller, target, cancellationToken) ? 201 : 204;
                break;
            case "LOCK":
                await LockAsync(http, caller, target, cancellationToken);
                break;
            case "UNLOCK":
                await writing.UnlockAsync(caller, target, http.Request.Headers["Lock-Token"].ToString(), cancellationToken);
                http.Response.StatusCode = 204;
                break;
            default:
                http.Response.Headers.Allow = Methods;
                throw new DavException(405);
        }
    }

    private async Task GetAsync(HttpContext http, Account caller, DavTarget target, CancellationToken cancellationToken)
    {
        if (target.IsCollection)
        {
            var page = Encoding.UTF8.GetBytes(await browsing.PageAsync(caller, target, cancellationToken));
            await DownloadEndpoint.SendAsync(http, TransferContent.Of("index.html", "text/html; charset=utf-8", page), inline: true);
            return;
        }

        if (target.Item is not { } item || target.Folder is not { } folder)
        {
            throw new DavException(404);
        }

        http.Response.Headers.ETag = DavProperties.Tag(item);
        if (DavConditions.IsFresh(http.Request, item))
        {
            http.Response.StatusCode = 304;
            return;
        }

        await DownloadEndpoint.SendAsync(http, await browsing.ContentAsync(folder, item, cancellationToken), inline: false);
    }

    private async Task DeleteAsync(HttpContext http, Account caller, DavTarget target, CancellationToken cancellationToken)
    {
        if (target is { Item: { } item, Folder: { } folder })
        {
            await writing.DeleteAsync(caller, folder, item, present => DavConditions.Demand(http.Request, present), cancellationToken);
        }
        else if (target.IsCollection && !target.IsTop)
        {
            await folders.DeleteAsync(http, caller, target, cancellationToken);
        }
        else
        {
            throw new DavException(target.IsTop ? 403 : 404);
        }
    }

    private async Task<bool> TransferAsync(HttpContext http, Account caller, DavTarget target, CancellationToken cancellationToken)
    {
        var destination = http.Request.Headers["Destination"].ToString();
        var path = Uri.TryCreate(destination, UriKind.Absolute, out var absolute) && absolute.Scheme.StartsWith("http", StringComparison.Ordinal)
            ? absolute.IsDefaultPort || absolute.Authority == http.Request.Host.Value ? absolute.AbsolutePath : throw new DavException(502)
            : destination;
        if (path.Length == 0 || !target.Exists)
        {
            throw new DavException(target.Exists ? 400 : 404);
        }

        var to = await targets.FindAsync(caller, Uri.UnescapeDataString(path), cancellationToken);
        var copies = http.Request.Method.Equals("COPY", StringComparison.OrdinalIgnoreCase);
        if (!target.IsCollection)
        {
            return await writing.TransferAsync(caller, target, to, http.Request.Headers["Overwrite"] != "F", copies, cancellationToken);
        }

        if (copies || target.IsTop)
        {
            throw new DavException(403);
        }

        await folders.MoveAsync(http, caller, target, to, cancellationToken);
        return true;
    }

    private async Task LockAsync(HttpContext http, Account caller, DavTarget target, CancellationToken cancellationToken)
    {
        // The body names scope and owner; the only scope is exclusive, the owner is who signed in. Hostile XML is refused all the same.
        await ReadAsync(http.Request.Body, cancellationToken);
        var item = await writing.LockAsync(caller, target, cancellationToken);
        http.Response.Headers["Lock-Token"] = "<" + DavLocks.Token(item) + ">";
        await WriteAsync(
            http, target.Item is null ? 201 : 200, new XElement(D + "prop", new XElement(D + "lockdiscovery", DavLocks.ActiveLock(item, caller.Email))));
    }

    private async Task TicketAsync(HttpContext http, string code, CancellationToken cancellationToken)
    {
        if (!HttpMethods.IsGet(http.Request.Method) && !HttpMethods.IsHead(http.Request.Method))
        {
            http.Response.Headers.Allow = "GET, HEAD";
            throw new DavException(405);
        }

        try
        {
            var password = DavCredentials.Parse(http.Request.Headers.Authorization.ToString())?.Password;
            await DownloadEndpoint.SendAsync(http, await publicContents.TicketAsync(code, password, cancellationToken), inline: false);
        }
        catch (IqException error) when (error.Code == "e_document_invite_password" && !http.Response.HasStarted)
        {
            Challenge(http);
        }
    }

    private static void Challenge(HttpContext http)
    {
        http.Response.StatusCode = 401;
        http.Response.Headers.WWWAuthenticate = "Basic realm=\"IceWarp\", charset=\"UTF-8\"";
    }

    private static int Status(string code) => code switch
    {
        "folder_does_not_exist" or "account_does_not_exist" or "item_invalid_id" or "attachment_file_not_found" or "ticket_not_found" => 404,
        "folder_already_exists" => 405,
        "folder_create" => 409,
        _ => 403,
    };

    private static Task RefuseAsync(HttpContext http, int status, XName? precondition)
    {
        http.Response.StatusCode = status;
        http.Response.ContentLength = null;
        http.Response.Headers.ContentDisposition = default;
        http.Response.Headers.ETag = default;
        return precondition is null ? Task.CompletedTask : WriteAsync(http, status, new XElement(D + "error", new XElement(precondition)));
    }

    private static Task WriteAsync(HttpContext http, int status, XElement root)
    {
        http.Response.StatusCode = status;
        http.Response.ContentType = MediaTypeNames.Application.Xml + "; charset=utf-8";
        return http.Response.WriteAsync(Write(root), http.RequestAborted);
    }
}
