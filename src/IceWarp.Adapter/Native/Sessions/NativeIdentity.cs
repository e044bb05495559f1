using System.Globalization;
using IceWarp.Adapter.Native.Http;
using IceWarp.Adapter.Native.Iq;
using IceWarp.Adapter.Native.Values;

namespace IceWarp.Adapter.Native.Sessions;

/// <summary>Identity by webmail.php and icewarpapi (notes, 2).</summary>
internal sealed class NativeIdentity(
    ServerClient client, WebmailSession webmail, IServerContext context, PasswordSignIn passwords, TokenSignIn tokens, ApiSessionStore apiSessions)
    : IIdentity
{
    private const long BytesAKilobyte = 1024;

    public Task<ServerSession> SignInAsync(string email, string password, CancellationToken cancellationToken) =>
        passwords.SignInAsync(email, password, cancellationToken);

    public async Task<ServerSession> TakeOverAsync(string handedToken, CancellationToken cancellationToken)
    {
        if (!SessionToken.IsValid(handedToken))
        {
            throw new ServerException(ServerFailure.SessionEnded, "not_a_session");
        }

        try
        {
            var answer = await client.AskAsync(
                "webmail.accounts.get",
                ServerClient.Webmail,
                uid => new IqElement("iq", IqQuery.Of("accounts")).With("sid", handedToken).With("uid", uid).With("type", "get").With("format", "json"),
                Access.Read,
                cancellationToken);
            return new ServerSession(Primary(answer).Attribute("uid"), handedToken, Secret: null);
        }
        catch (ServerException fault) when (fault.Detail == ErrorTable.AddressMismatch)
        {
            return await FreshSessionAsync(handedToken, cancellationToken);
        }
    }

    public async Task<Person> WhoAmIAsync(CancellationToken cancellationToken)
    {
        var answer = await webmail.GetAsync(
            "accounts",
            [
                IqQuery.Of("accounts"),
                IqQuery.Of("private", new IqElement("resources", new IqElement("layout_settings"), new IqElement("calendar_settings"))),
            ],
            cancellationToken);
        var account = Primary(answer);
        var resources = IqQuery.Answers(answer, "private").FirstOrDefault()?.Child("resources");
        var email = account.Attribute("uid");
        return new Person(
            email,
            account.Value("fullname").Trim() is { Length: > 0 } name ? name : email,
            Zones.Iana(Setting(resources, "calendar_settings", "timezone")),
            Language(Setting(resources, "layout_settings", "language")),
            Bytes(account.Value("mbox_usage")),
            Bytes(account.Value("mbox_quota")) is > 0 and var quota ? quota : null);
    }

    public async Task SignOutAsync(CancellationToken cancellationToken)
    {
        // A handed session is WebClient's own: the person stays signed in there.
        if (context.SessionOrNull is not { Secret: not null } session)
        {
            return;
        }

        apiSessions.Forget(session.Token);
        try
        {
            await client.AskAsync(
                "webmail.auth.logout",
                ServerClient.Webmail,
                uid => new IqElement("iq", IqQuery.Of("auth")).With("sid", session.Token).With("uid", uid).With("type", "set"),
                Access.Write,
                cancellationToken);
        }
        catch (ServerException fault) when (fault.Failure == ServerFailure.SessionEnded)
        {
            // Already ended: what was asked for.
        }
    }

    // The sid is bound to the browser's address: the API takes it, and gives a token for a session of our own (notes, 2.4 and 2.6).
    private async Task<ServerSession> FreshSessionAsync(string handedToken, CancellationToken cancellationToken)
    {
        var apiSid = await apiSessions.GetAsync(handedToken, cancellationToken);
        var info = await client.AskAsync(
            "api.getsessioninfo", ServerClient.Api, uid => ApiCommand.Write(uid, apiSid, "getsessioninfo"), Access.Read, cancellationToken);
        var email = info.Find("query", "result", "email")?.Text.Trim() is { Length: > 0 } found
            ? found
            : throw new ServerException(ServerFailure.SessionEnded, "getsessioninfo");
        var link = await client.AskAsync(
            "api.impersonatewebclient",
            ServerClient.Api,
            uid => ApiCommand.Write(uid, apiSid, "impersonatewebclient", new IqElement("email", email)),
            Access.Write,
            cancellationToken);
        var token = link.Find("query", "result")?.Text.Trim().Split("atoken=", 2) is [_, { Length: > 0 } value]
            ? Uri.UnescapeDataString(value)
            : throw new ServerException(ServerFailure.SessionEnded, "impersonatewebclient");
        return new ServerSession(email, await tokens.ExchangeAsync(token, cancellationToken), Secret: null);
    }

    private static IqElement Primary(IqElement answer)
    {
        var accounts = IqQuery.Answers(answer, "accounts").SelectMany(query => query.All("account")).ToList();
        return accounts.Find(account => account.Value("primary") is "true" or "1")
            ?? accounts.FirstOrDefault(account => account.Attribute("uid").Length > 0)
            ?? throw new ServerException(ServerFailure.Garbled, "no_account");
    }

    private static string Setting(IqElement? resources, string resource, string field) =>
        resources?.Child(resource)?.All("item").Select(item => item.Child(field)).FirstOrDefault(found => found is not null) is not { } element
            ? ""
            : (element.Text.Length > 0 ? element.Text : element.Value("value")).Trim();

    private static string? Language(string text) =>
        text.Length >= 2 && char.IsAsciiLetter(text[0]) && char.IsAsciiLetter(text[1]) && (text.Length == 2 || text[2] is '-' or '_')
            ? text[..2].ToLowerInvariant()
            : null;

    // Mailbox sizes are in kilobytes (notes, 3.1).
    private static long? Bytes(string text) =>
        long.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var kilobytes) && kilobytes is >= 0 and <= long.MaxValue / BytesAKilobyte
            ? kilobytes * BytesAKilobyte
            : null;
}
