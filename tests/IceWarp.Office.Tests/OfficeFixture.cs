using System.Diagnostics.Metrics;
using IceWarp.Office.Pool;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace IceWarp.Office.Tests;

/// <summary>A pool over the real LibreOffice, whose workers are the real program.</summary>
public sealed class OfficeFixture : IAsyncLifetime
{
    private readonly ServiceProvider _services = new ServiceCollection().AddMetrics().BuildServiceProvider();
    private OfficePool? _pool;

    /// <summary>The running pool.</summary>
    public OfficePool Pool => _pool ?? throw new InvalidOperationException("The pool does not run yet.");

    public static ViewSettings Alice { get; } = new("Alice", "en-US", ViewAccess.Edit);

    /// <summary>Makes a pool of one waiting worker.</summary>
    internal OfficePool CreatePool(Action<OfficeOptions>? configure = null)
    {
        var options = new OfficeOptions { Waiting = 1, Command = [Environment.ProcessPath!, Path.Combine(AppContext.BaseDirectory, "icewarp.dll")] };
        configure?.Invoke(options);
        return new OfficePool(Options.Create(options), new OfficeMeters(_services.GetRequiredService<IMeterFactory>()), TimeProvider.System, NullLogger<OfficePool>.Instance);
    }

    public async Task InitializeAsync()
    {
        _pool = CreatePool();
        await _pool.StartAsync(CancellationToken.None);
    }

    public async Task DisposeAsync()
    {
        await Pool.StopAsync(CancellationToken.None);
        Pool.Dispose();
        await _services.DisposeAsync();
    }

    /// <summary>A document of the folder Documents.</summary>
    public static byte[] Document(string name) => File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Documents", name));

    /// <summary>Opens one of them.</summary>
    public Task<OfficeDocument> OpenAsync(string name) => Pool.OpenAsync(Document(name), name, null, Alice, CancellationToken.None);
}
