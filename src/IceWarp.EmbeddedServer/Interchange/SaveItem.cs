using IceWarp.EmbeddedServer.Iq;
using IceWarp.EmbeddedServer.Items;

namespace IceWarp.EmbeddedServer.Interchange;

/// <summary><c>save_items</c> of a groupware item (notes, 3.4): exports it to an upload, answered like <see cref="SaveItems"/>. Right <c>r</c>.</summary>
internal sealed class SaveItem(SaveItems saving) : IItemAction
{
    public IReadOnlyList<string> Names { get; } = ["save_items"];

    public Task<IqNode> ActAsync(ItemSet set, CancellationToken cancellationToken)
    {
        set.Folder.Demand('r');
        return saving.SaveAsync(
            set.Caller, set.Folder, set.Element.Parent?.Attr("uid") ?? set.Folder.Path, [set.Element.Attr("uid") ?? ""], cancellationToken);
    }
}
