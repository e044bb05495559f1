using System.Globalization;
using Dapper;
using IceWarp.EmbeddedServer.Iq;

namespace IceWarp.EmbeddedServer.Items.Actions;

/// <summary><c>revert_to_revision</c>: an earlier content of a file becomes the present one, which stays as a revision (notes, 3.4). Right <c>w</c>.</summary>
internal sealed class RevertItem(ItemStore store) : IItemAction
{
    public IReadOnlyList<string> Names { get; } = ["revert_to_revision"];

    public async Task<IqNode> ActAsync(ItemSet set, CancellationToken cancellationToken)
    {
        set.Folder.Demand('w');
        var revision = ItemRequest.ParseId(set.Input.Controls.GetValueOrDefault("REVISION") ?? set.Element.Attr("rid"));
        var id = await store.WriteAsync(
            async items =>
            {
                var item = await set.FindAsync(items);
                set.DemandChangeable(item, "item_edit");
                var blob = await items.Connection.QuerySingleOrDefaultAsync<long?>(
                    "SELECT blob_id FROM revision WHERE number = @revision AND item_id = @Id", new { revision, item.Id }, items.Transaction);
                if (blob is not { } earlier || item.Content is not { } content)
                {
                    throw new IqException("item_invalid_id", revision.ToString(CultureInfo.InvariantCulture));
                }

                var fields = content.Fields.With("ATTTIME", items.Now);
                await AddonWriter.ReplaceContentAsync(items, set.Caller, item, content, fields, await items.CopyBlobAsync(earlier));
                return item.Id;
            },
            cancellationToken);
        return new IqNode("result").Add("id", id.ToString(CultureInfo.InvariantCulture));
    }
}
