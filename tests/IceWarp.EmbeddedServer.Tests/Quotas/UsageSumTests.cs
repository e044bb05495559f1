using CsCheck;
using Dapper;
using IceWarp.EmbeddedServer.Items;
using IceWarp.EmbeddedServer.Tests.Items;

namespace IceWarp.EmbeddedServer.Tests.Quotas;

/// <summary>The running sums of item and folder against a recount.</summary>
public sealed class UsageSumTests
{
    private const string Recount =
        """
        SELECT coalesce(sum(CASE i.class WHEN 'M' THEN 0 ELSE octet_length(i.fields) END
          + (SELECT coalesce(sum(CASE a.kind WHEN 'mime' THEN 0 ELSE octet_length(a.fields) END + coalesce(octet_length(b.data), 0)), 0)
             FROM addon a LEFT JOIN blob b ON b.id = a.blob_id WHERE a.item_id = i.id)
          + (SELECT coalesce(sum(r.size), 0) FROM revision r WHERE r.item_id = i.id)), 0)
        FROM item i WHERE i.folder_id = @folder
        """;

    private enum Change
    {
        Add,
        Rewrite,
        Replace,
        Move,
        Revise,
        DropAddon,
        Delete,
    }

    [Fact]
    public async Task They_are_right_after_any_changes()
    {
        await using var store = await TemporaryStore.CreateAsync("F");
        await ExecuteAsync(store, "INSERT INTO folder (id, account_id, path, type) VALUES (2, 1, 'Other', 'F')");
        var change = Gen.Select(Gen.Enum<Change>(), Gen.Int[0, 9], Gen.Int[0, 2000]);

        await change.List[1, 30].SampleAsync(
            async changes =>
            {
                foreach (var (kind, which, size) in changes)
                {
                    await ApplyAsync(store, kind, which, size);
                }

                foreach (var folder in (int[])[1, 2])
                {
                    (await NumberAsync(store, "SELECT bytes FROM folder WHERE id = @folder", new { folder })).Should().Be(await NumberAsync(store, Recount, new { folder }));
                }

                return true;
            },
            iter: 40, threads: 1);
    }

    [Fact]
    public async Task A_deleted_folder_takes_its_bytes_along_and_a_trashed_item_keeps_them()
    {
        await using var store = await TemporaryStore.CreateAsync("F");
        await ExecuteAsync(store, "INSERT INTO folder (id, account_id, path, type) VALUES (2, 1, 'Bin', 'G')");
        var id = await store.Items.InsertAsync(File("a.txt", 500), CancellationToken.None);
        var before = await NumberAsync(store, "SELECT sum(bytes) FROM folder");
        before.Should().BeGreaterThan(500);

        await store.Items.WriteAsync(
            async items =>
            {
                await items.TrashAsync(id, 2, "Folder");
                return true;
            },
            CancellationToken.None);
        (await NumberAsync(store, "SELECT bytes FROM folder WHERE id = 2")).Should().Be(before);

        await ExecuteAsync(store, "DELETE FROM folder WHERE id = 2");
        (await NumberAsync(store, "SELECT sum(bytes) FROM folder")).Should().Be(0);
        (await store.CountAsync("item")).Should().Be(0);
    }

    private static NewItem File(string name, int size) =>
        new(1, "F", ItemFields.Of(("EVNTITLE", name))) { Addons = [NewAddon.Attachment(name, "text/plain", new byte[size], 0)] };

    private static Task<bool> ApplyAsync(TemporaryStore store, Change change, int which, int size) => store.Items.WriteAsync(
        async items =>
        {
            var id = await items.Connection.ExecuteScalarAsync<long?>(
                "SELECT id FROM item ORDER BY id LIMIT 1 OFFSET (@which % max(1, (SELECT count(*) FROM item)))", new { which }, items.Transaction);
            if (change == Change.Add || id is not { } some)
            {
                await items.InsertAsync(File("ż" + which, size));
                return true;
            }

            switch (change)
            {
                case Change.Rewrite:
                    await items.SetFieldsAsync(some, ItemFields.Of(("EVNTITLE", "x"), ("EVNNOTE", new string('ą', size))), null);
                    break;
                case Change.Replace:
                    await items.ReplaceAsync(some, File("r" + which, size));
                    break;
                case Change.Move:
                    await items.MoveAsync(some, (which % 2) + 1);
                    break;
                case Change.Revise:
                    await ReviseAsync(items, size);
                    break;
                case Change.DropAddon when (await items.FindAsync(some))!.Addons is [var addon, ..]:
                    await items.DeleteAddonAsync(addon);
                    break;
                case Change.Delete:
                    await items.DeleteAsync(some);
                    break;
                default:
                    break;
            }

            return true;
        },
        CancellationToken.None);

    private static async Task<bool> ReviseAsync(ItemTransaction items, int size)
    {
        if (await items.FindAsync("EXISTS (SELECT 1 FROM addon a WHERE a.item_id = i.id)", new { }) is { Content: { } content } item)
        {
            await items.AddRevisionAsync(item, content, 1);
            await items.SetAddonAsync(content, content.Fields, await items.NewBlobAsync(new byte[size]));
        }

        return true;
    }

    private static async Task ExecuteAsync(TemporaryStore store, string sql)
    {
        await using var connection = await store.Database.OpenAsync(CancellationToken.None);
        await connection.ExecuteAsync(sql);
    }

    private static async Task<long> NumberAsync(TemporaryStore store, string sql, object? arguments = null)
    {
        await using var connection = await store.Database.OpenAsync(CancellationToken.None);
        return await connection.ExecuteScalarAsync<long>(sql, arguments);
    }
}
