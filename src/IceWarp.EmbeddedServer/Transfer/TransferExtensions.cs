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
        services.AddSingleton<ContentFinder>();
        return services;
    }
}
