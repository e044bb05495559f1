using System.Text;
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

    /// <summary>How many webmail sessions the embedded server knows.</summary>
    public static async Task<long> OpenSessionsAsync(this RunningHost server)
    {
        await using var connection = new SqliteConnection($"Data Source={Path.Combine(server.DataFolder, "embedded.db")};Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT count(*) FROM session WHERE kind = 'Webmail'";
        return (long)(await command.ExecuteScalarAsync() ?? 0L);
    }

    /// <summary>Whether the embedded server still takes a session, asked as any client would.</summary>
    public static async Task<bool> ServerKnowsAsync(this RunningHost server, string sid)
    {
        using var content = new StringContent($"<iq sid=\"{sid}\" type=\"get\"><query xmlns=\"webmail:iq:accounts\"/></iq>", Encoding.UTF8, "text/xml");
        using var answer = await server.Client.PostAsync("/webmail/server/webmail.php", content);
        var text = await answer.Content.ReadAsStringAsync();
        return text.Contains("type=\"result\"", StringComparison.Ordinal) ? true
            : text.Contains("session_expired", StringComparison.Ordinal) ? false
            : throw new InvalidOperationException(text);
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
