using System.Net.Http.Json;
using IceWarp.Host;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace IceWarp.Testing;

/// <summary>
/// The real host on real Kestrel at a free loopback port, with a data folder of its own that is deleted at the end. It can be stopped and
/// started again at the same port over the same data.
/// </summary>
public sealed class RunningHost : IAsyncDisposable
{
    private readonly string[] _settings;
    private readonly Action<IServiceCollection>? _configure;
    private WebApplication? _app;

    private RunningHost(string dataFolder, string[] settings, Action<IServiceCollection>? configure)
    {
        DataFolder = dataFolder;
        _settings = settings;
        _configure = configure;
        Client = new HttpClient();
    }

    /// <summary>Where it listens; the same after a stop and a start.</summary>
    public Uri Address { get; private set; } = new("http://127.0.0.1:0");

    /// <summary>Its data folder.</summary>
    public string DataFolder { get; }

    /// <summary>A client without cookies of anybody.</summary>
    public HttpClient Client { get; private set; }

    /// <summary>Its services, for looking behind the scenes.</summary>
    public IServiceProvider Services => App.Services;

    private WebApplication App => _app ?? throw new InvalidOperationException("This host is stopped.");

    /// <summary>Starts on the embedded server with empty folders (<c>Embedded:DemoContent=true</c> fills them), with further settings, <c>Section:Key=value</c> each.</summary>
    public static Task<RunningHost> StartAsync(params string[] settings) => StartAsync(null, settings);

    /// <summary>Starts with registrations of the test that come last: another clock.</summary>
    public static async Task<RunningHost> StartAsync(Action<IServiceCollection>? configure, params string[] settings)
    {
        var folder = Directory.CreateTempSubdirectory("icewarp-test-").FullName;
        var host = new RunningHost(folder, settings, configure);
        try
        {
            await host.ServeAsync();
        }
        catch
        {
            await host.DisposeAsync();
            throw;
        }

        host.Client = host.NewClient(signedIn: false);
        return host;
    }

    /// <summary>Starts a host without an embedded server that works for the embedded server of <paramref name="server"/>.</summary>
    public static Task<RunningHost> StartAgainstAsync(RunningHost server, params string[] settings) =>
        StartAgainstAsync(server.Address, settings);

    /// <summary>Starts a host without an embedded server that works for the server at a loopback address.</summary>
    public static Task<RunningHost> StartAgainstAsync(Uri server, params string[] settings) =>
        StartAsync(["Server:Kind=icewarp", $"Server:Url={server.AbsoluteUri}", .. settings]);

    /// <summary>Stops serving; data and port are kept. Open streams end.</summary>
    public async Task StopServingAsync()
    {
        await App.StopAsync();
        await App.DisposeAsync();
        _app = null;
    }

    /// <summary>Serves again at the same address over the same data.</summary>
    public Task ServeAgainAsync() => ServeAsync();

    /// <summary>A client of its own, with its own cookies, at the host's address.</summary>
    public HttpClient NewClient(bool signedIn = true) =>
        new(new SocketsHttpHandler { UseCookies = signedIn, AllowAutoRedirect = false }) { BaseAddress = Address };

    /// <summary>Signs in by <c>POST /api/session</c>; the client keeps the cookie. The caller disposes it.</summary>
    public async Task<HttpClient> SignInAsync(string email = Demo.Alice, string? password = null)
    {
        var client = NewClient();
        using var answer = await client.PostAsJsonAsync("/api/session", new { email, password = password ?? Demo.PasswordOf(email) });
        answer.EnsureSuccessStatusCode();
        return client;
    }

    /// <summary>A client of the embedded server's own webmail.php, signed in, at this host's address.</summary>
    public Task<RawServer> SignInRawAsync(string email = Demo.Alice, string? password = null) =>
        RawServer.SignInAsync(Address, email, password ?? Demo.PasswordOf(email));

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        if (_app is not null)
        {
            await StopServingAsync();
        }

        Directory.Delete(DataFolder, recursive: true);
    }

    private async Task ServeAsync()
    {
        _app = IceWarpHost.Build(
            [
                $"--Urls={Address.GetLeftPart(UriPartial.Authority)}",
                $"--Data:Folder={DataFolder}",
                "--Embedded:DemoContent=false",
                "--Logging:LogLevel:Default=Warning",
                .. _settings.Select(setting => "--" + setting),
            ],
            _configure);
        await IceWarpHost.StartAsync(_app, CancellationToken.None);
        Address = new Uri(_app.Urls.First());
    }
}
