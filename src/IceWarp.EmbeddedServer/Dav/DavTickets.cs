using IceWarp.EmbeddedServer.Iq;
using IceWarp.EmbeddedServer.Transfer;
using Microsoft.AspNetCore.Http;

namespace IceWarp.EmbeddedServer.Dav;

/// <summary><c>/webdav/ticket/{code}/{name}</c>: a shared file without sign-in; only a link with a password asks for one, by Basic authentication.</summary>
internal sealed class DavTickets(PublicContents contents)
{
    public async Task AnswerAsync(HttpContext http, string code, CancellationToken cancellationToken)
    {
        if (!HttpMethods.IsGet(http.Request.Method) && !HttpMethods.IsHead(http.Request.Method))
        {
            http.Response.Headers.Allow = "GET, HEAD";
            throw new DavException(405);
        }

        try
        {
            var password = DavCredentials.Parse(http.Request.Headers.Authorization.ToString())?.Password;
            await DownloadEndpoint.SendAsync(http, await contents.TicketAsync(code, password, cancellationToken), inline: false);
        }
        catch (IqException error) when (error.Code == "e_document_invite_password" && !http.Response.HasStarted)
        {
            DavCredentials.Challenge(http);
        }
    }
}
