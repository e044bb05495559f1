using IceWarp.EmbeddedServer.Dav.Methods;
using IceWarp.EmbeddedServer.Dav.Reports;
using Microsoft.Extensions.DependencyInjection;

namespace IceWarp.EmbeddedServer.Dav;

/// <summary>Registers WebDAV, CalDAV and CardDAV.</summary>
internal static class DavExtensions
{
    public static IServiceCollection AddDav(this IServiceCollection services)
    {
        services.AddSingleton<DavCredentials>();
        services.AddSingleton<DavTargets>();
        services.AddSingleton<DavTickets>();
        services.AddSingleton<DavListing>();
        services.AddSingleton<DavScheduling>();
        services.AddSingleton<DavTrash>();
        services.AddSingleton<DavFolders>();
        services.AddSingleton<DeadProperties>();
        services.AddSingleton<FileWriting>();
        services.AddSingleton<CalendarFilter>();
        services.AddSingleton<SyncCollection>();
        services.AddSingleton<IDavMethod, ReadContent>();
        services.AddSingleton<IDavMethod, PutItem>();
        services.AddSingleton<IDavMethod, DeleteResource>();
        services.AddSingleton<IDavMethod, ReadProperties>();
        services.AddSingleton<IDavMethod, ChangeProperties>();
        services.AddSingleton<IDavMethod, DavReports>();
        services.AddSingleton<IDavMethod, MakeFolder>();
        services.AddSingleton<IDavMethod, MoveOrCopy>();
        services.AddSingleton<IDavMethod, LockFile>();
        services.AddSingleton<DavEndpoint>();
        return services;
    }
}
