using IceWarp.EmbeddedServer.Folders;
using IceWarp.EmbeddedServer.Iq;

namespace IceWarp.EmbeddedServer.Items;

/// <summary>Names of files are unique within a folder (notes, 1.3 and 3.4).</summary>
internal static class FileNames
{
    private const int MaxLength = 255;

    /// <summary>Throws <paramref name="code"/> with engine error 37 for a name that cannot be one.</summary>
    public static void Check(string name, string code)
    {
        if (name.Trim().Length == 0 || name.Length > MaxLength || name is "." or ".." || name.Any(c => char.IsControl(c) || c is '/' or '\\'))
        {
            throw new IqException(code, EngineError.InvalidFileName);
        }
    }

    /// <summary>The file that has a name in a folder, or null; <paramref name="except"/> does not count.</summary>
    public static Task<StoredItem?> FindAsync(ItemTransaction items, long folderId, string name, long except) => items.FindAsync(
        "i.folder_id = @folderId AND i.class = 'F' AND i.title = @name COLLATE NOCASE AND i.id <> @except", new { folderId, name, except });

    /// <summary>Throws <c>items_duplicity</c> with a free name when the name is taken.</summary>
    public static async Task DemandFreeAsync(ItemTransaction items, OpenFolder folder, string name, long except)
    {
        if (await FindAsync(items, folder.Id, name, except) is { } other)
        {
            throw new IqException("items_duplicity", name)
            {
                Beside =
                [
                    new IqNode("duplicate",
                    [
                        new IqNode("item",
                        [
                            new IqNode("class", "item"), new IqNode("fullpath", FormattableString.Invariant($"{folder.OwnerEmail}/{folder.Path}/{other.Id}")),
                            new IqNode("name", name), new IqNode("freename", await FreeAsync(items, folder.Id, name)),
                        ]),
                    ]),
                ],
            };
        }
    }

    /// <summary>A name that is free: <c>report (2).docx</c>.</summary>
    public static async Task<string> FreeAsync(ItemTransaction items, long folderId, string name)
    {
        var (stem, extension) = (Path.GetFileNameWithoutExtension(name), Path.GetExtension(name));
        var candidate = name;
        for (var number = 2; await FindAsync(items, folderId, candidate, 0) is not null; number++)
        {
            candidate = FormattableString.Invariant($"{stem} ({number}){extension}");
        }

        return candidate;
    }
}
