using System.Net.Mime;
using System.Security;
using System.Text;
using System.Text.Json.Nodes;
using System.Xml.Linq;

namespace IceWarp.Testing;

/// <summary>
/// Speaks webmail.php as an independent client of the server would: its own few lines, nothing of the adapter, so that a fault shared by
/// adapter and server is seen.
/// </summary>
public sealed class RawServer : IDisposable
{
    private readonly HttpClient _http;

    private RawServer(HttpClient http, string sid)
    {
        _http = http;
        Sid = sid;
    }

    /// <summary>The session, <c>wm-</c> and more.</summary>
    public string Sid { get; }

    /// <summary>The server's address, for download.php and upload.php.</summary>
    public HttpClient Http => _http;

    /// <summary>Signs in by the plain method (notes, 2.1).</summary>
    public static async Task<RawServer> SignInAsync(Uri server, string email, string password)
    {
        var http = new HttpClient { BaseAddress = server };
        var query = $"<query xmlns=\"webmail:iq:auth\"><username>{SecurityElement.Escape(email)}</username><method>plain</method>"
            + $"<digest>{SecurityElement.Escape(password)}</digest></query>";
        var answer = XDocument.Parse(await PostAsync(http, $"<iq type=\"set\">{query}</iq>"));
        return answer.Root?.Attribute("sid")?.Value is { Length: > 0 } sid && answer.Root.Attribute("type")?.Value == "result"
            ? new RawServer(http, sid)
            : throw new InvalidOperationException($"The server did not sign {email} in.");
    }

    /// <summary>Sends one query (<c>&lt;query xmlns="webmail:iq:items"&gt;...&lt;/query&gt;</c>) and reads the answer's <c>iq</c>.</summary>
    public async Task<XElement> SendAsync(string type, string query) =>
        XDocument.Parse(await PostAsync(_http, Envelope(type, query, "xml"))).Root
            ?? throw new InvalidOperationException("The server answered without a root element.");

    /// <summary>Sends one get query and reads the JSON answer.</summary>
    public async Task<JsonNode> GetJsonAsync(string query) =>
        JsonNode.Parse(await PostAsync(_http, Envelope("get", query, "json")))
            ?? throw new InvalidOperationException("The server answered null.");

    /// <summary>Ends the session on the server (notes, 2.5).</summary>
    public Task<XElement> SignOutAsync() => SendAsync("set", "<query xmlns=\"webmail:iq:auth\"/>");

    /// <inheritdoc />
    public void Dispose() => _http.Dispose();

    private string Envelope(string type, string query, string format) =>
        $"<iq sid=\"{Sid}\" uid=\"raw\" type=\"{type}\" format=\"{format}\">{query}</iq>";

    private static async Task<string> PostAsync(HttpClient http, string body)
    {
        using var content = new StringContent(body, Encoding.UTF8, MediaTypeNames.Text.Xml);
        using var answer = await http.PostAsync("/webmail/server/webmail.php", content);
        return await answer.Content.ReadAsStringAsync();
    }
}
