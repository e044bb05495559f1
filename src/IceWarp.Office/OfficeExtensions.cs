using IceWarp.Office.Pool;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace IceWarp.Office;

/// <summary>The office's registration, and the role of its workers.</summary>
public static class OfficeExtensions
{
    /// <summary>Registers the pool of workers. Section <c>Office</c> is checked at start.</summary>
    public static IServiceCollection AddOffice(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<OfficeOptions>().Bind(configuration.GetSection(OfficeOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.TryAddSingleton(TimeProvider.System);
        services.AddMetrics();
        services.AddSingleton<OfficeMeters>();
        services.AddSingleton(provider => new OfficePool(
            provider.GetRequiredService<IOptions<OfficeOptions>>(), provider.GetRequiredService<OfficeMeters>(),
            provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILogger<OfficePool>>()));
        services.AddHostedService(provider => provider.GetRequiredService<OfficePool>());
        return services;
    }

    /// <summary>The role <c>document-worker</c>: holds one document until the host is gone. Keeps the calling thread. Returns the exit code.</summary>
    /// <param name="args">The switches that the host gave.</param>
    public static int RunDocumentWorker(string[] args) => Worker.DocumentWorker.Run(args);
}
