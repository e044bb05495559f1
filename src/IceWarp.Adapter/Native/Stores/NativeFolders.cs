using IceWarp.Adapter.Native.Iq;
using IceWarp.Adapter.Native.Sessions;
using IceWarp.Adapter.Native.Values;

namespace IceWarp.Adapter.Native.Stores;

/// <summary>Folders by <c>webmail:iq:folders</c> (notes, 3.2).</summary>
internal sealed class NativeFolders(WebmailSession session, FolderList folders) : IFolderStore
{
    // A person who may see a folder at all has "l"; it has no flag of its own.
    private const char See = 'l';

    private static readonly (FolderRights Right, char Letter)[] Letters =
    [
        (FolderRights.Read, 'r'), (FolderRights.Add, 'i'), (FolderRights.Modify, 'w'), (FolderRights.Delete, 't'),
        (FolderRights.CreateFolders, 'k'), (FolderRights.DeleteFolder, 'x'), (FolderRights.Administer, 'a'),
    ];

    public Task<IReadOnlyList<Folder>> ListAsync(CancellationToken cancellationToken) => folders.GetAsync(cancellationToken);

    public async Task<Folder> CreateAsync(string path, FolderKind kind, CancellationToken cancellationToken)
    {
        var answer = await SetAsync(
            new IqElement("folder", new IqElement("type", Type(kind)), new IqElement("name", path)).With("action", "add"), cancellationToken);
        var created = IqQuery.Answers(answer, "folders").SelectMany(query => query.All("account")).SelectMany(account => account.All("folder")).FirstOrDefault();
        var name = created?.Attribute("uid") is { Length: > 0 } uid ? uid : path;
        return (await folders.GetAsync(cancellationToken)).FirstOrDefault(folder => folder.Path == name)
            ?? throw new ServerException(ServerFailure.Garbled, "created_folder_not_listed");
    }

    public Task RenameAsync(string folderId, string newPath, CancellationToken cancellationToken) =>
        SetAsync(Folder(folderId, "edit", new IqElement("name", newPath)), cancellationToken);

    public string IdAfterRename(string id, string oldPath, string newPath) =>
        OpaqueId.Read(id) is [var folder, .. var rest] && (folder == oldPath || folder.StartsWith(oldPath + '/', StringComparison.Ordinal))
            ? OpaqueId.Write([newPath + folder[oldPath.Length..], .. rest])
            : id;

    public Task DeleteAsync(string folderId, CancellationToken cancellationToken) => SetAsync(Folder(folderId, "delete"), cancellationToken);

    public async Task<IReadOnlyList<FolderShare>> GetSharesAsync(string folderId, CancellationToken cancellationToken)
    {
        var answer = await session.GetAsync(
            "folders",
            [IqQuery.Of("folders", new IqElement("account", new IqElement("folder").With("uid", OpaqueId.Folder(folderId))).With("uid", session.Email))],
            cancellationToken);
        var folder = IqQuery.Answers(answer, "folders").SelectMany(query => query.All("account")).SelectMany(account => account.All("folder")).FirstOrDefault();
        return
        [
            .. (folder?.Child("acl")?.All("right") ?? [])
                .Where(right => right.Attribute("email").Length > 0)
                .Select(right => new FolderShare(right.Attribute("email"), Rights(right.Text))),
        ];
    }

    public Task SetSharesAsync(string folderId, IReadOnlyList<FolderShare> shares, CancellationToken cancellationToken) =>
        SetAsync(
            Folder(
                folderId,
                "edit",
                new IqElement("acl", shares.Select(share => new IqElement("right", Write(share.Rights)).With("email", share.Email)))),
            cancellationToken);

    private static IqElement Folder(string folderId, string action, params IEnumerable<IqElement> children) =>
        new IqElement("folder", children).With("uid", OpaqueId.Folder(folderId)).With("action", action);

    private static FolderRights Rights(string letters) =>
        Letters.Where(pair => letters.Contains(pair.Letter, StringComparison.Ordinal)).Aggregate(FolderRights.None, (rights, pair) => rights | pair.Right);

    private static string Write(FolderRights rights) => rights == FolderRights.None
        ? ""
        : string.Concat(Letters.Where(pair => rights.HasFlag(pair.Right)).Select(pair => pair.Letter).Append(See));

    private static string Type(FolderKind kind) => kind switch
    {
        FolderKind.Mail => "M",
        FolderKind.Contacts => "C",
        FolderKind.Events => "E",
        FolderKind.Tasks => "T",
        FolderKind.Notes => "N",
        FolderKind.Journal => "J",
        FolderKind.Files => "F",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "A folder of this kind cannot be made."),
    };

    private async Task<IqElement> SetAsync(IqElement folder, CancellationToken cancellationToken)
    {
        try
        {
            return await session.SetAsync(
                "folders", [IqQuery.Of("folders", new IqElement("account", folder).With("uid", session.Email))], cancellationToken);
        }
        finally
        {
            folders.Forget();
        }
    }
}
