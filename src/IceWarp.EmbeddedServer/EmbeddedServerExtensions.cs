using IceWarp.EmbeddedServer.Accounts;
using IceWarp.EmbeddedServer.Folders;
using IceWarp.EmbeddedServer.Iq;
using IceWarp.EmbeddedServer.Items;
using IceWarp.EmbeddedServer.Store;
using IceWarp.EmbeddedServer.Webmail;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace IceWarp.EmbeddedServer;

/// <summary>The embedded server's only public face: registration, addresses, first start.</summary>
public static class EmbeddedServerExtensions
{
    /// <summary>Registers the embedded server; its database goes to <c>Data:Folder</c>.</summary>
    public static IServiceCollection AddEmbeddedServer(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton(new EmbeddedStore(configuration["Data:Folder"] ?? "data"));
        services.AddSingleton<Sessions>();
        services.AddSingleton<WebmailEndpoint>();
        services.AddSingleton<FolderAccess>();
        services.AddSingleton<IIqQuery, ItemsQuery>();

        return services;
    }

    /// <summary>Maps the server's addresses.</summary>
    public static IEndpointRouteBuilder MapEmbeddedServer(this IEndpointRouteBuilder endpoints)
    {
        WebmailEndpoint.Map(endpoints);
        return endpoints;
    }

    /// <summary>Migrates the database and, on the first start, seeds it. Await before the host listens.</summary>
    public static Task PrepareEmbeddedServerAsync(this IServiceProvider services, CancellationToken cancellationToken) =>
        services.GetRequiredService<EmbeddedStore>().MigrateAsync(cancellationToken);
}
