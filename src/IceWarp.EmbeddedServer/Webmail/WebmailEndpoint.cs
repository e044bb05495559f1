using System.Xml.Linq;
using IceWarp.EmbeddedServer.Accounts;
using IceWarp.EmbeddedServer.Iq;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace IceWarp.EmbeddedServer.Webmail;

/// <summary><c>POST /webmail/server/webmail.php</c>: parses the iq, asks each query's room, writes the answer (notes, 1.2).</summary>
internal sealed class WebmailEndpoint(IEnumerable<IIqQuery> queries, Sessions sessions)
{
    private const string Prefix = "webmail:iq:";
    private readonly Dictionary<string, IIqQuery> _queries = queries.ToDictionary(query => query.Namespace, StringComparer.OrdinalIgnoreCase);

    public static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints.MapPost("/webmail/server/webmail.php", (HttpContext http, WebmailEndpoint endpoint) => endpoint.AnswerAsync(http))
            .AllowAnonymous();

    private async Task<IResult> AnswerAsync(HttpContext http)
    {
        IqRequest? request = null;
        try
        {
            request = await IqRequest.ParseAsync(http.Request.Body, http.RequestAborted);
            return Write(request, await AnswerAsync(http, request));
        }
        catch (IqException error)
        {
            return Write(request, Error(request, error));
        }
    }

    private async Task<IqNode> AnswerAsync(HttpContext http, IqRequest request)
    {
        if (request.Type is not ("get" or "set"))
        {
            throw new IqException("xmlrequest_invalid_type", request.Type);
        }

        if (request.Queries.Count == 0)
        {
            throw new IqException("xmlrequest_missing_tag", "query");
        }

        var caller = request.Sid is null ? null : await sessions.FindAsync(SessionKind.Webmail, request.Sid, http.RequestAborted);
        var context = new IqContext(request, caller, http);
        var sid = request.Sid;
        var answers = new List<IqNode>();
        foreach (var query in request.Queries)
        {
            var room = Room(query);
            if (caller is null && !room.AllowsAnonymous(request.Type, query))
            {
                throw new IqException(request.Sid is null ? "xmlrequest_invalid_sid" : "session_expired");
            }

            var answer = await room.AnswerAsync(context, query, http.RequestAborted);
            sid = answer.Sid ?? sid;
            answers.AddRange(answer.QueryChildren is { } children
                ? [new IqNode("query", children).With("xmlns", Prefix + room.Namespace)]
                : answer.Results);
        }

        return Envelope("result", sid, request.Uid, answers);
    }

    private IIqQuery Room(XElement query)
    {
        var space = query.Name.NamespaceName is { Length: > 0 } name ? name : throw new IqException("xmlrequest_missing_xmlns");
        return space.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase) && _queries.TryGetValue(space[Prefix.Length..], out var room)
            ? room
            : throw new IqException("xmlrequest_invalid_xmlns", space);
    }

    private static IqNode Error(IqRequest? request, IqException error) =>
        Envelope("error", request?.Sid, request?.Uid, [new IqNode("error", error.Detail).With("uid", error.Code), .. error.Beside]);

    private static IqNode Envelope(string type, string? sid, string? uid, IEnumerable<IqNode> children) =>
        new IqNode("iq", children).With("sid", sid ?? "").With("type", type).With("uid", uid);

    private static IResult Write(IqRequest? request, IqNode answer) => request is { IsJson: true }
        ? Results.Text(IqWriter.Json(answer), "application/json; charset=utf-8")
        : Results.Text(IqWriter.Xml(answer), "text/xml; charset=utf-8");
}
