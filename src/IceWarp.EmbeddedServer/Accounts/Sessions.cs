using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Dapper;
using IceWarp.EmbeddedServer.Store;

namespace IceWarp.EmbeddedServer.Accounts;

/// <summary>Kinds of bearer tokens of the protocol.</summary>
internal enum SessionKind
{
    /// <summary>webmail.php: <c>wm-</c> and hex digits.</summary>
    Webmail,

    /// <summary>The PHPSESSID_LOGIN cookie: <c>wm</c> and hex digits.</summary>
    Login,

    /// <summary>One-time token of getauthtoken and impersonatewebclient, URL-safe, without <c>=</c>.</summary>
    AuthToken,

    /// <summary>icewarpapi: digits only, like a timestamp with a counter.</summary>
    Api,

    /// <summary>Refresh token of the JWT family.</summary>
    Refresh,
}

/// <summary>A live token.</summary>
/// <param name="Account">Whose it is.</param>
/// <param name="IsPersistent">Whether the person asked to stay signed in (<c>persistentlogin</c>); what is made of it inherits that.</param>
internal sealed record LiveSession(Account Account, bool IsPersistent);

/// <summary>Bearer tokens of the embedded server. Only their SHA-256 is stored; an unused one ends after its lifetime.</summary>
internal sealed class Sessions(EmbeddedStore store, TimeProvider time)
{
    /// <summary>Lifetime of an unused session.</summary>
    public static readonly TimeSpan Idle = TimeSpan.FromHours(2);

    /// <summary>Lifetime of an unused session of a person who asked to stay signed in (notes, 2.3).</summary>
    public static readonly TimeSpan Persistent = TimeSpan.FromDays(24);

    /// <summary>Lifetime of a one-time token.</summary>
    public static readonly TimeSpan OneTime = TimeSpan.FromMinutes(5);

    /// <summary>Issues a token that ends when unused for <paramref name="lifetime"/>.</summary>
    public Task<string> IssueAsync(SessionKind kind, long accountId, TimeSpan lifetime, CancellationToken cancellationToken) =>
        KeepAsync(NewToken(kind, persistent: false), kind, accountId, lifetime, persistent: false, cancellationToken);

    /// <summary>Issues a token for a person who is signed in, with the lifetime of its kind.</summary>
    public Task<string> IssueAsync(SessionKind kind, LiveSession session, CancellationToken cancellationToken) =>
        KeepAsync(NewToken(kind, session.IsPersistent), kind, session.Account.Id, Lifetime(kind, session.IsPersistent), session.IsPersistent, cancellationToken);

    /// <summary>Lets a webmail.php session go on under a given id: <c>keep</c> of the auth query (notes, 2.3).</summary>
    public Task<string> KeepAsync(string token, LiveSession session, CancellationToken cancellationToken) =>
        KeepAsync(
            token, SessionKind.Webmail, session.Account.Id, Lifetime(SessionKind.Webmail, session.IsPersistent), session.IsPersistent, cancellationToken);

    /// <summary>The account behind a token, or null when it is unknown or ended. Using a token keeps it alive.</summary>
    public async Task<Account?> FindAsync(SessionKind kind, string token, CancellationToken cancellationToken) =>
        (await FindLiveAsync(kind, Hash(token), cancellationToken))?.Account;

    /// <summary>The session behind a token, or null when it is unknown or ended. Using a token keeps it alive.</summary>
    public Task<LiveSession?> FindLiveAsync(SessionKind kind, string token, CancellationToken cancellationToken) =>
        FindLiveAsync(kind, Hash(token), cancellationToken);

    /// <summary>The session behind a <see cref="Fingerprint"/>, or null.</summary>
    public Task<LiveSession?> FindByFingerprintAsync(SessionKind kind, string fingerprint, CancellationToken cancellationToken) =>
        FindLiveAsync(kind, Convert.FromHexString(fingerprint), cancellationToken);

    /// <summary>Names a token without giving it away: its SHA-256 in hex.</summary>
    public static string Fingerprint(string token) => Convert.ToHexString(Hash(token));

