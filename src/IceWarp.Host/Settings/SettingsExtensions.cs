using System.Net;
using IceWarp.Kernel.Http;
using Microsoft.Extensions.Options;

namespace IceWarp.Host.Settings;

/// <summary>Binds the host's sections and says in one sentence each what is wrong with them, before anything listens.</summary>
internal static class SettingsExtensions
{
    private static readonly string[] Kinds = ["embedded", "icewarp"];

    /// <summary>True when the embedded server is the server, so that it is registered and mapped.</summary>
    public static bool UsesEmbeddedServer(this IConfiguration configuration) =>
        string.Equals(configuration["Server:Kind"], "embedded", StringComparison.OrdinalIgnoreCase);

    /// <summary>Registers every section of the host.</summary>
    public static IServiceCollection AddHostSettings(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<SessionCookieOptions>().Bind(configuration.GetSection("Session"))
            .Validate(
                options => options.Lifetime >= TimeSpan.FromMinutes(15) && options.Lifetime <= SessionCookieOptions.LongestLifetime,
                "Session:Lifetime must be between 00:15:00 and 31.00:00:00.")
            .ValidateOnStart();
        services.AddOptions<LimitsOptions>().Bind(configuration.GetSection("Limits"))
            .Validate(AllPositive, "Every number of section Limits must be at least 1.")
            .Validate(
                limits => limits.SignInWait >= TimeSpan.FromSeconds(1) && limits.SignInWait <= TimeSpan.FromHours(1),
                "Limits:SignInWait must be between 00:00:01 and 01:00:00.")
            .ValidateOnStart();
        services.AddOptions<FrameOptions>().Bind(configuration.GetSection("Frame"))
            .Validate(
                frame => frame.Ancestors.All(FrameOptions.IsOrigin),
                "Frame:Ancestors must be origins such as https://mail.example.com: scheme, host, port, nothing after them, no wildcard.")
            .ValidateOnStart();
        services.AddOptions<DataOptions>().Bind(configuration.GetSection("Data"))
            .Validate(data => !string.IsNullOrWhiteSpace(data.Folder), "Data:Folder must name a folder.")
            .ValidateOnStart();
        services.AddOptions<ProxyOptions>().Bind(configuration.GetSection("Proxy"))
            .Validate(proxy => proxy.Trusted.All(IsNetwork), "Proxy:Trusted must be addresses (10.0.0.5) or networks (10.0.0.0/24).")
            .ValidateOnStart();
        services.AddOptions<TelemetryOptions>().Bind(configuration.GetSection("Telemetry"))
            .Validate(
                telemetry => telemetry.OtlpEndpoint is not { Length: > 0 } endpoint || IsHttp(endpoint),
                "Telemetry:OtlpEndpoint must be an address such as http://collector:4317.")
            .ValidateOnStart();
        return services;
    }

    /// <summary>The settings that are needed before services exist. Throws <see cref="OptionsValidationException"/> as the others do.</summary>
    public static void CheckServerKind(this IConfiguration configuration)
    {
        var kind = configuration["Server:Kind"];
        if (!Kinds.Contains(kind, StringComparer.OrdinalIgnoreCase))
        {
            throw new OptionsValidationException(
                "Server", typeof(IConfiguration), [$"Server:Kind is '{kind}', but only these are known: {string.Join(", ", Kinds)}."]);
        }
    }

    private static bool AllPositive(LimitsOptions limits) =>
        new long[]
        {
            limits.SignInFailures, limits.SignInFailuresOfAddress, limits.HandoversPerMinute, limits.RequestBurst, limits.RequestsPerSecond,
            limits.StreamsPerPerson, limits.StreamsPerAddress, limits.Connections, limits.JsonBytes, limits.BodyBytes,
        }.All(number => number >= 1);

    private static bool IsNetwork(string text) => IPAddress.TryParse(text, out _) || System.Net.IPNetwork.TryParse(text, out _);

    private static bool IsHttp(string text) => Uri.TryCreate(text, UriKind.Absolute, out var uri) && (uri.Scheme is "http" or "https");
}
