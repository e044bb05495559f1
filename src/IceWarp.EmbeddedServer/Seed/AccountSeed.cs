using IceWarp.EmbeddedServer.Accounts;
using IceWarp.EmbeddedServer.Store;

namespace IceWarp.EmbeddedServer.Seed;

/// <summary>First start: the demo people, the administrator, their folders and settings.</summary>
internal sealed class AccountSeed(EmbeddedStore store)
{
    /// <summary>Seeds. Call once, on an empty database.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await using var connection = await store.OpenAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        (string Email, string Name, string Password, int AdminType)[] people =
        [
            ("alice@demo.test", "Alice Nowak", "alice-demo", 0),
            ("bob@demo.test", "Bob Kowalski", "bob-demo", 0),
            ("carol@demo.test", "Carol Wright", "carol-demo", 0),
            ("globaladmin", "Administrator", "globaladmin-demo", 2),
        ];
        foreach (var (email, name, password, adminType) in people)
        {
            var account = await AccountDirectory.AddAsync(connection, email, name, password, adminType, cancellationToken);
            if (account.Domain.Length > 0)
            {
                await DefaultFolders.AddAsync(connection, account.Id, cancellationToken);
                await SettingsSeed.AddPrivateAsync(connection, account.Id);
            }
        }

        await SettingsSeed.AddPublicAsync(connection);
        await transaction.CommitAsync(cancellationToken);
    }
}
