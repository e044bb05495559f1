using IceWarp.Adapter.Native.Http;
using IceWarp.Adapter.Native.Iq;

namespace IceWarp.Adapter.Native.Sessions;

/// <summary>Asks webmail.php as the current person; renews an ended session once and repeats the operation (notes, 1.5).</summary>
internal sealed class WebmailSession(ServerClient client, IServerContext context, SessionRenewal renewal)
{
    /// <summary>Address of the current person: the account that queries name.</summary>
    public string Email => context.Session.Email;

    /// <summary>The sid in use: part of cache keys, never logged.</summary>
    public string Token => context.Session.Token;

    /// <summary>A read, answered in JSON.</summary>
    public Task<IqElement> GetAsync(string operation, IReadOnlyList<IqElement> queries, CancellationToken cancellationToken) =>
        RunAsync(
            token => client.AskAsync(
                $"webmail.{operation}.get", ServerClient.Webmail, uid => Iq(uid, "get", "json", queries), Access.Read, token),
            cancellationToken);

    /// <summary>A write, answered in XML.</summary>
    public Task<IqElement> SetAsync(string operation, IReadOnlyList<IqElement> queries, CancellationToken cancellationToken) =>
        RunAsync(
            token => client.AskAsync(
                $"webmail.{operation}.set", ServerClient.Webmail, uid => Iq(uid, "set", format: null, queries), Access.Write, token),
            cancellationToken);

    /// <summary>Runs an operation that uses <see cref="Token"/>, renewing the session once when the server forgot it.</summary>
    public async Task<T> RunAsync<T>(Func<CancellationToken, Task<T>> operation, CancellationToken cancellationToken)
    {
        var used = context.Session;
        try
        {
            return await operation(cancellationToken);
        }
        catch (ServerException ended) when (ended.Failure == ServerFailure.SessionEnded)
        {
            // Another operation of this scope may have renewed it meanwhile.
            if (context.Session.Token == used.Token)
            {
                context.Renew(await renewal.RenewAsync(used, ended, cancellationToken));
            }

            return await operation(cancellationToken);
        }
    }

    private IqElement Iq(string uid, string type, string? format, IReadOnlyList<IqElement> queries) =>
        new IqElement("iq", queries).With("sid", context.Session.Token).With("uid", uid).With("type", type).With("format", format);
}
