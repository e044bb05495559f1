using IceWarp.EmbeddedServer.Items;

namespace IceWarp.EmbeddedServer.Dav.Methods;

/// <summary>DELETE of an item (right <c>t</c>) to the trash, or of a folder with all below for good (right <c>x</c>).</summary>
internal sealed class DeleteResource(ItemStore items, DavTrash trash, DavFolders folders) : IDavMethod
{
    public IReadOnlyList<string> Names { get; } = ["DELETE"];

    public async Task AnswerAsync(DavCall call, CancellationToken cancellationToken)
    {
        var target = call.Target;
        if (target is { Item: { } item, Folder: { } folder })
        {
            await items.WriteAsync(
                async transaction =>
                {
                    call.DemandConditions(await transaction.FindAsync(item.Id));
                    await trash.ThrowAsync(transaction, call.Caller, folder, item);
                    return true;
                },
                cancellationToken);
        }
        else if (target.IsCollection && !target.IsTop)
        {
            await folders.DeleteAsync(call, cancellationToken);
        }
        else
        {
            throw new DavException(target.IsTop ? 403 : 404);
        }

        call.Http.Response.StatusCode = 204;
    }
}
