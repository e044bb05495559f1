using IceWarp.Host.Sessions;
using IceWarp.Testing;
using Microsoft.AspNetCore.Http;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace IceWarp.Host.Tests;

/// <summary>What a test does to sessions behind the product's back.</summary>
internal static class ServerSessions
{
    /// <summary>Ends every session on the embedded server, as a restart of a real one may.</summary>
    public static async Task EndSessionsAsync(this RunningHost server)
    {
        await using var connection = new SqliteConnection($"Data Source={Path.Combine(server.DataFolder, "embedded.db")};Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "DELETE FROM session";
        (await command.ExecuteNonQueryAsync()).Should().BePositive("there was a session to end");
    }

    /// <summary>Opens the cookie that an answer sets; null when it sets none.</summary>
    public static SealedSession? SessionOf(this RunningHost host, HttpResponseMessage answer)
    {
        if (!answer.Headers.TryGetValues("Set-Cookie", out var lines))
        {
            return null;
        }

        var context = new DefaultHttpContext();
        context.Request.Headers.Cookie = lines.Single().Split(';')[0];
        return host.Services.GetRequiredService<SessionCookie>().Read(context.Request);
    }
}
