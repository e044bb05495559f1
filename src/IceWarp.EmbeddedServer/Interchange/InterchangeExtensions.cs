using IceWarp.EmbeddedServer.Folders;
using IceWarp.EmbeddedServer.Iq;
using IceWarp.EmbeddedServer.Items;
using Microsoft.Extensions.DependencyInjection;

namespace IceWarp.EmbeddedServer.Interchange;

/// <summary>Registers import and export.</summary>
internal static class InterchangeExtensions
{
    public static IServiceCollection AddInterchange(this IServiceCollection services)
    {
        services.AddSingleton<ItemImport>();
        services.AddSingleton<AttachmentImport>();
        services.AddSingleton<ItemExport>();
        services.AddSingleton<SaveItems>();
        services.AddSingleton<IFolderAction>(provider => provider.GetRequiredService<SaveItems>());
        services.AddSingleton<IItemAction, SaveItem>();
        services.AddSingleton<IIqQuery, ImportQuery>();
        return services;
    }
}
