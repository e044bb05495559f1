using System.Text;
using System.Xml.Linq;
using Dapper;
using IceWarp.EmbeddedServer.Accounts;
using IceWarp.EmbeddedServer.Iq;
using IceWarp.EmbeddedServer.Store;

namespace IceWarp.EmbeddedServer.AdminApi;

/// <summary>
/// <c>getaccountfolderlist(accountemail,onlydefault)</c>: the folder tree of an account, <c>name id foldertype defaulttype
/// subfolders/item</c>. The id is <c>0</c> (mail) or <c>1</c> (groupware) and the base64 of the path.
/// </summary>
internal sealed class GetAccountFolderList(AccountDirectory accounts, EmbeddedStore store) : IAdminCommand
{
    public string Name => "getaccountfolderlist";

    public bool AllowsAnonymous => false;

    public async Task<AdminAnswer> RunAsync(AdminContext context, XElement parameters, CancellationToken cancellationToken)
    {
        var email = parameters.Text("accountemail")?.Trim() is { Length: > 0 } given ? given : context.Caller.Email;
        var account = await accounts.FindAsync(email, cancellationToken);
        if (account is null || !context.MayActFor(account))
        {
            throw new IqException(context.Caller.AdminType == 0 ? "insufficient_rights" : "account_does_not_exist", email);
        }

        var onlyDefault = parameters.Text("onlydefault")?.Trim() is "1" or "true";
        await using var connection = await store.OpenAsync(cancellationToken);
        var folders = (await connection.QueryAsync<Folder>(
            """
            SELECT path AS Path, type AS Type, default_letter AS DefaultLetter FROM folder
            WHERE account_id = @id AND path NOT LIKE '\_\_@@%' ESCAPE '\' AND (@onlyDefault = 0 OR default_letter IS NOT NULL OR path = 'INBOX')
            ORDER BY path <> 'INBOX', id
            """,
            new { id = account.Id, onlyDefault })).ToList();
        return new AdminAnswer(AdminAnswer.Structure("result", ("name", account.Email)).Add(Subfolders(folders, parent: "")));
    }

    private static IqNode Subfolders(List<Folder> folders, string parent)
    {
        var known = folders.Select(folder => folder.Path).ToHashSet(StringComparer.Ordinal);
        var node = new IqNode("subfolders");
        foreach (var folder in folders.Where(folder => Parent(folder.Path, known) == parent))
        {
            node.Add(AdminAnswer.Structure(
                "item",
                ("name", folder.Path[(folder.Path.LastIndexOf('/') + 1)..]),
                ("id", (folder.Type == "M" ? "0" : "1") + Convert.ToBase64String(Encoding.UTF8.GetBytes(folder.Path))),
                ("foldertype", folder.Type),
                ("defaulttype", folder.DefaultLetter ?? "")).Add(Subfolders(folders, folder.Path)));
        }

        return node;
    }

    // The nearest folder above that is in the list; with onlydefault the direct parent may not be.
    private static string Parent(string path, HashSet<string> known)
    {
        for (var slash = path.LastIndexOf('/'); slash > 0; slash = path.LastIndexOf('/', slash - 1))
        {
            if (known.Contains(path[..slash]))
            {
                return path[..slash];
            }
        }

        return "";
    }

    private sealed record Folder(string Path, string Type, string? DefaultLetter);
}
