using System.Globalization;
using IceWarp.Adapter.Native.Iq;
using IceWarp.Adapter.Native.Sessions;
using IceWarp.Adapter.Native.Values;
using Microsoft.Extensions.Options;

namespace IceWarp.Adapter.Native.Stores;

/// <summary>The folders of the current person, kept for a few seconds a session so that a page of widgets asks for them once.</summary>
internal sealed class FolderList(WebmailSession session, FolderCache cache)
{
    private const string Trash = "H";

    /// <summary>All folders in the server's order.</summary>
    public async Task<IReadOnlyList<Folder>> GetAsync(CancellationToken cancellationToken) =>
        [.. (await cache.Flights.GetAsync(session.Token, ReadAsync, cancellationToken)).Select(listed => listed.Folder)];

    /// <summary>Forgets what is kept: after a change of folders.</summary>
    public void Forget() => cache.Flights.Forget(session.Token);

    /// <summary>
    /// The folders to look into: the given one, or every readable one of a kind. <see cref="ServerFailure.NotFound"/> for a garbage id.
    /// </summary>
    public async Task<IReadOnlyList<string>> PathsAsync(string? folderId, FolderKind kind, CancellationToken cancellationToken) =>
        folderId is not null
            ? [OpaqueId.Folder(folderId)]
            : [.. (await GetAsync(cancellationToken)).Where(folder => folder.Kind == kind && folder.Rights.HasFlag(FolderRights.Read)).Select(folder => folder.Path)];

    /// <summary>Every readable mail folder but trash and spam: those that are searched.</summary>
    public async Task<IReadOnlyList<string>> SearchedMailAsync(CancellationToken cancellationToken) =>
        [.. (await cache.Flights.GetAsync(session.Token, ReadAsync, cancellationToken))
            .Where(listed => listed.Folder.Kind == FolderKind.Mail && listed.Folder.Rights.HasFlag(FolderRights.Read) && listed.DefaultLetter != Trash && !listed.IsSpam)
            .Select(listed => listed.Folder.Path)];

    /// <summary>The folder to write to: the given one, or the default one of a kind.</summary>
    public async Task<string> TargetAsync(string? folderId, FolderKind kind, CancellationToken cancellationToken)
    {
        if (folderId is not null)
        {
            return OpaqueId.Folder(folderId);
        }

        var own = (await GetAsync(cancellationToken)).Where(folder => folder.Kind == kind && folder.Owner is null).ToList();
        return (own.Find(folder => folder.IsDefault) ?? own.FirstOrDefault())?.Path
            ?? throw new ServerException(ServerFailure.NotFound, "default_folder_missing", retryIsSafe: true);
    }

    /// <summary>Path of the own mail folder with a default letter: <c>S</c> sent, <c>D</c> drafts (notes, 3.2); null when there is none.</summary>
    public async Task<string?> SpecialAsync(string letter, CancellationToken cancellationToken) =>
        (await cache.Flights.GetAsync(session.Token, ReadAsync, cancellationToken))
            .FirstOrDefault(folder => folder.Folder.Kind == FolderKind.Mail && folder.Folder.Owner is null && folder.DefaultLetter == letter)?.Folder.Path;

    private async Task<IReadOnlyList<ListedFolder>> ReadAsync(CancellationToken cancellationToken)
    {
        var answer = await session.GetAsync(
            "folders", [IqQuery.Of("folders", new IqElement("account").With("uid", session.Email))], cancellationToken);
        return [.. IqQuery.Answers(answer, "folders").SelectMany(query => query.All("account")).SelectMany(account => account.All("folder"))
            .Select(folder => new ListedFolder(Read(folder), folder.Value("default").Trim(), folder.Value("spam").Trim() is "1" or "true"))];
    }

    /// <summary>Reads a <c>folder</c> element (notes, 3.2).</summary>
    public static Folder Read(IqElement folder)
    {
        var path = folder.Attribute("uid");
        var type = folder.Value("type").Trim();
        var kind = Kind(type);
        var letter = folder.Value("default").Trim();
        return new Folder(
            OpaqueId.Write(path),
            path,
            path[(path.LastIndexOf('/') + 1)..],
            kind,
            Rights(folder.Child("rights")?.Text is { Length: > 0 } rights ? rights : folder.Attribute("rights")),
            Number(folder, "recent"),
            Number(folder, "count"),
            kind == FolderKind.Mail ? path == "INBOX" : letter.Length > 0 && letter == type,
            Owner(path))
        {
            IsArchive = kind == FolderKind.Mail && Owner(path) is null && folder.Value("archive").Trim() is ("1" or "true"),
        };
    }

    private static FolderKind Kind(string type) => type switch
    {
        "M" => FolderKind.Mail,
        "C" => FolderKind.Contacts,
        "E" => FolderKind.Events,
        "T" => FolderKind.Tasks,
        "N" => FolderKind.Notes,
        "J" => FolderKind.Journal,
        "F" => FolderKind.Files,
        _ => FolderKind.Other,
    };

    private static FolderRights Rights(string letters) => letters.Aggregate(FolderRights.None, (rights, letter) => rights | letter switch
    {
        'r' => FolderRights.Read,
        'i' => FolderRights.Add,
        'w' => FolderRights.Modify,
        't' => FolderRights.Delete,
        'k' => FolderRights.CreateFolders,
        'x' => FolderRights.DeleteFolder,
        'a' => FolderRights.Administer,
        _ => FolderRights.None,
    });

    // "~bob@demo.test/Calendar" belongs to bob.
    private static string? Owner(string path) => path.StartsWith('~') ? path[1..].Split('/', 2)[0] : null;

    private static int Number(IqElement folder, string name) =>
        int.TryParse(
            folder.Value(name) is { Length: > 0 } text ? text : folder.Attribute(name), NumberStyles.None, CultureInfo.InvariantCulture, out var value)
            ? value
            : 0;
}

/// <summary>A folder with its default letter, and whether spam goes there (notes, 3.2).</summary>
internal sealed record ListedFolder(Folder Folder, string DefaultLetter, bool IsSpam);

/// <summary>What <see cref="FolderList"/> keeps.</summary>
internal sealed class FolderCache(IOptions<ServerOptions> options, TimeProvider time)
{
    private const int Capacity = 10_000;
    private static readonly TimeSpan Remember = TimeSpan.FromSeconds(4);

    /// <summary>Folder lists by sid.</summary>
    public SingleFlight<IReadOnlyList<ListedFolder>> Flights { get; } = new(Remember, options.Value.Limits.Write, Capacity, time);
}
