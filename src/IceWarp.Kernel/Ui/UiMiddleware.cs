using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace IceWarp.Kernel.Ui;

/// <summary>
/// Serves the bundles to GET and HEAD where no endpoint answers. Names under <c>assets/</c> are immutable; everything else is asked for
/// again and answered 304 by content tag. An unknown path below an app is its <c>index.html</c> for a navigation and nothing for the rest.
/// </summary>
public sealed class UiMiddleware
{
    private const string NotBuilt = "The interface was not built: run ./run\n";
    private readonly RequestDelegate _next;
    private readonly UiBundle[] _bundles;
    private readonly PathString[] _reserved;

    /// <param name="next">What answers when no bundle does.</param>
    /// <param name="bundles">Any number; the longest mount wins.</param>
    /// <param name="reserved">Paths that never belong to an interface: <c>/api</c>.</param>
    public UiMiddleware(RequestDelegate next, IEnumerable<UiBundle> bundles, PathString[] reserved)
    {
        _next = next;
        _bundles = [.. bundles.OrderByDescending(bundle => bundle.Mount.Length)];
        _reserved = reserved;
    }

    /// <summary>Answers, or passes on.</summary>
    public Task InvokeAsync(HttpContext context)
    {
        var request = context.Request;
        var path = request.Path.Value ?? "/";
        if (context.GetEndpoint() is not null
            || !(HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method))
            || Array.Exists(_reserved, prefix => request.Path.StartsWithSegments(prefix, StringComparison.OrdinalIgnoreCase)))
        {
            return _next(context);
        }

        if (Array.Exists(_bundles, bundle => bundle.Mount.Length == path.Length + 1 && bundle.Mount.StartsWith(path, StringComparison.Ordinal)))
        {
            context.Response.StatusCode = StatusCodes.Status308PermanentRedirect;
            context.Response.Headers.Location = request.PathBase.ToUriComponent() + path + "/" + request.QueryString.ToUriComponent();
            return Task.CompletedTask;
        }

        var owner = Array.Find(_bundles, bundle => path.StartsWith(bundle.Mount, StringComparison.Ordinal));
        return owner is null ? _next(context) : ServeAsync(context, owner, path[owner.Mount.Length..]);
    }

    private Task ServeAsync(HttpContext context, UiBundle bundle, string path)
    {
        if (!bundle.Built)
        {
            return path.Length == 0 || IsNavigation(context.Request) ? SayNotBuiltAsync(context) : _next(context);
        }

        var file = bundle.Find(path.Length == 0 ? "index.html" : path);
        if (file is null && !path.StartsWith("assets/", StringComparison.Ordinal) && IsNavigation(context.Request))
        {
            file = bundle.Find("index.html");
        }

        return file is null ? _next(context) : SendAsync(context, file);
    }

    private static async Task SendAsync(HttpContext context, UiFile file)
    {
        var request = context.Request;
        var response = context.Response;
        var (form, encoding) = file.Choose(request.GetTypedHeaders().AcceptEncoding);

        // A strong tag names bytes, so each encoding has its own.
        var tag = new EntityTagHeaderValue(encoding is null ? $"\"{file.Tag}\"" : $"\"{file.Tag}-{encoding}\"");
        response.GetTypedHeaders().ETag = tag;
        response.Headers.CacheControl = file.Hashed ? "public, max-age=31536000, immutable" : "no-cache";
        if (file.Brotli is not null || file.Gzip is not null)
        {
            response.Headers.Vary = HeaderNames.AcceptEncoding;
        }

        if (request.GetTypedHeaders().IfNoneMatch.Any(known => known.Compare(tag, useStrongComparison: false) || known.Equals(EntityTagHeaderValue.Any)))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        response.ContentType = file.ContentType;
        response.ContentLength = form.Length;
        if (encoding is not null)
        {
            response.Headers.ContentEncoding = encoding;
        }

        if (HttpMethods.IsGet(request.Method))
        {
            await using var content = form.CreateReadStream();
            await content.CopyToAsync(response.Body, context.RequestAborted);
        }
    }

    private static Task SayNotBuiltAsync(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        context.Response.Headers.CacheControl = "no-store";
        context.Response.ContentType = "text/plain; charset=utf-8";
        return context.Response.WriteAsync(NotBuilt, context.RequestAborted);
    }

    // Browsers say it outright; older ones and people with curl say it by what they accept.
    private static bool IsNavigation(HttpRequest request) => request.Headers["Sec-Fetch-Mode"].ToString() switch
    {
        "navigate" => true,
        "" => request.GetTypedHeaders().Accept.Any(type => type.MediaType.Equals("text/html", StringComparison.OrdinalIgnoreCase)),
        _ => false,
    };
}
