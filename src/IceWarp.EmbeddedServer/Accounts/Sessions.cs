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

/// <summary>Bearer tokens of the embedded server. Only their SHA-256 is stored; an unused one ends after its lifetime.</summary>
internal sealed class Sessions(EmbeddedStore store, TimeProvider time)
{
    /// <summary>Lifetime of an unused session.</summary>
    public static readonly TimeSpan Idle = TimeSpan.FromHours(2);

    /// <summary>Lifetime of a one-time token.</summary>
    public static readonly TimeSpan OneTime = TimeSpan.FromMinutes(5);

    /// <summary>Issues a token.</summary>
    public async Task<string> IssueAsync(SessionKind kind, long accountId, TimeSpan lifetime, CancellationToken cancellationToken)
    {
        var token = NewToken(kind);
        var now = time.GetUtcNow().ToUnixTimeSeconds();
        await using var connection = await store.OpenAsync(cancellationToken);
        await connection.ExecuteAsync(
            "INSERT INTO session (token_hash, kind, account_id, created, last_used, lifetime) VALUES (@hash, @kind, @accountId, @now, @now, @seconds)",
            new { hash = Hash(token), kind = kind.ToString(), accountId, now, seconds = (long)lifetime.TotalSeconds });
        return token;
    }

    /// <summary>The account behind a token, or null when it is unknown or ended. Using a token keeps it alive.</summary>
    public async Task<Account?> FindAsync(SessionKind kind, string token, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow().ToUnixTimeSeconds();
        await using var connection = await store.OpenAsync(cancellationToken);
        var arguments = new { hash = Hash(token), kind = kind.ToString(), now };
        var row = await connection.QuerySingleOrDefaultAsync<(long Id, string Email, string Name, long AdminType, long LastUsed)?>(
            """
            SELECT a.id, a.email, a.name, a.admin_type, s.last_used FROM session s JOIN account a ON a.id = s.account_id
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

        return new Account(found.Id, found.Email, found.Name, found.AdminType);
    }

    /// <summary>Takes a one-time token: finds and ends it.</summary>
    public async Task<Account?> TakeAsync(SessionKind kind, string token, CancellationToken cancellationToken)
    {
        var account = await FindAsync(kind, token, cancellationToken);
        return account is not null && await EndAsync(token, cancellationToken) ? account : null;
    }

    /// <summary>Ends a token; false when there was none.</summary>
    public async Task<bool> EndAsync(string token, CancellationToken cancellationToken)
    {
        await using var connection = await store.OpenAsync(cancellationToken);
        return await connection.ExecuteAsync("DELETE FROM session WHERE token_hash = @hash", new { hash = Hash(token) }) == 1;
    }

    private string NewToken(SessionKind kind) => kind switch
    {
        SessionKind.Webmail => "wm-" + Hex(16),
        SessionKind.Login => "wm" + Hex(16),
        SessionKind.Api => time.GetUtcNow().ToString("yyyyMMddHHmmssfff", CultureInfo.InvariantCulture) + Digits(16),
        _ => Hex(24),
    };

    private static string Hex(int bytes) => RandomNumberGenerator.GetHexString(bytes * 2, lowercase: true);

    private static string Digits(int count) => RandomNumberGenerator.GetString("0123456789", count);

    private static byte[] Hash(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));
}
