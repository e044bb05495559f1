using System.Collections.Frozen;
using IceWarp.Adapter.Native.Iq;
using IceWarp.Adapter.Native.Items;
using IceWarp.Adapter.Native.Sessions;
using IceWarp.Adapter.Native.Stores;

namespace IceWarp.Adapter.Native.Watch;

/// <summary>
/// What a person's folders look like, in one IQ: counters of all folders, the newest change of each groupware folder, the flags of the
/// newest messages of the inbox. Two of them differ where something changed.
/// </summary>
internal static class ChangeFingerprint
{
    private const string Inbox = "INBOX";
    private static readonly Window Newest = Window.First(1);
    private static readonly Window NewestMessages = Window.First(50);

    private static readonly FrozenDictionary<FolderKind, ChangeKind> Kinds = new Dictionary<FolderKind, ChangeKind>
    {
        [FolderKind.Mail] = ChangeKind.Mail,
        [FolderKind.Events] = ChangeKind.Events,
        [FolderKind.Tasks] = ChangeKind.Tasks,
        [FolderKind.Notes] = ChangeKind.Notes,
        [FolderKind.Files] = ChangeKind.Files,
        [FolderKind.Contacts] = ChangeKind.Contacts,
    }.ToFrozenDictionary();

    /// <summary>Asks for the fingerprint of each kind.</summary>
    public static async Task<IReadOnlyDictionary<ChangeKind, string>> TakeAsync(
        WebmailSession session, FolderList folders, CancellationToken cancellationToken)
    {
        var watched = (await folders.GetAsync(cancellationToken))
            .Where(folder => Kinds.ContainsKey(folder.Kind) && folder.Rights.HasFlag(FolderRights.Read))
            .Where(folder => folder.Kind != FolderKind.Mail || folder.Path == Inbox)
            .ToList();
        var answer = await session.GetAsync(
            "changes",
            [
                IqQuery.Of("folders", new IqElement("account").With("uid", session.Email)),
                .. watched.Select(folder => Query(session.Email, folder)),
            ],
            cancellationToken);
        var counters = IqQuery.Answers(answer, "folders").SelectMany(query => query.All("account")).SelectMany(account => account.All("folder"))
            .Select(FolderList.Read)
            .Where(folder => Kinds.ContainsKey(folder.Kind))
            .Select(folder => (Kind: Kinds[folder.Kind], Text: $"{folder.Path}:{folder.Count}:{folder.Unread}"));
        var newest = IqQuery.Answers(answer, "items").SelectMany(query => query.All("account")).SelectMany(account => account.All("folder"))
            .Zip(watched, (list, folder) => (Kind: Kinds[folder.Kind], Text: Text(list)));
        return counters.Concat(newest).GroupBy(entry => entry.Kind)
            .ToDictionary(group => group.Key, group => string.Join('\n', group.Select(entry => entry.Text)));
    }

    /// <summary>The kinds whose fingerprints differ.</summary>
    public static IReadOnlySet<ChangeKind> Compare(IReadOnlyDictionary<ChangeKind, string> before, IReadOnlyDictionary<ChangeKind, string> after) =>
        before.Keys.Union(after.Keys).Where(kind => before.GetValueOrDefault(kind) != after.GetValueOrDefault(kind)).ToHashSet();

    private static IqElement Query(string account, Folder folder)
    {
        var (fields, sort, window) = folder.Kind switch
        {
            FolderKind.Mail => (new[] { "flags" }, "date", NewestMessages),
            FolderKind.Contacts => (["itmclassifyas", "evn_modified", "itm_modified"], "evn_modified", Newest),
            _ => (["evn_modified"], "evn_modified", Newest),
        };
        return IqQuery.Of(
            "items",
            new IqElement(
                "account",
                new IqElement(
                    "folder",
                    new IqElement(
                        "item",
                        new IqElement("values", ListFilter.Fields(fields)),
                        new IqElement("filter", ListFilter.Of(window, sort, descending: true, search: null)))).With("uid", folder.Path))
                .With("uid", account));
    }

    private static string Text(IqElement list) => string.Join(
        ';',
        list.All("item").Select(item => item.Attribute("uid") + "=" + string.Join(',', item.Child("values")?.Children.Select(value => value.Text) ?? []))
            .Prepend(list.Attribute("count") + "/" + list.Attribute("recent")));
}
