using IceWarp.Adapter;
using IceWarp.Kernel.Apps;
using IceWarp.Kernel.Mediation;
using IceWarp.Kernel.Ui;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace IceWarp.Modules.Dashboard;

/// <summary>The dashboard's only public face.</summary>
public static class DashboardModule
{
    /// <summary>Registers the module's handlers and its app.</summary>
    public static IServiceCollection AddDashboard(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddHandlersFrom(typeof(DashboardModule).Assembly);
        services.AddSingleton(new AppDescriptor("dashboard", "/dashboard/", AppPlace.Frame, [ServerPart.Groupware]));
        services.AddSingleton(UiBundle.Embedded("/dashboard/", typeof(DashboardModule).Assembly, "ui/dist"));
        return services;
    }
}
