using System.Text.RegularExpressions;
using IceWarp.Testing;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;

namespace IceWarp.Browser.Tests;

/// <summary>Stands before a host and passes everything on, with an older version of the notes' worker and page for as long as it is told to.</summary>
internal sealed partial class OlderFront : IAsyncDisposable
{
    private readonly HttpClient _host;
    private ScriptedServer? _server;

    private OlderFront(Uri host) => _host = new HttpClient(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = host };

    /// <summary>Where it listens.</summary>
    public Uri Address => _server?.Address ?? throw new InvalidOperationException("Not started.");

    /// <summary>Whether the older version is served.</summary>
    public bool ServeOlder { get; set; } = true;

    /// <summary>Starts before a host.</summary>
    public static async Task<OlderFront> StartAsync(Uri host)
    {
        var front = new OlderFront(host);
        front._server = await ScriptedServer.StartAsync(front.PassOnAsync);
        return front;
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (_server is not null)
        {
            await _server.DisposeAsync();
        }

        _host.Dispose();
    }

    [GeneratedRegex("\"version\":\"[^\"]+\"", RegexOptions.None, 1000)]
    private static partial Regex Version();

    private async Task PassOnAsync(HttpContext http)
    {
        using var request = new HttpRequestMessage(new HttpMethod(http.Request.Method), http.Request.GetEncodedPathAndQuery());
        request.Headers.TryAddWithoutValidation("Cookie", http.Request.Headers.Cookie.ToString());
        using var answer = await _host.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, http.RequestAborted);
        http.Response.StatusCode = (int)answer.StatusCode;
        http.Response.ContentType = answer.Content.Headers.ContentType?.ToString();
        if (http.Request.Path.StartsWithSegments("/notes", StringComparison.Ordinal) && ServeOlder && answer.Content.Headers.ContentType?.MediaType is "text/javascript" or "text/html")
        {
            var text = await answer.Content.ReadAsStringAsync(http.RequestAborted);
            text = http.Request.Path.Value!.EndsWith("/sw.js", StringComparison.Ordinal) ? Version().Replace(text, "\"version\":\"an-older-one\"", 1) : text.Replace("<html", "<html data-version=\"an older one\"", StringComparison.Ordinal);
            await http.Response.WriteAsync(text, http.RequestAborted);
            return;
        }

        await answer.Content.CopyToAsync(http.Response.Body, http.RequestAborted);
    }
}