    /// <summary>Takes a one-time token: finds and ends it.</summary>
    public async Task<Account?> TakeAsync(SessionKind kind, string token, CancellationToken cancellationToken) =>
        (await TakeLiveAsync(kind, token, cancellationToken))?.Account;

    /// <summary>Takes a one-time token: finds and ends it. Of two who take at once, one gets it.</summary>
    public async Task<LiveSession?> TakeLiveAsync(SessionKind kind, string token, CancellationToken cancellationToken)
    {
        var session = await FindLiveAsync(kind, Hash(token), cancellationToken);
        return session is not null && await EndAsync(token, cancellationToken) ? session : null;
    }

    /// <summary>Ends a token; false when there was none.</summary>
    public Task<bool> EndAsync(string token, CancellationToken cancellationToken) => EndByHashAsync(Hash(token), cancellationToken);

    /// <summary>Ends the token of a <see cref="Fingerprint"/>; false when there was none.</summary>
    public Task<bool> EndByFingerprintAsync(string fingerprint, CancellationToken cancellationToken) =>
        EndByHashAsync(Convert.FromHexString(fingerprint), cancellationToken);

    /// <summary>A number in the form of an icewarpapi session id: timestamp and counter, digits only.</summary>
    public string NewNumber() => time.GetUtcNow().ToString("yyyyMMddHHmmssfff", CultureInfo.InvariantCulture) + Digits(22);

    private async Task<LiveSession?> FindLiveAsync(SessionKind kind, byte[] hash, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow().ToUnixTimeSeconds();
        await using var connection = await store.OpenAsync(cancellationToken);
        var arguments = new { hash, kind = kind.ToString(), now };
        var row = await connection.QuerySingleOrDefaultAsync<(long Id, string Email, string Name, long AdminType, long LastUsed, long Persistent)?>(
            """
            SELECT a.id, a.email, a.name, a.admin_type, s.last_used, s.persistent FROM session s JOIN account a ON a.id = s.account_id
            WHERE s.token_hash = @hash AND s.kind = @kind AND s.last_used + s.lifetime > @now
            """,
            arguments);
        if (row is not { } found)
        {
            return null;
        }

        // A write a minute is enough to keep a session alive.
        if (now - found.LastUsed >= 60)
        {
            await connection.ExecuteAsync("UPDATE session SET last_used = @now WHERE token_hash = @hash", arguments);
        }

        return new LiveSession(new Account(found.Id, found.Email, found.Name, found.AdminType), found.Persistent != 0);
    }

    private async Task<string> KeepAsync(
        string token, SessionKind kind, long accountId, TimeSpan lifetime, bool persistent, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow().ToUnixTimeSeconds();
        await using var connection = await store.OpenAsync(cancellationToken);
        await connection.ExecuteAsync(
            """
            DELETE FROM session WHERE last_used + lifetime <= @now;
            INSERT OR REPLACE INTO session (token_hash, kind, account_id, created, last_used, lifetime, persistent)
            VALUES (@hash, @kind, @accountId, @now, @now, @seconds, @persistent)
            """,
            new { hash = Hash(token), kind = kind.ToString(), accountId, now, seconds = (long)lifetime.TotalSeconds, persistent });
        return token;
    }

    private async Task<bool> EndByHashAsync(byte[] hash, CancellationToken cancellationToken)
    {
        await using var connection = await store.OpenAsync(cancellationToken);
        return await connection.ExecuteAsync("DELETE FROM session WHERE token_hash = @hash", new { hash }) == 1;
    }

    private static TimeSpan Lifetime(SessionKind kind, bool persistent) => kind switch
    {
        SessionKind.AuthToken => OneTime,
        SessionKind.Refresh => Persistent,
        _ => persistent ? Persistent : Idle,
    };

    private string NewToken(SessionKind kind, bool persistent) => kind switch
    {
        SessionKind.Webmail => (persistent ? "wm-perm" : "wm-") + Hex(16),
        SessionKind.Login => "wm" + Hex(16),
        SessionKind.Api => NewNumber(),
        _ => Hex(24),
    };

    private static string Hex(int bytes) => RandomNumberGenerator.GetHexString(bytes * 2, lowercase: true);

    private static string Digits(int count) => RandomNumberGenerator.GetString("0123456789", count);

    private static byte[] Hash(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));
}
