using Dapper;
using IceWarp.EmbeddedServer.Store;
using Microsoft.Data.Sqlite;

namespace IceWarp.EmbeddedServer.Accounts;

/// <summary>The accounts of the embedded server.</summary>
internal sealed class AccountDirectory(EmbeddedStore store)
{
    private const string Columns = "id, email, name, admin_type AS AdminType";

    /// <summary>The account of an address (any letter case), or null.</summary>
    public async Task<Account?> FindAsync(string email, CancellationToken cancellationToken)
    {
        await using var connection = await store.OpenAsync(cancellationToken);
        return await connection.QuerySingleOrDefaultAsync<Account>($"SELECT {Columns} FROM account WHERE email = @email", new { email });
    }

    /// <summary>All accounts of a domain, by address.</summary>
    public async Task<IReadOnlyList<Account>> OfDomainAsync(string domain, CancellationToken cancellationToken)
    {
        await using var connection = await store.OpenAsync(cancellationToken);
        var all = await connection.QueryAsync<Account>($"SELECT {Columns} FROM account ORDER BY email");
        return [.. all.Where(account => string.Equals(account.Domain, domain, StringComparison.OrdinalIgnoreCase))];
    }

    /// <summary>Every domain with its number of accounts, by name.</summary>
    public async Task<IReadOnlyList<(string Domain, int Accounts)>> DomainsAsync(CancellationToken cancellationToken)
    {
        await using var connection = await store.OpenAsync(cancellationToken);
        var all = await connection.QueryAsync<Account>($"SELECT {Columns} FROM account");
        return [.. all.Where(account => account.Domain.Length > 0)
            .GroupBy(account => account.Domain, StringComparer.OrdinalIgnoreCase)
            .Select(domain => (domain.Key.ToLowerInvariant(), domain.Count()))
            .OrderBy(domain => domain.Item1, StringComparer.Ordinal)];
    }

    /// <summary>The account and its password hash, or nulls.</summary>
    public async Task<(Account? Account, string? Hash)> FindWithHashAsync(string email, CancellationToken cancellationToken)
    {
        await using var connection = await store.OpenAsync(cancellationToken);
        var hash = await connection.ExecuteScalarAsync<string?>("SELECT password_hash FROM account WHERE email = @email", new { email });
        return hash is null ? (null, null) : (await FindAsync(email, cancellationToken), hash);
    }

    /// <summary>The stored photo of an account, or null.</summary>
    public async Task<(byte[] Data, string MediaType)?> PhotoAsync(long accountId, CancellationToken cancellationToken)
    {
        await using var connection = await store.OpenAsync(cancellationToken);
        var row = await connection.QuerySingleOrDefaultAsync<(byte[]? Data, string? MediaType)>(
            "SELECT photo, photo_type FROM account WHERE id = @accountId", new { accountId });
        return row is ({ } data, { } mediaType) ? (data, mediaType) : null;
    }

    /// <summary>Adds an account within the caller's transaction.</summary>
    public static async Task<Account> AddAsync(
        SqliteConnection connection, string email, string name, string password, int adminType, CancellationToken cancellationToken)
    {
        var id = await connection.ExecuteScalarAsync<long>(new CommandDefinition(
            "INSERT INTO account (email, name, password_hash, admin_type) VALUES (@email, @name, @hash, @adminType) RETURNING id",
            new { email = email.ToLowerInvariant(), name, hash = PasswordHash.Create(password), adminType },
            cancellationToken: cancellationToken));
        return new Account(id, email.ToLowerInvariant(), name, adminType);
    }
}
