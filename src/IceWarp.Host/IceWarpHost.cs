using Carter;
using IceWarp.Adapter;
using IceWarp.EmbeddedServer;
using IceWarp.Host.Settings;
using IceWarp.Kernel.Mediation;
using IceWarp.Modules.Dashboard;
using IceWarp.Modules.Notes;
using Microsoft.Extensions.Logging.Console;

namespace IceWarp.Host;

/// <summary>Composes the serving process.</summary>
public static class IceWarpHost
{
    /// <summary>Longest wait for running requests when the host is told to stop.</summary>
    public static readonly TimeSpan ShutdownLimit = TimeSpan.FromSeconds(4);

    /// <summary>Builds the host.</summary>
    /// <param name="args">Configuration switches (<c>--Urls=http://127.0.0.1:0</c>).</param>
    /// <param name="configure">Registrations that come last, for tests: another clock.</param>
    public static WebApplication Build(string[] args, Action<IServiceCollection>? configure = null)
    {
        // The empty builder: no source of settings and no developer's error page but what is named here.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { EnvironmentName = Environments.Production });
        var configuration = builder.Configuration;
        configuration.UseSettings(args);
        configuration.CheckServerKind();
        builder.WebHost.UseKestrel((context, kestrel) => kestrel.Configure(context.Configuration.GetSection("Kestrel")))
            .ConfigureKestrel(HostServices.LimitKestrel);
        builder.Logging.AddConfiguration(configuration.GetSection("Logging"));
        builder.Logging.AddSimpleConsole(console =>
        {
            console.SingleLine = true;
            console.ColorBehavior = LoggerColorBehavior.Disabled;
            console.TimestampFormat = "yyyy-MM-dd'T'HH:mm:ss.fffzzz ";
        });

        var services = builder.Services;
        services.AddRouting();
        services.Configure<HostOptions>(options => options.ShutdownTimeout = ShutdownLimit);
        services.AddSingleton(TimeProvider.System);
        services.AddMediation();
        services.AddAdapter(configuration);
        services.AddDashboard(configuration);
        services.AddNotes(configuration);
        services.AddHost(configuration);
        // Carter's own catalogue reads the dependency file, which a single file does not have.
        services.AddCarter(
            new OwnAssembly(),
            carter => carter.WithEmptyValidators().WithEmptyResponseNegotiators().WithModules(Endpoints()));
        if (configuration.UsesEmbeddedServer())
        {
            services.AddEmbeddedServer(configuration);
        }

        configure?.Invoke(services);
        var app = builder.Build();
        app.UseHost();
        app.MapOpenApi("/openapi/{documentName}.json").AllowAnonymous();
        app.MapCarter();
        if (configuration.UsesEmbeddedServer())
        {
            // It has sign-ins of its own.
            app.MapGroup("").AllowAnonymous().MapEmbeddedServer();
        }

        return app;
    }

    /// <summary>Prepares what must be there before the first request, then listens.</summary>
    public static async Task StartAsync(WebApplication app, CancellationToken cancellationToken)
    {
        if (app.Configuration.UsesEmbeddedServer())
        {
            await app.Services.PrepareEmbeddedServerAsync(cancellationToken);
        }

        await app.StartAsync(cancellationToken);
    }

    // Named assemblies: Carter's own discovery skips transitive references silently.
    private static Type[] Endpoints() =>
        [.. new[] { typeof(IceWarpHost).Assembly, typeof(DashboardModule).Assembly, typeof(NotesModule).Assembly }
            .SelectMany(assembly => assembly.GetTypes())
            .Where(type => type is { IsClass: true, IsAbstract: false } && type.IsAssignableTo(typeof(ICarterModule)))];
}
