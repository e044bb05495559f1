using Dapper;
using IceWarp.EmbeddedServer.Items;
using IceWarp.EmbeddedServer.Quotas;
using IceWarp.EmbeddedServer.Store;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace IceWarp.EmbeddedServer.Tests.Items;

/// <summary>A migrated database in a folder of its own with one account (1) and one folder (1) of a type.</summary>
internal sealed class TemporaryStore : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("icewarp-store-").FullName;

    private TemporaryStore()
    {
        Database = new EmbeddedStore(_folder);
        Items = new ItemStore(Database, new AccountQuota(Database, Options.Create(new QuotaOptions())), Time);
    }

    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 1, 1, 12, 0, 0, TimeSpan.Zero));

    public EmbeddedStore Database { get; }

    public ItemStore Items { get; }

    public static async Task<TemporaryStore> CreateAsync(string folderType)
    {
        var store = new TemporaryStore();
        await store.Database.MigrateAsync(CancellationToken.None);
        await using var connection = await store.Database.OpenAsync(CancellationToken.None);
        await connection.ExecuteAsync(
            """
            INSERT INTO account (id, email, name, password_hash) VALUES (1, 'ann@demo.test', 'Ann', '');
            INSERT INTO folder (id, account_id, path, type) VALUES (1, 1, 'Folder', @folderType)
            """,
            new { folderType });
        return store;
    }

    public async Task<long> CountAsync(string table)
    {
        await using var connection = await Database.OpenAsync(CancellationToken.None);
        return await connection.ExecuteScalarAsync<long>($"SELECT count(*) FROM {table}");
    }

    public ValueTask DisposeAsync()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
        return ValueTask.CompletedTask;
    }
}
