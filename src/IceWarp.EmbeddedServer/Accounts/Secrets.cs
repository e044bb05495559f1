using Dapper;
using IceWarp.EmbeddedServer.Store;

namespace IceWarp.EmbeddedServer.Accounts;

/// <summary>Keys of the server itself, made on first use and kept in its database.</summary>
internal sealed class Secrets(EmbeddedStore store)
{
    /// <summary>The key of that name; made by <paramref name="create"/> when there is none. Two who ask at once get the same.</summary>
    public async Task<byte[]> GetOrCreateAsync(string name, Func<byte[]> create, CancellationToken cancellationToken)
    {
        await using var connection = await store.OpenAsync(cancellationToken);
        const string Select = "SELECT value FROM secret WHERE name = @name";
        if (await connection.ExecuteScalarAsync<byte[]?>(Select, new { name }) is { } known)
        {
            return known;
        }

        await connection.ExecuteAsync("INSERT OR IGNORE INTO secret (name, value) VALUES (@name, @value)", new { name, value = create() });
        return await connection.QuerySingleAsync<byte[]>(Select, new { name });
    }
}
