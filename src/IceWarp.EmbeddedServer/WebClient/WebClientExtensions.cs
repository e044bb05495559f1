using IceWarp.EmbeddedServer.Auth;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace IceWarp.EmbeddedServer.WebClient;

/// <summary>Registers and maps the WebClient's page.</summary>
internal static class WebClientExtensions
{
    public static IServiceCollection AddWebClient(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<WebClientOptions>().Bind(configuration.GetSection("Embedded"))
            .Validate(
                options => WebClientOptions.IsAppsUrl(options.AppsUrl),
                "Embedded:AppsUrl must be the address of the apps' host, such as https://apps.example.com: http or https, nothing after the port.")
            .ValidateOnStart();
        services.AddSingleton<WebClientHeaders>();
        return services;
    }

    public static void MapWebClient(this IEndpointRouteBuilder endpoints)
    {
        WebClientPage.Map(endpoints);
        AppsAddress.Map(endpoints);
    }
}
