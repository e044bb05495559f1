using IceWarp.EmbeddedServer.Accounts;
using IceWarp.EmbeddedServer.Folders;
using IceWarp.EmbeddedServer.Iq;
using IceWarp.EmbeddedServer.Items;

namespace IceWarp.EmbeddedServer.Dav;

/// <summary>What a path below <c>/webdav/</c> names.</summary>
/// <param name="Owner">Address whose tree it is; empty for <c>/webdav/</c> itself.</param>
/// <param name="Path">Folder path and perhaps name, without slashes at the ends.</param>
/// <param name="Folder">The folder: the target itself, or the one around it; null at the top and where there is none.</param>
/// <param name="Name">Resource name within the folder; null for the folder itself.</param>
/// <param name="Item">The item of that name, or null.</param>
internal sealed record DavTarget(string Owner, string Path, OpenFolder? Folder, string? Name, StoredItem? Item)
{
    /// <summary>True for <c>/webdav/</c> and <c>/webdav/{email}/</c>.</summary>
    public bool IsTop => Path.Length == 0;

    /// <summary>True for a folder that is there.</summary>
    public bool IsCollection => IsTop || (Folder is not null && Name is null);

    /// <summary>True for anything that is there.</summary>
    public bool Exists => IsCollection || Item is not null;

    /// <summary>The folder as webmail.php names it: <c>~owner/path</c> for somebody else's.</summary>
    public string FolderUid(Account caller, string path) => Owner.Equals(caller.Email, StringComparison.OrdinalIgnoreCase) ? path : "~" + Owner + "/" + path;
}

/// <summary>Finds targets with the caller's rights: what the caller may not see is not there.</summary>
internal sealed class DavTargets(FolderAccess folders, ItemStore items)
{
    /// <summary>Where the tree begins.</summary>
    public const string Root = "/webdav";

    /// <summary>Folder types that the tree shows: everything but mail and what is virtual.</summary>
    public static bool Shows(string folderType) => folderType is "C" or "E" or "T" or "N" or "J" or "F";

    /// <summary>The target of a decoded path that begins with <see cref="Root"/>; throws 404 for a path outside and 403 for a strange one.</summary>
    public async Task<DavTarget> FindAsync(Account caller, string path, CancellationToken cancellationToken)
    {
        if (!path.StartsWith(Root, StringComparison.OrdinalIgnoreCase) || path.Contains('\\', StringComparison.Ordinal))
        {
            throw new DavException(404);
        }

        var segments = path[Root.Length..].Split('/', StringSplitOptions.RemoveEmptyEntries);
        if (segments.Contains("..", StringComparer.Ordinal))
        {
            throw new DavException(403);
        }

        var owner = segments.FirstOrDefault() ?? "";
        var inner = string.Join('/', segments.Skip(1));
        if (inner.Length == 0)
        {
            return owner.Length == 0 || owner.Equals(caller.Email, StringComparison.OrdinalIgnoreCase)
                ? new DavTarget(owner, "", null, null, null)
                : throw new DavException(404);
        }

        if (await OpenAsync(caller, owner, inner, cancellationToken) is { } folder)
        {
            return new DavTarget(owner, inner, folder, null, null);
        }

        var slash = inner.LastIndexOf('/');
        var name = inner[(slash + 1)..];
        var around = slash < 0 ? null : await OpenAsync(caller, owner, inner[..slash], cancellationToken);
        return new DavTarget(owner, inner, around, name, around is null ? null : await ItemAsync(caller, around, name, cancellationToken));
    }

    private async Task<OpenFolder?> OpenAsync(Account caller, string owner, string path, CancellationToken cancellationToken)
    {
        var uid = owner.Equals(caller.Email, StringComparison.OrdinalIgnoreCase) ? path : "~" + owner + "/" + path;
        try
        {
            var folder = await folders.OpenAsync(caller, caller.Email, uid, cancellationToken);
            return Shows(folder.Type) ? folder : null;
        }
        catch (IqException missing) when (missing.Code == "folder_does_not_exist")
        {
            return null;
        }
    }

    private async Task<StoredItem?> ItemAsync(Account caller, OpenFolder folder, string name, CancellationToken cancellationToken)
    {
        var item = folder.Type == "F"
            ? await items.FindByTitleAsync(folder.Id, name, cancellationToken)
            : await items.FindByRidAsync(folder.Id, name, cancellationToken);
        return item is not null && IsShown(caller, folder, item) ? item : null;
    }

    /// <summary>Somebody else's private item is not there.</summary>
    public static bool IsShown(Account caller, OpenFolder folder, StoredItem item) => folder.OwnerId == caller.Id || item.Fields["EVNSHARETYPE"] != "P";
}
