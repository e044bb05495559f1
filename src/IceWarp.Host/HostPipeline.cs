using System.Net.Mime;
using IceWarp.Host.Security;
using IceWarp.Host.Settings;
using IceWarp.Kernel.Apps;
using IceWarp.Kernel.Http;
using IceWarp.Kernel.Problems;
using IceWarp.Kernel.Ui;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.Extensions.Options;

namespace IceWarp.Host;

/// <summary>The order in which a request passes our rules before it reaches its endpoint.</summary>
internal static class HostPipeline
{
    /// <summary>Builds the pipeline. Addresses of the embedded server pass untouched.</summary>
    public static void UseHost(this WebApplication app)
    {
        if (app.Services.GetRequiredService<IOptions<ProxyOptions>>().Value.Trusted.Count > 0)
        {
            app.UseForwardedHeaders();
        }

        app.UseWhen(OwnPaths.Includes, ours =>
        {
            UseSecurityHeaders(ours);
            ours.UseExceptionHandler(_ => { });
            ours.UseStatusCodePages(context =>
                ProblemResponse.WriteAsync(context.HttpContext, RequestProblems.ForStatus(context.HttpContext.Response.StatusCode)));
            ours.UseMiddleware<SameOriginOnly>();
            ours.UseMiddleware<UiMiddleware>([OwnPaths.OfNoInterface]);
            ours.Use(AnswerUnknownAddresses);
            ours.Use(LimitJson);
            ours.UseCors();
        });
        if (app.Configuration.UsesEmbeddedServer())
        {
            // The embedded server's own page is built and served as ours are.
            app.UseWhen(
                context => context.Request.Path.StartsWithSegments("/webmail/assets", StringComparison.Ordinal),
                server => server.UseMiddleware<UiMiddleware>([Array.Empty<PathString>()]));
        }

        app.Use(AnswerNothingOfServer);

        // Not inside the branch: WebApplication would put a second pair of them in front of everything.
        app.UseAuthentication();
        app.UseRateLimiter();
        app.UseAuthorization();
    }

    private static void UseSecurityHeaders(IApplicationBuilder app)
    {
        var headers = app.ApplicationServices.GetRequiredService<SecurityHeaders>();
        PathString[] apps = [.. app.ApplicationServices.GetServices<AppDescriptor>().Select(descriptor => new PathString(descriptor.Url.TrimEnd('/')))];
        app.Use((context, next) =>
        {
            var opened = Array.Exists(apps, path => context.Request.Path.StartsWithSegments(path, StringComparison.OrdinalIgnoreCase));
            headers.ApplyTo(context, keepsOpener: opened);
            if (context.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase))
            {
                context.Response.Headers.CacheControl = "no-store";
            }

            return next(context);
        });
    }

    // The fallback policy would ask for a session where there is nothing at all.
    private static Task AnswerUnknownAddresses(HttpContext context, RequestDelegate next) =>
        context.GetEndpoint() is null ? ProblemResponse.WriteAsync(context, RequestProblems.NotFound) : next(context);

    // A bare 404, as a server without these addresses gives it.
    private static Task AnswerNothingOfServer(HttpContext context, RequestDelegate next)
    {
        if (context.GetEndpoint() is not null)
        {
            return next(context);
        }

        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }

    private static Task LimitJson(HttpContext context, RequestDelegate next)
    {
        var limit = context.Features.Get<IHttpMaxRequestBodySizeFeature>();
        var json = context.Request.ContentType?.StartsWith(MediaTypeNames.Application.Json, StringComparison.OrdinalIgnoreCase) == true;
        if (json && limit is { IsReadOnly: false } && context.GetEndpoint()?.Metadata.GetMetadata<IRequestSizeLimitMetadata>() is null)
        {
            limit.MaxRequestBodySize = context.RequestServices.GetRequiredService<IOptions<LimitsOptions>>().Value.JsonBytes;
        }

        return next(context);
    }
}
