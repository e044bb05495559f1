using System.Net.Http.Headers;
using System.Text;
using System.Text.RegularExpressions;

namespace IceWarp.Testing;

/// <summary>Speaks the raw wire format to a running host, as the public client scripts do: text out, text in.</summary>
/// <param name="client">A client whose base address is the host.</param>
public sealed class WireClient(HttpClient client)
{
    /// <summary>Signs in by password; the sid.</summary>
    public async Task<string> SignInAsync(string email, string password)
    {
        var answer = await PostAsync(
            $"""<iq type="set"><query xmlns="webmail:iq:auth"><username>{email}</username><method>plain</method><digest>{password}</digest></query></iq>""");
        var match = Regex.Match(answer, """<iq sid="(?<sid>wm-[^"]+)" type="result""", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1));
        return match.Success ? match.Groups["sid"].Value : throw new InvalidOperationException(answer);
    }

    /// <summary>Signs in one of the demo people: <c>alice</c>, <c>bob</c>, <c>carol</c>.</summary>
    public Task<string> SignInAsync(string name) => SignInAsync($"{name}@demo.test", $"{name}-demo");

    /// <summary>Posts a whole iq to webmail.php and returns the raw answer.</summary>
    public Task<string> PostAsync(string iq) => PostAsync("/webmail/server/webmail.php", iq);

    /// <summary>Posts a body as <c>curl --data-binary</c> does and returns the raw answer.</summary>
    public async Task<string> PostAsync(string path, string body)
    {
        using var content = new StringContent(body, Encoding.UTF8);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/x-www-form-urlencoded");
        using var response = await client.PostAsync(new Uri(path, UriKind.Relative), content);
        response.EnsureSuccessStatusCode();
        return await response.Content.ReadAsStringAsync();
    }

    /// <summary>Sends one query below an iq with a session; <paramref name="body"/> are the children of <c>query</c>.</summary>
    public Task<string> QueryAsync(string? sid, string type, string space, string body, string format = "xml") =>
        PostAsync($"""<iq{(sid is null ? "" : $" sid=\"{sid}\"")} uid="r1" type="{type}" format="{format}"><query xmlns="webmail:iq:{space}">{body}</query></iq>""");

    /// <summary>Sends a command to icewarpapi; <paramref name="parameters"/> are the children of <c>commandparams</c>.</summary>
    public Task<string> CommandAsync(string? sid, string name, string parameters, string format = "text/xml") =>
        PostAsync(
            "/icewarpapi/",
            $"""<iq{(sid is null ? "" : $" sid=\"{sid}\"")} format="{format}"><query xmlns="admin:iq:rpc"><commandname>{name}</commandname><commandparams>{parameters}</commandparams></query></iq>""");
}
