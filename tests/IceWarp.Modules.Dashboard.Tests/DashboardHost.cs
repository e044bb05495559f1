using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using IceWarp.Testing;

namespace IceWarp.Modules.Dashboard.Tests;

/// <summary>One host with the demo fortnight for the tests of a class, with Alice signed in twice: here, and by raw requests.</summary>
public sealed class DashboardHost : IAsyncLifetime
{
    private RunningHost? _host;
    private HttpClient? _alice;
    private RawServer? _raw;

    /// <summary>The host.</summary>
    public RunningHost Host => _host ?? throw new InvalidOperationException("Not started.");

    /// <summary>Alice on the dashboard.</summary>
    public HttpClient Alice => _alice ?? throw new InvalidOperationException("Not started.");

    /// <summary>Alice by raw webmail.php requests.</summary>
    public RawServer Raw => _raw ?? throw new InvalidOperationException("Not started.");

    /// <inheritdoc />
    public async Task InitializeAsync()
    {
        _host = await RunningHost.StartAsync("Embedded:DemoContent=true");
        _alice = await _host.SignInAsync();
        _raw = await _host.SignInRawAsync();
    }

    /// <inheritdoc />
    public async Task DisposeAsync()
    {
        Alice.Dispose();
        Raw.Dispose();
        await Host.DisposeAsync();
    }
}

/// <summary>What tests of the dashboard say over HTTP.</summary>
internal static class DashboardClient
{
    /// <summary>Gets JSON below <c>/api/dashboard</c>; the status must be 200.</summary>
    public static async Task<JsonNode> ReadAsync(this HttpClient client, string path)
    {
        using var answer = await client.GetAsync("/api/dashboard" + path);
        return await answer.JsonAsync();
    }

    /// <summary>The body of an answer that must have the status.</summary>
    public static async Task<JsonNode> JsonAsync(this HttpResponseMessage answer, HttpStatusCode status = HttpStatusCode.OK)
    {
        var text = await answer.Content.ReadAsStringAsync();
        answer.StatusCode.Should().Be(status, text);
        return JsonNode.Parse(text) ?? throw new InvalidOperationException("The answer is null.");
    }

    /// <summary>Puts JSON below <c>/api/dashboard</c>, with If-Match when a version is given.</summary>
    public static Task<HttpResponseMessage> PutJsonAsync(this HttpClient client, string path, object? body, string? version = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Put, "/api/dashboard" + path) { Content = JsonContent.Create(body) };
        if (version is not null)
        {
            request.Headers.TryAddWithoutValidation("If-Match", version);
        }

        return client.SendAsync(request);
    }

    /// <summary>Expects a refusal.</summary>
    public static async Task<JsonNode> ShouldBeRefusedAsync(this HttpResponseMessage answer, HttpStatusCode status, string code)
    {
        var problem = await ProblemAnswer.ReadAsync(answer);
        (problem.Status, problem.Code).Should().Be((status, code));
        return problem.Body;
    }
}
