using IceWarp.Testing;

namespace IceWarp.Host.Tests;

/// <summary>One host on the embedded server for every test that leaves it as it was.</summary>
public sealed class HostFixture : IAsyncLifetime
{
    private RunningHost? _host;

    public RunningHost Host => _host ?? throw new InvalidOperationException("Not started.");

    public async Task InitializeAsync() => _host = await RunningHost.StartAsync(
        "Limits:SignInFailuresOfAddress=1000", "Frame:Ancestors:0=https://mail.example.com");

    public async Task DisposeAsync() => await Host.DisposeAsync();
}
