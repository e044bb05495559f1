using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace IceWarp.Kernel.Tests;

/// <summary>A bare Kestrel at a free port with just the part under test in its pipeline.</summary>
internal sealed class KernelHost : IAsyncDisposable
{
    private readonly WebApplication _app;

    private KernelHost(WebApplication app)
    {
        _app = app;
        Client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false })
        {
            BaseAddress = new Uri(app.Urls.First()),
            Timeout = TimeSpan.FromSeconds(10),
        };
    }

    public HttpClient Client { get; }

    public static async Task<KernelHost> StartAsync(Action<WebApplication> pipeline)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Services.AddRouting();
        var app = builder.Build();
        pipeline(app);
        await app.StartAsync();
        return new KernelHost(app);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.DisposeAsync();
    }
}
