using IceWarp.Adapter;
using IceWarp.Kernel.Apps;
using IceWarp.Kernel.Concurrency;
using IceWarp.Kernel.Mediation;
using IceWarp.Kernel.Ui;
using IceWarp.Modules.Dashboard.Backgrounds;
using IceWarp.Modules.Dashboard.Features;
using IceWarp.Modules.Dashboard.Files;
using IceWarp.Modules.Dashboard.Layouts;
using IceWarp.Modules.Dashboard.Widgets;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace IceWarp.Modules.Dashboard;

/// <summary>The dashboard's only public face.</summary>
public static class DashboardModule
{
    /// <summary>Registers the module's options, handlers, app and pages. The host maps its addresses: every <c>ICarterModule</c> of this assembly.</summary>
    public static IServiceCollection AddDashboard(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<DashboardOptions>().Bind(configuration.GetSection(DashboardOptions.Section))
            .ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<IValidateOptions<DashboardOptions>>(new LayoutSettingsValidator(configuration.GetSection(DashboardOptions.Section)));
        services.AddSingleton<StandardLayouts>();
        services.AddMetrics();
        services.AddSingleton<DashboardMeters>();
        services.TryAddSingleton<KeyedGate>();
        services.AddSingleton<WidgetLimit>();
        services.AddScoped<PersonZone>();
        services.AddTransient<FilePlaces>();
        services.AddTransient<EventSearch>();
        services.AddTransient<PeopleNames>();
        services.AddSingleton<KnownNames>();
        services.AddBackgrounds(configuration["Data:Folder"] ?? "data");
        services.AddHandlersFrom(typeof(DashboardModule).Assembly);
        services.AddSingleton(new AppDescriptor("dashboard", "/dashboard/", AppPlace.Frame, [ServerPart.Groupware]));
        services.AddSingleton(UiBundle.Embedded("/dashboard/", typeof(DashboardModule).Assembly, "ui/dist"));
        return services;
    }

    private static void AddBackgrounds(this IServiceCollection services, string folder)
    {
        services.AddSingleton(new BackgroundDatabase(folder));
        services.AddHostedService(provider => provider.GetRequiredService<BackgroundDatabase>());
        services.AddSingleton(new PersonKey(folder));
        services.AddSingleton<PictureQueue>();
    }
}
