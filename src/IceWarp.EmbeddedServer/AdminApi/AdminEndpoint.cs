using System.Xml.Linq;
using IceWarp.EmbeddedServer.Accounts;
using IceWarp.EmbeddedServer.Iq;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace IceWarp.EmbeddedServer.AdminApi;

/// <summary>
/// <c>POST /icewarpapi/</c> and <c>/icewarpapi/{anything}</c>: parses the iq, runs the command that its body names (notes, 1.6). Every
/// answer carries a <c>sid</c> of digits as the last quoted text of its first line; the rest is indented by two blanks.
/// </summary>
internal sealed class AdminEndpoint(IEnumerable<IAdminCommand> commands, Sessions sessions)
{
    private const string Namespace = "admin:iq:rpc";
    private const int MaxSidLength = 64;

    private readonly Dictionary<string, IAdminCommand> _commands = commands.ToDictionary(command => command.Name, StringComparer.OrdinalIgnoreCase);

    public static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints.MapPost("/icewarpapi/{**decoration}", (HttpContext http, AdminEndpoint endpoint) => endpoint.AnswerAsync(http)).AllowAnonymous();

    private async Task<IResult> AnswerAsync(HttpContext http)
    {
        IqRequest? request = null;
        try
        {
            request = await IqRequest.ParseAsync(http.Request.Body, http.RequestAborted);
            var sid = Digits(request.Sid);
            var answer = await RunAsync(http, request, sid);
            return Write(request, "result", answer.Sid ?? sid, answer.Result);
        }
        catch (IqException error)
        {
            var node = new IqNode("error", error.Detail).With("uid", error.Code);
            return Write(request, "error", Digits(request?.Sid), node);
        }
    }

    private async Task<AdminAnswer> RunAsync(HttpContext http, IqRequest request, string? sid)
    {
        var query = request.Queries.Count > 0 ? request.Queries[0] : throw new IqException("xmlrequest_missing_tag", "query");
        var name = query.Text("commandname")?.Trim() is { Length: > 0 } given ? given : throw new IqException("command_missing", "commandname");
        var command = _commands.TryGetValue(name, out var known) ? known : throw new IqException("command_unknown", name);
        var session = sid is null ? null : await sessions.FindLiveAsync(SessionKind.Api, sid, http.RequestAborted);
        if (session is null && !command.AllowsAnonymous)
        {
            throw new IqException(sid is null ? "session_invalid" : "session_expired");
        }

        var parameters = query.Kid("commandparams") ?? new XElement("commandparams");
        return await command.RunAsync(new AdminContext(sid, session, http), parameters, http.RequestAborted);
    }

    private IResult Write(IqRequest? request, string type, string? sid, IqNode child)
    {
        var query = new IqNode("query", [child]).With("xmlns", Namespace);
        var answer = new IqNode("iq", [query]).With("type", type).With("sid", sid ?? sessions.NewNumber());
        return request is { IsJson: true }
            ? Results.Text(IqWriter.Json(answer), "application/json; charset=utf-8")
            : Results.Text(IqWriter.IndentedXml(answer) + "\n", "text/xml; charset=utf-8");
    }

    // Anything else than digits is no session of ours and is not echoed into an answer that scripts cut with greedy expressions.
    private static string? Digits(string? sid) => sid is { Length: > 0 and <= MaxSidLength } && sid.All(char.IsAsciiDigit) ? sid : null;
}
