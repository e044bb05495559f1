using IceWarp.EmbeddedServer.AdminApi;
using IceWarp.EmbeddedServer.Auth;
using IceWarp.EmbeddedServer.Dav;
using IceWarp.EmbeddedServer.Folders;
using IceWarp.EmbeddedServer.Interchange;
using IceWarp.EmbeddedServer.Iq;
using IceWarp.EmbeddedServer.Items;
using IceWarp.EmbeddedServer.Mail;
using IceWarp.EmbeddedServer.Meetings;
using IceWarp.EmbeddedServer.Quotas;
using IceWarp.EmbeddedServer.Seed;
using IceWarp.EmbeddedServer.Settings;
using IceWarp.EmbeddedServer.Store;
using IceWarp.EmbeddedServer.Transfer;
using IceWarp.EmbeddedServer.WebClient;
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
        services.AddOptions<QuotaOptions>().Bind(configuration.GetSection("Embedded")).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<AccountQuota>();
        services.AddSingleton<AccountSeed>();
        services.AddSingleton<FortnightSeed>();
        services.AddSingleton<WebmailEndpoint>();
        services.AddAccounts();
        services.AddAdminApi();
        services.AddFolders();
        services.AddSettings();
        services.AddMeetings();
        services.AddSingleton<IIqQuery, ItemsQuery>();
        services.AddMail(configuration);
        services.AddTransfer(configuration);
        services.AddInterchange();
        services.AddGroupware();
        services.AddDav();
        services.AddWebClient(configuration);

        return services;
    }

    /// <summary>Maps the server's addresses.</summary>
    public static IEndpointRouteBuilder MapEmbeddedServer(this IEndpointRouteBuilder endpoints)
    {
        WebmailEndpoint.Map(endpoints);
        endpoints.MapTransfer();
        DavEndpoint.Map(endpoints);
        endpoints.MapWebClient();
        AdminEndpoint.Map(endpoints);
        AvatarEndpoint.Map(endpoints);
        return endpoints;
    }

    /// <summary>Makes the database on the first start (accounts always, their fortnight by <c>Embedded:DemoContent</c>) and migrates it. Await before the host listens.</summary>
    public static async Task PrepareEmbeddedServerAsync(this IServiceProvider services, CancellationToken cancellationToken)
    {
        var store = services.GetRequiredService<EmbeddedStore>();
        await store.CreateAsync(services.SeedAsync, cancellationToken);
        await store.MigrateAsync(cancellationToken);
    }

    private static async Task SeedAsync(this IServiceProvider services, CancellationToken cancellationToken)
    {
        await services.GetRequiredService<AccountSeed>().RunAsync(cancellationToken);
        if (services.GetRequiredService<IConfiguration>().GetValue("Embedded:DemoContent", defaultValue: true))
        {
            await services.GetRequiredService<FortnightSeed>().RunAsync(cancellationToken);
        }
    }
}
