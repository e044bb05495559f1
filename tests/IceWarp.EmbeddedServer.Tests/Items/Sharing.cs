using Dapper;
using IceWarp.EmbeddedServer.Store;
using IceWarp.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace IceWarp.EmbeddedServer.Tests.Items;

/// <summary>Gives rights on folders behind the scenes.</summary>
internal static class Sharing
{
    public static async Task ShareAsync(RunningHost host, string owner, string path, string email, string rights)
    {
        await using var connection = await host.Services.GetRequiredService<EmbeddedStore>().OpenAsync(CancellationToken.None);
        await connection.ExecuteAsync(
            """
            INSERT OR REPLACE INTO folder_right (folder_id, email, rights)
            SELECT f.id, @email, @rights FROM folder f JOIN account a ON a.id = f.account_id WHERE a.email = @owner AND f.path = @path
            """,
            new { owner, path, email, rights });
    }
}
