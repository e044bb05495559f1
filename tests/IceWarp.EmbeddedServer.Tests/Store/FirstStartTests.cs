using Dapper;
using IceWarp.EmbeddedServer.Store;
using Microsoft.Data.Sqlite;

namespace IceWarp.EmbeddedServer.Tests.Store;

/// <summary>The database has its name only when it is whole.</summary>
public sealed class FirstStartTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("icewarp-first-").FullName;

    [Fact]
    public async Task A_first_start_that_was_cut_short_begins_again()
    {
        var cut = new EmbeddedStore(_folder);
        var start = () => cut.CreateAsync(
            async cancellationToken =>
            {
                await AddAccountAsync(cut, cancellationToken);
                throw new IOException("The power went.");
            },
            CancellationToken.None);
        await start.Should().ThrowAsync<IOException>();
        File.Exists(Path.Combine(_folder, "embedded.db")).Should().BeFalse();

        var again = new EmbeddedStore(_folder);
        await again.CreateAsync(cancellationToken => AddAccountAsync(again, cancellationToken), CancellationToken.None);

        (await CountAsync(again)).Should().Be(1);
        Directory.EnumerateFiles(_folder).Select(Path.GetFileName).Should().NotContain(name => name!.Contains(".new", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_database_that_is_there_is_left_as_it_is()
    {
        var first = new EmbeddedStore(_folder);
        await first.CreateAsync(cancellationToken => AddAccountAsync(first, cancellationToken), CancellationToken.None);

        var second = new EmbeddedStore(_folder);
        await second.CreateAsync(_ => throw new InvalidOperationException("Must not be filled again."), CancellationToken.None);

        (await CountAsync(second)).Should().Be(1);
    }

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    private static async Task AddAccountAsync(EmbeddedStore store, CancellationToken cancellationToken)
    {
        await using var connection = await store.OpenAsync(cancellationToken);
        await connection.ExecuteAsync("INSERT INTO account (email, name, password_hash) VALUES ('ann@demo.test', 'Ann', '')");
    }

    private static async Task<long> CountAsync(EmbeddedStore store)
    {
        await using var connection = await store.OpenAsync(CancellationToken.None);
        return await connection.ExecuteScalarAsync<long>("SELECT count(*) FROM account");
    }
}
