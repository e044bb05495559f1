using IceWarp.EmbeddedServer.Iq;
using Microsoft.Extensions.DependencyInjection;

namespace IceWarp.EmbeddedServer.Settings;

/// <summary>Registers the settings stores.</summary>
internal static class SettingsRegistration
{
    public static IServiceCollection AddSettings(this IServiceCollection services) => services
        .AddSingleton<ResourceStore>()
        .AddSingleton<DefaultFoldersResource>()
        .AddSingleton<IIqQuery, PrivateQuery>()
        .AddSingleton<IIqQuery, PublicQuery>();
}
