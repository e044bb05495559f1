using System.Net;
using IceWarp.Host.Errors;
using IceWarp.Host.Features;
using IceWarp.Host.OpenApi;
using IceWarp.Host.Security;
using IceWarp.Host.Sessions;
using IceWarp.Host.Settings;
using IceWarp.Kernel.Http;
using IceWarp.Kernel.Mediation;
using IceWarp.Kernel.Problems;
using IceWarp.Kernel.Ui;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Cors.Infrastructure;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Options;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace IceWarp.Host;

/// <summary>What the host itself brings into the container: sign-in, its rules, its pages.</summary>
internal static class HostServices
{
    /// <summary>Registers sign-in, limits, error mapping, the portal's interface, the API description and telemetry.</summary>
    public static IServiceCollection AddHost(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddHostSettings(configuration);
        services.AddHandlersFrom(typeof(HostServices).Assembly);
        services.AddExceptionHandler<ProblemExceptionHandler>();
        services.AddSingleton<MapProblem>(ProblemExceptionHandler.Map);
        services.AddSingleton<JsonLines>();
        services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = true);
        services.AddSingleton<AppsFeed>();
        services.AddSingleton<OpenStreams>();
        services.AddSingleton<SignInAttempts>();
        services.AddSingleton(UiBundle.Embedded("/", typeof(HostServices).Assembly, "portal"));
        services.AddRequestLimits();
        services.AddSignIn(configuration);
        services.AddFramePolicy();
        services.AddProxies();
        services.AddApiDescription();
        return services.AddTelemetry(configuration);
    }

    /// <summary>Kestrel's limits, from section <c>Limits</c>.</summary>
    public static void LimitKestrel(KestrelServerOptions kestrel)
    {
        var limits = kestrel.ApplicationServices.GetRequiredService<IOptions<LimitsOptions>>().Value;
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxConcurrentConnections = limits.Connections;
        kestrel.Limits.MaxConcurrentUpgradedConnections = limits.Connections;
        kestrel.Limits.MaxRequestBodySize = limits.BodyBytes;
        kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(15);
        kestrel.Limits.KeepAliveTimeout = TimeSpan.FromSeconds(130);
    }

    private static void AddSignIn(this IServiceCollection services, IConfiguration configuration)
    {
        var keys = DataFolder.Prepare(Path.Combine(DataFolder.Prepare(configuration["Data:Folder"] ?? "data").FullName, "keys"));
        services.AddDataProtection().SetApplicationName("icewarp").PersistKeysToFileSystem(keys);
        services.AddSingleton<SessionCookie>();
        services.AddSingleton<SignOutBook>();
        services.AddAuthentication(SessionAuthenticationHandler.SchemeName)
            .AddScheme<AuthenticationSchemeOptions, SessionAuthenticationHandler>(SessionAuthenticationHandler.SchemeName, null);

        // Deny by default: an endpoint that says nothing needs a session.
        services.AddAuthorizationBuilder().SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
    }

    private static void AddFramePolicy(this IServiceCollection services)
    {
        services.AddSingleton(provider =>
        {
            var ancestors = provider.GetRequiredService<IOptions<FrameOptions>>().Value.Ancestors;
            return new SecurityHeaders(
                provider.GetRequiredService<IConfiguration>().UsesEmbeddedServer() ? ["'self'", .. ancestors] : [.. ancestors]);
        });
        services.AddCors();
        services.AddOptions<CorsOptions>().Configure<IOptions<FrameOptions>>((cors, frame) =>
            cors.AddPolicy(CorsPolicies.Frames, policy => policy.WithOrigins([.. frame.Value.Ancestors]).WithMethods(HttpMethods.Get)));
    }

    private static void AddProxies(this IServiceCollection services) =>
        services.AddOptions<ForwardedHeadersOptions>().Configure<IOptions<ProxyOptions>>((forwarded, proxy) =>
        {
            forwarded.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedHost;
            forwarded.KnownProxies.Clear();
            forwarded.KnownIPNetworks.Clear();
            foreach (var trusted in proxy.Value.Trusted)
            {
                if (IPAddress.TryParse(trusted, out var address))
                {
                    forwarded.KnownProxies.Add(address);
                }
                else
                {
                    forwarded.KnownIPNetworks.Add(System.Net.IPNetwork.Parse(trusted));
                }
            }
        });

    private static IServiceCollection AddTelemetry(this IServiceCollection services, IConfiguration configuration)
    {
        if (configuration["Telemetry:OtlpEndpoint"] is not { Length: > 0 } endpoint || !Uri.TryCreate(endpoint, UriKind.Absolute, out var address))
        {
            return services;
        }

        services.AddOpenTelemetry()
            .UseOtlpExporter(OpenTelemetry.Exporter.OtlpExportProtocol.Grpc, address)
            .WithMetrics(metrics => metrics.AddMeter("IceWarp.*").AddAspNetCoreInstrumentation().AddHttpClientInstrumentation().AddRuntimeInstrumentation())
            .WithTracing(traces => traces.AddSource("IceWarp.*").AddAspNetCoreInstrumentation());
        return services;
    }
}
