using Dapper;
using Microsoft.Data.Sqlite;

namespace IceWarp.EmbeddedServer.Seed;

/// <summary>The folders that every account is born with: usual names, types and default letters (notes, 3.2).</summary>
internal static class DefaultFolders
{
    private static readonly (string Path, string Type, string? Letter)[] Folders =
    [
        ("INBOX", "M", null),
        ("Sent", "M", "S"),
        ("Drafts", "M", "D"),
        ("Trash", "M", "H"),
        ("Spam", "M", null),
        ("Archive", "M", null),
        ("Calendar", "E", "E"),
        ("Contacts", "C", "C"),
        ("Tasks", "T", "T"),
        ("Notes", "N", "N"),
        ("Journal", "J", "J"),
        ("Files", "F", "F"),
        ("__@@GWTRASH@@__", "G", null),
        ("__@@REMINDERS@@__", "D", null),
        ("__@@VIRTUAL@@__/__@@MEETINGS@@__", "W", null),
    ];

    /// <summary>Makes them, within the caller's transaction.</summary>
    public static async Task AddAsync(SqliteConnection connection, long accountId, CancellationToken cancellationToken)
    {
        foreach (var (path, type, letter) in Folders)
        {
            await connection.ExecuteAsync(new CommandDefinition(
                "INSERT INTO folder (account_id, path, type, default_letter) VALUES (@accountId, @path, @type, @letter)",
                new { accountId, path, type, letter },
                cancellationToken: cancellationToken));
        }
    }
}
