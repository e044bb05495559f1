using IceWarp.EmbeddedServer.Iq;
using IceWarp.EmbeddedServer.Transfer.Pictures;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace IceWarp.EmbeddedServer.Transfer;

/// <summary>Registers uploads and downloads.</summary>
internal static class TransferExtensions
{
    public static IServiceCollection AddTransfer(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<UploadOptions>().Bind(configuration.GetSection("EmbeddedServer:Uploads")).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<Uploads>();
        services.AddSingleton<AttachmentContents>();
        services.AddSingleton<MailContents>();
        services.AddSingleton<ContentFinder>();
        services.AddSingleton<PublicContents>();
        services.AddSingleton<ResizedPictures>();
        services.AddSingleton<UploadEndpoint>();
        services.AddSingleton<DownloadEndpoint>();
        services.AddSingleton<IIqQuery, UploadQuery>();
        return services;
    }

    public static void MapTransfer(this IEndpointRouteBuilder endpoints)
    {
        UploadEndpoint.Map(endpoints);
        DownloadEndpoint.Map(endpoints);
    }
}
