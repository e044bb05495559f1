using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace IceWarp.Kernel.Problems;

/// <summary>
/// Writes a <see cref="Problem"/> as RFC 9457 problem details: <c>type, title, status, code, detail, traceId</c>, then the extensions.
/// </summary>
public static class ProblemResponse
{
    /// <summary>Name of the extension that also becomes the header <c>Retry-After</c>: whole seconds (RFC 9110, 10.2.3).</summary>
    public const string RetryAfter = "retryAfter";

    private const string ContentType = "application/problem+json";
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <summary>Answers with the problem. The response must not have started.</summary>
    /// <param name="context">The exchange.</param>
    /// <param name="problem">What went wrong.</param>
    /// <param name="extensions">Further members; camelCase names.</param>
    public static Task WriteAsync(HttpContext context, Problem problem, IReadOnlyDictionary<string, object?>? extensions = null)
    {
        var members = Members(context, problem, extensions);
        var response = context.Response;
        response.StatusCode = problem.Status;
        response.Headers.CacheControl = "no-store";
        if (members.GetValueOrDefault(RetryAfter) is int seconds)
        {
            response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        }

        return response.WriteAsJsonAsync(members, Json, ContentType, context.RequestAborted);
    }

    /// <summary>The members of a problem, for an answer that is not the problem alone.</summary>
    /// <param name="context">The exchange.</param>
    /// <param name="problem">What went wrong.</param>
    /// <param name="extensions">Further members; camelCase names.</param>
    public static IReadOnlyDictionary<string, object?> Members(
        HttpContext context, Problem problem, IReadOnlyDictionary<string, object?>? extensions = null)
    {
        var members = new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["type"] = "about:blank",
            ["title"] = ReasonPhrases.GetReasonPhrase(problem.Status),
            ["status"] = problem.Status,
            ["code"] = problem.Code,
            ["detail"] = problem.Sentence,
            ["traceId"] = Activity.Current?.TraceId.ToString() ?? context.TraceIdentifier,
        };
        foreach (var (name, value) in extensions ?? new Dictionary<string, object?>(StringComparer.Ordinal))
        {
            members.TryAdd(name, value);
        }

        return members;
    }
}
