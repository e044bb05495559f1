using Dapper;
using IceWarp.EmbeddedServer.Items;
using IceWarp.EmbeddedServer.Store;
using IceWarp.EmbeddedServer.Tests.Items;

namespace IceWarp.EmbeddedServer.Tests.Store;

/// <summary>Migrations over a database that holds something already: each is undone and done again.</summary>
public sealed class MigrationTests
{
    [Fact]
    public async Task What_is_there_already_is_counted_once()
    {
        await using var store = await TemporaryStore.CreateAsync("F");
        var id = await store.Items.InsertAsync(File("a.txt", 500), CancellationToken.None);
        await store.Items.WriteAsync(
            async items =>
            {
                var item = (await items.FindAsync(id))!;
                await items.AddRevisionAsync(item, item.Content!, 1);
                await items.SetAddonAsync(item.Content!, item.Content!.Fields, await items.NewBlobAsync(new byte[300]));
                return true;
            },
            CancellationToken.None);
        await using var connection = await store.Database.OpenAsync(CancellationToken.None);
        var before = await connection.QuerySingleAsync<(long, long)>("SELECT f.bytes, i.bytes FROM folder f JOIN item i");
        await DropTriggersAsync(connection, "bytes");
        await connection.ExecuteAsync("ALTER TABLE item DROP COLUMN bytes; ALTER TABLE folder DROP COLUMN bytes");

        await connection.ExecuteAsync(await ScriptAsync("007-usage"));

        before.Item1.Should().BeGreaterThan(800);
        (await connection.QuerySingleAsync<(long, long)>("SELECT f.bytes, i.bytes FROM folder f JOIN item i")).Should().Be(before);
    }

    [Fact]
    public async Task What_is_there_already_is_told_to_who_synchronises()
    {
        await using var store = await TemporaryStore.CreateAsync("F");
        await store.Items.InsertAsync(File("a.txt", 1), CancellationToken.None);
        await store.Items.InsertAsync(File("b.txt", 1), CancellationToken.None);
        await using var connection = await store.Database.OpenAsync(CancellationToken.None);
        await DropTriggersAsync(connection, "dav");
        await connection.ExecuteAsync("DROP TABLE dav_change; DROP TABLE dead_property; ALTER TABLE folder DROP COLUMN dav_forgotten");

        await connection.ExecuteAsync(await ScriptAsync("008-dav"));

        (await connection.QueryAsync<string>("SELECT name FROM dav_change WHERE folder_id = 1 AND gone = 0 ORDER BY id")).Should().Equal("a.txt", "b.txt");
    }

    private static NewItem File(string name, int size) =>
        new(1, "F", ItemFields.Of(("EVNTITLE", name))) { Addons = [NewAddon.Attachment(name, "text/plain", new byte[size], 0)] };

    private static async Task DropTriggersAsync(Microsoft.Data.Sqlite.SqliteConnection connection, string part)
    {
        var names = (await connection.QueryAsync<string>(
            "SELECT name FROM sqlite_schema WHERE type = 'trigger' AND instr(name, '_' || @part || '_') > 0", new { part })).ToList();
        names.Should().NotBeEmpty();
        await connection.ExecuteAsync(string.Concat(names.Select(name => $"DROP TRIGGER {name};")));
    }

    private static async Task<string> ScriptAsync(string name)
    {
        await using var script = typeof(EmbeddedStore).Assembly.GetManifestResourceStream($"IceWarp.EmbeddedServer.Store.Migrations.{name}.sql")!;
        using var reader = new StreamReader(script);
        return await reader.ReadToEndAsync();
    }
}
