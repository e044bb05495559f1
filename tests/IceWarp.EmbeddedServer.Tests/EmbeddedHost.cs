using IceWarp.Testing;

namespace IceWarp.EmbeddedServer.Tests;

/// <summary>One running host for the tests of a class that do not disturb one another.</summary>
public sealed class EmbeddedHost : IAsyncLifetime
{
    private RunningHost? _host;

    /// <summary>The host.</summary>
    public RunningHost Host => _host ?? throw new InvalidOperationException("Not started.");

    /// <summary>Its wire client.</summary>
    public WireClient Wire => new(Host.Client);

    /// <inheritdoc />
    public async Task InitializeAsync() => _host = await RunningHost.StartAsync("Embedded:DemoContent=false");

    /// <inheritdoc />
    public async Task DisposeAsync() => await Host.DisposeAsync();
}
