using System.Data.Common;
using Dapper;
using IceWarp.EmbeddedServer.Iq;
using IceWarp.EmbeddedServer.Items;
using IceWarp.EmbeddedServer.Store;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;

namespace IceWarp.EmbeddedServer.Quotas;

/// <summary>How many bytes an account holds in all its folders, trash included, and how many it may.</summary>
internal sealed class AccountQuota(EmbeddedStore store, IOptions<QuotaOptions> options)
{
    private const string Held = "SELECT coalesce(sum(bytes), 0) FROM folder WHERE account_id = @accountId";

    /// <summary>Bytes an account may hold; 0 is no limit.</summary>
    public long Limit { get; } = options.Value.QuotaMb * 1024L * 1024;

    /// <summary>Bytes it holds.</summary>
    public async Task<long> UsageAsync(long accountId, CancellationToken cancellationToken)
    {
        await using var connection = await store.OpenAsync(cancellationToken);
        return await connection.ExecuteScalarAsync<long>(Held, new { accountId });
    }

    /// <summary>Throws <paramref name="code"/> when <paramref name="more"/> bytes do not fit.</summary>
    public async Task DemandRoomAsync(long accountId, long more, string code, CancellationToken cancellationToken)
    {
        if (Limit > 0 && await UsageAsync(accountId, cancellationToken) + more > Limit)
        {
            throw Exceeded(code);
        }
    }

    /// <summary>Throws <paramref name="code"/> when an open transaction makes an account larger that then is over its limit.</summary>
    public async Task DemandAsync(
        SqliteConnection connection, DbTransaction transaction, IEnumerable<long> accountIds, string code, CancellationToken cancellationToken)
    {
        foreach (var accountId in Limit > 0 ? accountIds : [])
        {
            if (await IsExceededAsync(connection, transaction, accountId, cancellationToken))
            {
                throw Exceeded(code);
            }
        }
    }

    /// <summary>
    /// Whether an open transaction makes an account larger that then is over its limit. One that was over it before (the limit was lowered) may
    /// still throw things away.
    /// </summary>
    public async Task<bool> IsExceededAsync(
        SqliteConnection connection, DbTransaction transaction, long accountId, CancellationToken cancellationToken)
    {
        if (Limit == 0)
        {
            return false;
        }

        // Another connection sees what was before: the transaction is not committed, and nobody else can write beside it.
        var after = await connection.ExecuteScalarAsync<long>(Held, new { accountId }, transaction);
        return after > Limit && after > await UsageAsync(accountId, cancellationToken);
    }

    private static IqException Exceeded(string code) => new(code, EngineError.AccountSize);
}
