using Dapper;
using IceWarp.EmbeddedServer.Settings;
using Microsoft.Data.Sqlite;

namespace IceWarp.EmbeddedServer.Seed;

/// <summary>Settings of the server and of each demo person at first start.</summary>
internal static class SettingsSeed
{
    private static readonly (string Name, string Content)[] OfServer =
    [
        ("login_settings", "<disable_signup>1</disable_signup><disable_reset>1</disable_reset>"),
        ("layout_settings", "<language>en</language><skin>default</skin>"),
        ("restrictions", "<disable_doc_integration>0</disable_doc_integration>"),
        ("languages", "<code>en</code><name>English</name>"),
        ("languages", "<code>pl</code><name>Polski</name>"),
    ];

    private static readonly (string Name, string Content)[] OfPerson =
    [
        ("layout_settings", "<language>en</language>"),
        ("calendar_settings", "<timezone>Europe/Warsaw</timezone><workweek_begins>1</workweek_begins><workweek_ends>5</workweek_ends>"),
    ];

    /// <summary>The server's, within the caller's transaction.</summary>
    public static Task AddPublicAsync(SqliteConnection connection) => AddAsync(connection, ResourceStore.Public, OfServer);

    /// <summary>A person's, within the caller's transaction.</summary>
    public static Task AddPrivateAsync(SqliteConnection connection, long accountId) => AddAsync(connection, accountId, OfPerson);

    private static Task AddAsync(SqliteConnection connection, long accountId, IEnumerable<(string Name, string Content)> settings) =>
        connection.ExecuteAsync(
            "INSERT INTO resource (account_id, name, content) VALUES (@accountId, @Name, @Content)",
            settings.Select(setting => new { accountId, setting.Name, setting.Content }));
}
