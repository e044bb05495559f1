using IceWarp.EmbeddedServer.Folders.Actions;
using IceWarp.EmbeddedServer.Iq;
using IceWarp.EmbeddedServer.Items;
using IceWarp.EmbeddedServer.Store;
using Microsoft.Extensions.DependencyInjection;

namespace IceWarp.EmbeddedServer.Folders;

/// <summary>Registers folders: access, lists, the query and its actions. <c>save_items</c> belongs to transfers.</summary>
internal static class FoldersRegistration
{
    public static IServiceCollection AddFolders(this IServiceCollection services)
    {
        services.AddSingleton<FolderAccess>();
        services.AddSingleton<FolderList>();
        services.AddSingleton<FolderSubscriptions>();
        services.AddSingleton<FolderChanges>();
        services.AddSingleton<IIqQuery, FoldersQuery>();
        services.AddSingleton<IFolderAction, AddFolder>();
        services.AddSingleton<IFolderAction, EditFolder>();
        services.AddSingleton<IFolderAction, DeleteFolder>();
        foreach (var read in (bool[])[true, false])
        {
            services.AddSingleton<IFolderAction>(provider => new MarkFolder(
                provider.GetRequiredService<EmbeddedStore>(), provider.GetRequiredService<FolderAccess>(),
                provider.GetRequiredService<FolderList>(), provider.GetRequiredService<TimeProvider>(), read));
        }

        foreach (var name in (string[])["sync", "refresh"])
        {
            services.AddSingleton<IFolderAction>(provider => new SyncFolder(provider.GetRequiredService<FolderList>(), name));
        }

        foreach (var name in (string[])["copyall", "moveall", "empty"])
        {
            services.AddSingleton<IFolderAction>(provider => new AllItems(
                provider.GetRequiredService<EmbeddedStore>(), provider.GetRequiredService<FolderAccess>(),
                provider.GetRequiredService<IEnumerable<IItemRoom>>(), name));
        }

        return services;
    }
}
