using System.Xml.Linq;
using Dapper;
using IceWarp.EmbeddedServer.Accounts;
using IceWarp.EmbeddedServer.Folders;
using IceWarp.EmbeddedServer.Iq;
using IceWarp.EmbeddedServer.Store;

namespace IceWarp.EmbeddedServer.Settings;

/// <summary>
/// The private resource <c>default_folders</c>: <c>account/Folder</c> a purpose. It is not stored but read from, and written to, the
/// default letters of the folders, so that both always agree.
/// </summary>
internal sealed class DefaultFoldersResource(EmbeddedStore store, FolderAccess access)
{
    private static readonly (string Field, string Letter)[] Purposes =
    [
        ("sent", "S"), ("trash", "H"), ("drafts", "D"), ("templates", "P"), ("events", "E"), ("contacts", "C"), ("tasks", "T"), ("notes", "N"),
        ("files", "F"), ("journal", "J"),
    ];

    public static bool Is(string name) => string.Equals(name, "default_folders", StringComparison.OrdinalIgnoreCase);

    /// <summary>The one item of the resource.</summary>
    public async Task<IqNode> ItemAsync(Account caller, CancellationToken cancellationToken)
    {
        await using var connection = await store.OpenAsync(cancellationToken);
        var folders = (await connection.QueryAsync<(string Letter, string Path)>(
            "SELECT default_letter, path FROM folder WHERE account_id = @Id AND default_letter IS NOT NULL", new { caller.Id }))
            .ToDictionary(folder => folder.Letter, folder => folder.Path, StringComparer.Ordinal);
        var item = new IqNode("item");
        foreach (var (field, letter) in Purposes)
        {
            item.Add(field, folders.TryGetValue(letter, out var path) ? $"{caller.Email}/{path}" : null);
        }

        return item;
    }

    /// <summary>Makes the named folders the default ones; fields that are not given stay.</summary>
    public async Task SetAsync(Account caller, XElement item, CancellationToken cancellationToken)
    {
        foreach (var (field, letter) in Purposes)
        {
            if (item.Text(field)?.Trim() is { Length: > 0 } value)
            {
                var slash = value.IndexOf('/', StringComparison.Ordinal);
                var folder = slash > 0
                    ? await access.OpenAsync(caller, value[..slash], value[(slash + 1)..], cancellationToken)
                    : throw new IqException("folder_does_not_exist", value);
                await DefaultLetters.SetAsync(store, caller, folder, letter, cancellationToken);
            }
        }
    }
}
