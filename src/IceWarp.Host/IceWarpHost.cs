using Carter;
using IceWarp.Adapter;
using IceWarp.EmbeddedServer;
using IceWarp.Kernel.Mediation;
using IceWarp.Modules.Dashboard;

namespace IceWarp.Host;

/// <summary>Composes the serving process.</summary>
public static class IceWarpHost
{
    /// <summary>Builds the host. <paramref name="args"/> are configuration switches (<c>--Urls=http://127.0.0.1:0</c>).</summary>
    public static WebApplication Build(string[] args)
    {
        var builder = WebApplication.CreateSlimBuilder(args);
        builder.WebHost.UseKestrelHttpsConfiguration();
        var configuration = builder.Configuration;
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddMediation();
        builder.Services.AddAdapter(configuration);
        builder.Services.AddDashboard(configuration);
        builder.Services.AddEmbeddedServer(configuration);
        builder.Services.AddCarter(configurator: carter => carter.WithEmptyModules().WithEmptyValidators().WithEmptyResponseNegotiators());
        var app = builder.Build();
        app.MapCarter();
        app.MapEmbeddedServer();
        return app;
    }
}
