using System.Text;
using IceWarp.EmbeddedServer.Accounts;
using IceWarp.EmbeddedServer.Items;

namespace IceWarp.EmbeddedServer.Tests.Items;

public class ItemStoreTests
{
    private static readonly Account Ann = new(1, "ann@demo.test", "Ann Łęcka", 0);

    [Fact]
    public async Task An_item_comes_back_with_its_fields_and_addons()
    {
        await using var store = await TemporaryStore.CreateAsync("N");

        var id = await store.Items.InsertAsync(
            new NewItem(1, "N", ItemFields.Of(("EVNTITLE", "Plan"), ("EVNTYPE", "work,q1"))) { Author = Ann, Uid = "u 1", Addons = [NewAddon.Note("Hello")] },
            CancellationToken.None);

        var item = await store.Items.FindAsync(id, CancellationToken.None);
        item!.Title.Should().Be("Plan");
        item.Tags.Should().Be("work,q1");
        item.Uid.Should().Be("u 1");
        item.Rid.Should().Be("u_1.ics");
        item.Created.Should().Be(1767268800);
        item.Modified.Should().Be(1767268800);
        item.Fields["EVNOWN_ID"].Should().Be("1");
        item.Fields["EVN_METADATA"].Should().Be("core_own_name=Ann+%C5%81%C4%99cka&core_own_email=ann%40demo.test&core_modifiedown_name=Ann+%C5%81%C4%99cka");
        item.Addons.Should().ContainSingle().Which.Fields["NOTE_TEXT"].Should().Be("Hello");
        (await store.Items.FindByUidAsync(1, "u 1", CancellationToken.None))!.Id.Should().Be(id);
        (await store.Items.FindByRidAsync(1, "u_1.ics", CancellationToken.None))!.Id.Should().Be(id);
    }

    [Fact]
    public async Task Each_change_moves_the_time_of_change_strictly_forward_even_within_a_second()
    {
        await using var store = await TemporaryStore.CreateAsync("N");
        var id = await store.Items.InsertAsync(new NewItem(1, "N", ItemFields.None), CancellationToken.None);
        var seen = new List<long> { (await store.Items.FindAsync(id, CancellationToken.None))!.Modified };

        for (var change = 0; change < 3; change++)
        {
            await store.Items.ReplaceAsync(id, new NewItem(1, "N", ItemFields.Of(("EVNTITLE", "x"))), CancellationToken.None);
            seen.Add((await store.Items.FindAsync(id, CancellationToken.None))!.Modified);
        }

        seen.Should().Equal(1767268800, 1767268801, 1767268802, 1767268803);
    }

    [Fact]
    public async Task A_failing_change_leaves_nothing_behind()
    {
        await using var store = await TemporaryStore.CreateAsync("N");

        var work = () => store.Items.WriteAsync<bool>(
            async items =>
            {
                await items.InsertAsync(new NewItem(1, "N", ItemFields.None) { Addons = [NewAddon.Note("x")] });
                throw new InvalidDataException();
            },
            CancellationToken.None);

        await work.Should().ThrowAsync<InvalidDataException>();
        (await store.CountAsync("item")).Should().Be(0);
        (await store.CountAsync("addon")).Should().Be(0);
    }

    [Fact]
    public async Task A_deleted_item_takes_its_bytes_and_revisions_along()
    {
        await using var store = await TemporaryStore.CreateAsync("F");
        var id = await store.Items.InsertAsync(
            new NewItem(1, "F", ItemFields.Of(("EVNTITLE", "a.txt"))) { Addons = [NewAddon.Attachment("a.txt", "text/plain", Encoding.UTF8.GetBytes("one"), 0)] },
            CancellationToken.None);
        await store.Items.WriteAsync(
            async items =>
            {
                var item = (await items.FindAsync(id))!;
                await items.AddRevisionAsync(item, item.Content!, 1);
                await items.SetAddonAsync(item.Content!, item.Content!.Fields, await items.NewBlobAsync(Encoding.UTF8.GetBytes("three")));
                return true;
            },
            CancellationToken.None);
        (await store.Items.FindAsync(id, CancellationToken.None))!.Size.Should().Be(5);
        (await store.CountAsync("blob")).Should().Be(2);

        (await store.Items.DeleteAsync(id, CancellationToken.None)).Should().BeTrue();

        (await store.CountAsync("blob")).Should().Be(0);
        (await store.CountAsync("revision")).Should().Be(0);
        (await store.Items.DeleteAsync(id, CancellationToken.None)).Should().BeFalse();
    }

    [Fact]
    public async Task A_replaced_content_without_revision_leaves_no_bytes_behind()
    {
        await using var store = await TemporaryStore.CreateAsync("F");
        var id = await store.Items.InsertAsync(
            new NewItem(1, "F", ItemFields.Of(("EVNTITLE", "a.txt"))) { Addons = [NewAddon.Attachment("a.txt", "text/plain", [1, 2, 3], 0)] },
            CancellationToken.None);

        await store.Items.ReplaceAsync(
            id,
            new NewItem(1, "F", ItemFields.Of(("EVNTITLE", "a.txt"))) { Addons = [NewAddon.Attachment("a.txt", "text/plain", [4], 0)] },
            CancellationToken.None);

        (await store.CountAsync("blob")).Should().Be(1);
        var content = (await store.Items.FindAsync(id, CancellationToken.None))!.Content!;
        (await store.Items.ReadBlobAsync(content.BlobId!.Value, CancellationToken.None)).Should().Equal(4);
    }
}
