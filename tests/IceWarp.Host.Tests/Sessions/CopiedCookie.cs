using System.Net;
using System.Net.Http.Json;
using IceWarp.Host.Sessions;
using IceWarp.Testing;

namespace IceWarp.Host.Tests.Sessions;

/// <summary>A session cookie that was copied out of a browser: it is sent as it was, whatever the browser does meanwhile.</summary>
internal sealed class CopiedCookie
{
    private readonly RunningHost _host;
    private readonly string _line;

    private CopiedCookie(RunningHost host, HttpResponseMessage signedIn)
    {
        _host = host;
        _line = signedIn.Headers.GetValues("Set-Cookie").Single().Split(';')[0];
        Session = host.SessionOf(signedIn) ?? throw new InvalidOperationException("No session.");
    }

    /// <summary>What is sealed in it.</summary>
    public SealedSession Session { get; }

    /// <summary>Signs in and copies the cookie.</summary>
    public static async Task<CopiedCookie> OfSignInAsync(RunningHost host, string email = Demo.Alice)
    {
        using var answer = await host.Client.PostAsJsonAsync("/api/session", new { email, password = Demo.PasswordOf(email) });
        answer.EnsureSuccessStatusCode();
        return new CopiedCookie(host, answer);
    }

    /// <summary>Takes a session of the server over and copies the cookie.</summary>
    public static async Task<CopiedCookie> OfHandoverAsync(RunningHost host, string sid)
    {
        using var answer = await host.Client.PostAsJsonAsync("/api/session/handover", new { sid });
        answer.EnsureSuccessStatusCode();
        return new CopiedCookie(host, answer);
    }

    /// <summary>Sends a request with it.</summary>
    public async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path)
    {
        using var request = new HttpRequestMessage(method, path);
        request.Headers.Add("Cookie", _line);
        return await _host.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
    }

    /// <summary>The code of the refusal, or null when it still opens the notes.</summary>
    public async Task<string?> RefusalAsync(string path = "/api/dashboard/notes")
    {
        using var answer = await SendAsync(HttpMethod.Get, path);
        return answer.IsSuccessStatusCode ? null : (await ProblemAnswer.ReadAsync(answer)).Code;
    }

    /// <summary>Signs out with it: <c>/api/session</c>, or <c>/api/sessions</c> for all.</summary>
    public async Task SignOutAsync(string path = "/api/session")
    {
        using var answer = await SendAsync(HttpMethod.Delete, path);
        answer.StatusCode.Should().Be(HttpStatusCode.NoContent);
        answer.Headers.GetValues("Set-Cookie").Single().Should().StartWith("icewarp_session=;");
    }
}
