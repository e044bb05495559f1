using IceWarp.Adapter.Native;
using IceWarp.Adapter.Native.Calendar;
using IceWarp.Adapter.Native.Http;
using IceWarp.Adapter.Native.Items;
using IceWarp.Adapter.Native.Mail;
using IceWarp.Adapter.Native.Notes;
using IceWarp.Adapter.Native.Sessions;
using IceWarp.Adapter.Native.Stores;
using IceWarp.Adapter.Native.Watch;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace IceWarp.Adapter;

/// <summary>The adapter's registration.</summary>
public static class AdapterExtensions
{
    /// <summary>Registers every store for the server that section <c>Server</c> names. The section is checked at start.</summary>
    public static IServiceCollection AddAdapter(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<ServerOptions>().Bind(configuration.GetSection(ServerOptions.Section)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<ServerOptions>, ServerOptionsValidator>();
        services.TryAddSingleton(TimeProvider.System);
        services.AddMetrics();
        services.AddHttpClient(ServerClient.ClientName)
            .ConfigureHttpClient(client => client.Timeout = Timeout.InfiniteTimeSpan)
            .ConfigurePrimaryHttpMessageHandler(provider => ServerHandler.Create(provider.GetRequiredService<IOptions<ServerOptions>>().Value))
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan)

            // Addresses of downloads carry the session.
            .RemoveAllLoggers();
        services.AddSingleton<ServerAddress>();
        services.AddSingleton<ServerPipelines>();
        services.AddSingleton<AdapterTelemetry>();
        services.AddSingleton<ServerClient>();
        return services.AddSessions().AddStores().AddWatch();
    }

    private static IServiceCollection AddSessions(this IServiceCollection services) => services
        .AddSingleton<TokenSignIn>()
        .AddSingleton<PasswordSignIn>()
        .AddSingleton<SessionRenewal>()
        .AddSingleton<ApiSessionStore>()
        .AddScoped<IServerContext, ServerContext>()
        .AddScoped<WebmailSession>()
        .AddScoped<ApiSession>()
        .AddScoped<IIdentity, NativeIdentity>();

    private static IServiceCollection AddStores(this IServiceCollection services) => services
        .AddSingleton<FolderCache>()
        .AddScoped<FolderList>()
        .AddScoped<ItemsClient>()
        .AddScoped<Transfers>()
        .AddScoped<IFolderStore, NativeFolders>()
        .AddScoped<IMailStore, NativeMail>()
        .AddScoped<IMailArchive, NativeMailArchive>()
        .AddSingleton(provider => new WebClientAddresses(provider.GetRequiredService<IOptions<ServerOptions>>()))
        .AddScoped<ICalendarStore, NativeCalendar>()
        .AddScoped<ITaskStore, NativeTasks>()
        .AddScoped<IContactStore, NativeContacts>()
        .AddScoped<INoteStore, NativeNotes>()
        .AddScoped<INoteTrash, NativeNoteTrash>()
        .AddScoped<IFileStore, NativeFiles>()
        .AddScoped<IMeetingStore, NativeMeetings>()
        .AddScoped<ISettingsStore, NativeSettings>()
        .AddScoped<IDirectory, NativeDirectory>();

    private static IServiceCollection AddWatch(this IServiceCollection services)
    {
        services.AddSingleton<HealthBoard>();
        services.AddSingleton<IServerHealth>(provider => provider.GetRequiredService<HealthBoard>());
        services.AddHostedService<HealthProbe>();
        services.AddSingleton<ChangeWatchers>();
        return services.AddScoped<IChangeFeed, ChangeFeed>();
    }
}
