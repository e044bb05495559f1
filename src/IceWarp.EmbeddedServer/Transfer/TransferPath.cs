using IceWarp.EmbeddedServer.Iq;

namespace IceWarp.EmbeddedServer.Transfer;

/// <summary>
/// A <c>fullpath</c> (notes, 3.5 "Path rule"): the account is before the first <c>/</c>, the folder may contain <c>/</c>, the item is the last
/// segment or, where a part follows, the second last.
/// </summary>
/// <param name="Account">Address of the account.</param>
/// <param name="Folder">Folder path.</param>
/// <param name="Item">Item id; empty where the path names a folder.</param>
/// <param name="Part">Part, attachment or revision; empty where none is named.</param>
internal sealed record TransferPath(string Account, string Folder, string Item, string Part)
{
    /// <summary><c>account/folder</c>.</summary>
    public static TransferPath OfFolder(string fullpath) => Parse(fullpath, trailing: 0);

    /// <summary><c>account/folder/item</c>.</summary>
    public static TransferPath OfItem(string fullpath) => Parse(fullpath, trailing: 1);

    /// <summary><c>account/folder/item/part</c>.</summary>
    public static TransferPath OfPart(string fullpath) => Parse(fullpath, trailing: 2);

    private static TransferPath Parse(string fullpath, int trailing)
    {
        var segments = fullpath.Split('/');
        if (segments.Length < 2 + trailing)
        {
            throw new IqException("item_invalid_id", fullpath);
        }

        return new TransferPath(
            segments[0], string.Join('/', segments[1..^trailing]), trailing >= 1 ? segments[^trailing] : "", trailing == 2 ? segments[^1] : "");
    }
}
