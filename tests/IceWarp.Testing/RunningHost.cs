using IceWarp.EmbeddedServer;
using IceWarp.Host;
using Microsoft.AspNetCore.Builder;

namespace IceWarp.Testing;

/// <summary>The real host on real Kestrel at a free loopback port, with a data folder of its own that is deleted at the end.</summary>
public sealed class RunningHost : IAsyncDisposable
{
    private readonly WebApplication _app;

    private RunningHost(WebApplication app, string dataFolder)
    {
        _app = app;
        DataFolder = dataFolder;
        Address = new Uri(app.Urls.First());
        Client = new HttpClient { BaseAddress = Address };
    }

    /// <summary>Where it listens.</summary>
    public Uri Address { get; }

    /// <summary>Its data folder.</summary>
    public string DataFolder { get; }

    /// <summary>A client without cookies of anybody.</summary>
    public HttpClient Client { get; }

    /// <summary>Its services, for looking behind the scenes.</summary>
    public IServiceProvider Services => _app.Services;

    /// <summary>Starts with further settings, <c>Section:Key=value</c> each.</summary>
    public static async Task<RunningHost> StartAsync(params string[] settings)
    {
        var folder = Directory.CreateTempSubdirectory("icewarp-test-").FullName;
        var app = IceWarpHost.Build(["--Urls=http://127.0.0.1:0", $"--Data:Folder={folder}", .. settings.Select(setting => "--" + setting)]);
        await app.Services.PrepareEmbeddedServerAsync(CancellationToken.None);
        await app.StartAsync();
        return new RunningHost(app, folder);
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
        Directory.Delete(DataFolder, recursive: true);
    }
}
