using IceWarp.Adapter.Native.Http;
using IceWarp.Adapter.Native.Iq;
using Microsoft.Extensions.Options;

namespace IceWarp.Adapter.Native.Sessions;

/// <summary>
/// Runs commands of icewarpapi as the current person. The API's own session comes from the webmail sid by <c>authenticatewebclient</c>
/// (notes, 2.6) and is kept in memory for some minutes.
/// </summary>
internal sealed class ApiSession(ServerClient client, WebmailSession webmail, ApiSessionStore sessions)
{
    /// <summary>The <c>result</c> element of a command.</summary>
    public Task<IqElement> RunAsync(string command, Access access, IReadOnlyList<IqElement> parameters, CancellationToken cancellationToken) =>
        webmail.RunAsync(token => RunOnceAsync(command, access, parameters, token), cancellationToken);

    private async Task<IqElement> RunOnceAsync(
        string command, Access access, IReadOnlyList<IqElement> parameters, CancellationToken cancellationToken)
    {
        var webmailSid = webmail.Token;
        var sid = await sessions.GetAsync(webmailSid, cancellationToken);
        try
        {
            return await AskAsync(sid, command, access, parameters, cancellationToken);
        }
        catch (ServerException fault) when (fault.Failure == ServerFailure.SessionEnded)
        {
            sessions.Forget(webmailSid);
            sid = await sessions.GetAsync(webmailSid, cancellationToken);
            return await AskAsync(sid, command, access, parameters, cancellationToken);
        }
    }

    private async Task<IqElement> AskAsync(
        string sid, string command, Access access, IReadOnlyList<IqElement> parameters, CancellationToken cancellationToken)
    {
        var answer = await client.AskAsync(
            $"api.{command}", ServerClient.Api, uid => ApiCommand.Write(uid, sid, command, parameters), access, cancellationToken);
        return answer.Find("query", "result") ?? throw new ServerException(ServerFailure.Garbled, "no_result");
    }
}

/// <summary>Sessions of icewarpapi by the webmail sid that they were made from.</summary>
internal sealed class ApiSessionStore(ServerClient client, IOptions<ServerOptions> options, TimeProvider time)
{
    private const int Capacity = 10_000;
    private static readonly TimeSpan Remember = TimeSpan.FromMinutes(5);
    private readonly SingleFlight<string> _flights = new(Remember, options.Value.Limits.Write, Capacity, time);

    /// <summary>The API's sid for a webmail sid. <see cref="ServerFailure.SessionEnded"/> when the server does not know the latter.</summary>
    public Task<string> GetAsync(string webmailSid, CancellationToken cancellationToken) =>
        _flights.GetAsync(webmailSid, token => AuthenticateAsync(webmailSid, token), cancellationToken);

    /// <summary>Forgets an ended session.</summary>
    public void Forget(string webmailSid) => _flights.Forget(webmailSid);

    private async Task<string> AuthenticateAsync(string webmailSid, CancellationToken cancellationToken)
    {
        var answer = await client.AskAsync(
            "api.authenticatewebclient",
            ServerClient.Api,
            uid => ApiCommand.Write(uid, sid: null, "authenticatewebclient", new IqElement("webclientsessionid", webmailSid)),
            Access.Write,
            cancellationToken);
        return answer.Find("query", "result")?.Text.Trim() == "1" && answer.Attribute("sid") is { Length: > 0 } sid
            ? sid
            : throw new ServerException(ServerFailure.SessionEnded, "authenticatewebclient");
    }
}
