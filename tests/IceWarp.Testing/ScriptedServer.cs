using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Http.Features;

namespace IceWarp.Testing;

/// <summary>
/// A server on real Kestrel at a free loopback port that does what a test says: plays a <see cref="Transcript"/>, or misbehaves. Never a
/// part of the product.
/// </summary>
public sealed class ScriptedServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly List<string> _faults = [];
    private readonly Lock _gate = new();
    private readonly List<Exchange> _script = [];
    private bool _parallel;
    private readonly SemaphoreSlim _came = new(0);
    private int _requests;

    private ScriptedServer(WebApplication app) => _app = app;

    /// <summary>Where it listens.</summary>
    public Uri Address => new(_app.Urls.First());

    /// <summary>How many requests came.</summary>
    public int Requests => Volatile.Read(ref _requests);

    /// <summary>Waits until so many further requests came.</summary>
    public async Task WaitForRequestsAsync(int count, CancellationToken cancellationToken)
    {
        for (var i = 0; i < count; i++)
        {
            await _came.WaitAsync(cancellationToken);
        }
    }

    /// <summary>Starts a server that plays a transcript, strictly in its order unless its requests come in parallel.</summary>
    public static async Task<ScriptedServer> PlayAsync(Transcript transcript)
    {
        ScriptedServer? server = null;
        server = await StartAsync(http => server!.AnswerByScriptAsync(http));
        server._script.AddRange(transcript.Exchanges);
        server._parallel = transcript.IsParallel;
        return server;
    }

    /// <summary>Starts a server that answers every request by <paramref name="answer"/>.</summary>
    public static async Task<ScriptedServer> StartAsync(RequestDelegate answer)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(IPAddress.Loopback, 0);
            kestrel.AddServerHeader = false;
            kestrel.Limits.MinResponseDataRate = null;
        });
        var app = builder.Build();
        var server = new ScriptedServer(app);
        app.Run(http =>
        {
            Interlocked.Increment(ref server._requests);
            server._came.Release();
            return answer(http);
        });
        await app.StartAsync();
        return server;
    }

    /// <summary>Answers with a text; a usual answer of webmail.php.</summary>
    public static Task AnswerAsync(HttpContext http, string body, string contentType = "text/xml; charset=utf-8")
    {
        http.Response.ContentType = contentType;
        return http.Response.WriteAsync(body, http.RequestAborted);
    }

    /// <summary>Throws when a request was not the expected one, or when one is missing.</summary>
    public void Verify()
    {
        lock (_gate)
        {
            if (_faults.Count > 0)
            {
                throw new InvalidOperationException(string.Join("\n", _faults));
            }

            if (_script.Count > 0)
            {
                throw new InvalidOperationException($"{_script.Count} requests are missing, the first one: {_script[0].Method} {_script[0].Target}");
            }
        }
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(1));
        await _app.StopAsync(limit.Token);
        await _app.DisposeAsync();
        _came.Dispose();
    }

    private static string? Difference(Exchange expected, HttpRequest request, string body)
    {
        var target = request.GetEncodedPathAndQuery();
        if (request.Method != expected.Method || !Wildcards.Match(expected.Target, target))
        {
            return $"expected: {expected.Method} {expected.Target}\nactual:   {request.Method} {target}\nbody:     {body}";
        }

        foreach (var (name, value) in expected.RequestHeaders.Where(header => !Wildcards.Match(header.Value, request.Headers[header.Key].ToString())))
        {
            return $"expected: {name}: {value}\nactual:   {name}: {request.Headers[name]}";
        }

        return Wildcards.Match(expected.RequestBody, body) ? null : $"expected: {expected.RequestBody}\nactual:   {body}";
    }

    private async Task AnswerByScriptAsync(HttpContext http)
    {
        using var reader = new StreamReader(http.Request.Body, Encoding.UTF8);
        var body = (await reader.ReadToEndAsync(http.RequestAborted)).ReplaceLineEndings("\n");
        Exchange? expected;
        lock (_gate)
        {
            expected = _parallel ? _script.Find(next => Difference(next, http.Request, body) is null) : _script.FirstOrDefault();
            if (expected is not null)
            {
                _script.Remove(expected);
            }

            var fault = expected is null
                ? $"unexpected: {http.Request.Method} {http.Request.GetEncodedPathAndQuery()}\nbody:     {body}"
                : Difference(expected, http.Request, body);
            if (fault is not null)
            {
                _faults.Add(fault);
                expected = null;
            }
        }

        if (expected is null)
        {
            http.Response.StatusCode = StatusCodes.Status501NotImplemented;
            return;
        }

        http.Response.StatusCode = expected.Status;
        foreach (var (name, value) in expected.AnswerHeaders)
        {
            http.Response.Headers.Append(name, value);
        }

        http.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
        await http.Response.WriteAsync(expected.AnswerBody, http.RequestAborted);
    }
}
