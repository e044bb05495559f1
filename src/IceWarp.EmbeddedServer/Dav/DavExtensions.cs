using Microsoft.Extensions.DependencyInjection;

namespace IceWarp.EmbeddedServer.Dav;

/// <summary>Registers WebDAV, CalDAV and CardDAV.</summary>
internal static class DavExtensions
{
    public static IServiceCollection AddDav(this IServiceCollection services)
    {
        services.AddSingleton<DavCredentials>();
        services.AddSingleton<DavTargets>();
        services.AddSingleton<DavBrowsing>();
        services.AddSingleton<DavReports>();
        services.AddSingleton<DavScheduling>();
        services.AddSingleton<DavWriting>();
        services.AddSingleton<DavFolders>();
        services.AddSingleton<DavEndpoint>();
        return services;
    }
}
