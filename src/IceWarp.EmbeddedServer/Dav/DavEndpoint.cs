using System.Xml.Linq;
using IceWarp.EmbeddedServer.Iq;
using IceWarp.EmbeddedServer.Transfer;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using static IceWarp.EmbeddedServer.Dav.DavXml;

namespace IceWarp.EmbeddedServer.Dav;

/// <summary><c>/webdav/{email}/...</c> (checklist 14): WebDAV for files, CalDAV and CardDAV for the rest; <c>/webdav/ticket/{code}/{name}</c> without sign-in.</summary>
internal sealed class DavEndpoint(DavCredentials credentials, DavTargets targets, DavTickets tickets, IEnumerable<IDavMethod> methods)
{
    private const string Tickets = "/webdav/ticket/";

    private readonly Dictionary<string, IDavMethod> _methods =
        methods.SelectMany(method => method.Names, (method, name) => (method, name)).ToDictionary(pair => pair.name, pair => pair.method, StringComparer.OrdinalIgnoreCase);

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
            var status = Status(error.Code);
            await RefuseAsync(http, status, status == 507 ? D + "quota-not-exceeded" : null);
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
        if (path.StartsWith(Tickets, StringComparison.OrdinalIgnoreCase))
        {
            await tickets.AnswerAsync(http, path[Tickets.Length..].Split('/')[0], cancellationToken);
            return;
        }

        if (await credentials.FindAsync(http, cancellationToken) is not { } caller)
        {
            DavCredentials.Challenge(http);
            return;
        }

        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            // Each method has a limit of its own.
            limit.MaxRequestBodySize = null;
        }

        var target = await targets.FindAsync(caller, path, cancellationToken);
        if (_methods.TryGetValue(http.Request.Method, out var method))
        {
            await method.AnswerAsync(new DavCall(http, caller, target), cancellationToken);
            return;
        }

        http.Response.Headers.Allow = string.Join(", ", _methods.Keys.Prepend(HttpMethods.Options));
        if (!HttpMethods.IsOptions(http.Request.Method))
        {
            throw new DavException(405);
        }

        http.Response.Headers["DAV"] = "1, 2, 3, access-control, calendar-access, addressbook, extended-mkcol";
        http.Response.Headers["MS-Author-Via"] = "DAV";
    }

    private static int Status(string code) => code switch
    {
        "folder_does_not_exist" or "account_does_not_exist" or "item_invalid_id" or "attachment_file_not_found" or "ticket_not_found" => 404,
        "folder_already_exists" => 405,
        "folder_create" => 409,
        "mailbox_quota_limit" or "attachment_quota_exceeded" => 507,
        _ => 403,
    };

    private static Task RefuseAsync(HttpContext http, int status, XName? precondition)
    {
        http.Response.StatusCode = status;
        http.Response.ContentLength = null;
        http.Response.Headers.ContentDisposition = default;
        http.Response.Headers.ETag = default;
        return precondition is null ? Task.CompletedTask : DavCall.AnswerAsync(http, status, new XElement(D + "error", new XElement(precondition)));
    }
}
