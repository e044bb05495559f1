using IceWarp.Adapter;
using IceWarp.Kernel.Apps;
using IceWarp.Kernel.Concurrency;
using IceWarp.Kernel.Mediation;
using IceWarp.Kernel.Security;
using IceWarp.Kernel.Ui;
using IceWarp.Modules.Notes.Markup;
using IceWarp.Modules.Notes.Storing;
using IceWarp.Modules.Notes.Texts;
using IceWarp.Modules.Notes.Views;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace IceWarp.Modules.Notes;

/// <summary>The notes' only public face.</summary>
public static class NotesModule
{
    /// <summary>Registers the module's options, handlers, app and pages. The host maps its addresses: every <c>ICarterModule</c> of this assembly.</summary>
    public static IServiceCollection AddNotes(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<NotesOptions>().Bind(configuration.GetSection(NotesOptions.Section))
            .ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton(new KeptSeal(new InstallationSecret(
            configuration["Data:Folder"] ?? "data", "notes.key", "restore it from a backup, or delete it.")));
        services.AddSingleton<NoteMarkup>();
        services.TryAddSingleton<KeyedGate>();
        services.AddSingleton<CreatedNotes>();
        services.AddSingleton<NoteDrafts>();
        services.AddSingleton<PinCache>();
        services.AddScoped<PinnedNotes>();
        services.AddScoped<NoteFolders>();
        services.AddScoped<FolderSharing>();
        services.AddScoped<NoteViews>();
        services.AddScoped<ShareViews>();
        services.AddScoped<Readers>();
        services.AddHandlersFrom(typeof(NotesModule).Assembly);
        services.AddSingleton(new AppDescriptor("notes", "/notes/", AppPlace.Frame, [ServerPart.Groupware]));
        services.AddSingleton(UiBundle.Embedded("/notes/", typeof(NotesModule).Assembly, "ui/dist"));
        return services;
    }
}
