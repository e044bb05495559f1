using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace IceWarp.Kernel.Http;

/// <summary>ETag, If-Match and If-None-Match (RFC 9110, 8.8.3 and 13.1).</summary>
public static class EntityTags
{
    /// <summary>The opaque part of the request's single strong If-Match tag; null when the header is absent, weak or a list.</summary>
    public static string? IfMatch(HttpRequest request) =>
        request.GetTypedHeaders().IfMatch is [{ IsWeak: false } tag] ? Unquote(tag) : null;

    /// <summary>
    /// 200 with the ETag and the body, or 304 when If-None-Match names <paramref name="version"/>. For clients that keep a copy of their own:
    /// what a person wrote must not come to rest, readable, in the browser's cache (RFC 9111, 5.2.2.5: the API answers no-store).
    /// </summary>
    public static IResult OkOrNotModified<T>(HttpContext context, string version, T body)
    {
        var tag = new EntityTagHeaderValue($"\"{version}\"");
        context.Response.GetTypedHeaders().ETag = tag;
        var known = context.Request.GetTypedHeaders().IfNoneMatch;
        return known.Any(candidate => candidate.Compare(tag, useStrongComparison: false))
            ? Results.StatusCode(StatusCodes.Status304NotModified)
            : Results.Ok(body);
    }

    private static string Unquote(EntityTagHeaderValue tag) => tag.Tag.ToString().Trim('"');
}
