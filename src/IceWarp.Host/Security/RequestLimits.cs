using System.Globalization;
using System.Threading.RateLimiting;
using IceWarp.Host.Errors;
using IceWarp.Host.Sessions;
using IceWarp.Host.Settings;
using IceWarp.Kernel.Problems;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Options;

namespace IceWarp.Host.Security;

/// <summary>How often a session, or an address without one, may ask. Idle partitions are dropped by the framework.</summary>
internal static class RequestLimits
{
    /// <summary>Policy of handovers.</summary>
    public const string Handover = "handover";

    private static readonly TimeSpan Period = TimeSpan.FromSeconds(1);

    /// <summary>Registers the limits of section <c>Limits</c>.</summary>
    public static IServiceCollection AddRequestLimits(this IServiceCollection services)
    {
        services.AddRateLimiter(_ => { });
        services.AddOptions<RateLimiterOptions>().Configure<IOptions<LimitsOptions>>((limiter, options) => Configure(limiter, options.Value));
        return services;
    }

    private static void Configure(RateLimiterOptions limiter, LimitsOptions limits)
    {
        limiter.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(context =>
        {
            if (!context.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase))
            {
                return RateLimitPartition.GetNoLimiter("");
            }

            var session = context.User.FindFirst(SessionAuthenticationHandler.SessionId)?.Value;
            return session is null
                ? Bucket("address " + Address(context), limits.RequestBurst * 4, limits.RequestsPerSecond * 4)
                : Bucket("session " + session, limits.RequestBurst, limits.RequestsPerSecond);
        });
        limiter.AddPolicy(Handover, context => Bucket("handover " + Address(context), limits.HandoversPerMinute, limits.HandoversPerMinute, TimeSpan.FromMinutes(1)));
        limiter.OnRejected = (rejected, _) =>
        {
            var seconds = rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? (int)Math.Ceiling(wait.TotalSeconds) : 1;
            var extensions = new Dictionary<string, object?>(StringComparer.Ordinal) { [ProblemResponse.RetryAfter] = Math.Max(seconds, 1) };
            return new ValueTask(ProblemResponse.WriteAsync(rejected.HttpContext, SessionErrors.TooManyRequests, extensions));
        };
    }

    private static RateLimitPartition<string> Bucket(string key, int burst, int earned, TimeSpan? period = null) =>
        RateLimitPartition.GetTokenBucketLimiter(key, _ => new TokenBucketRateLimiterOptions
        {
            TokenLimit = burst,
            TokensPerPeriod = earned,
            ReplenishmentPeriod = period ?? Period,
            QueueLimit = 0,
        });

    private static string Address(HttpContext context) => string.Create(CultureInfo.InvariantCulture, $"{context.Connection.RemoteIpAddress}");
}
