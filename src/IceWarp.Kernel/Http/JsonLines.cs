using System.Text.Json;
using IceWarp.Kernel.Problems;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;

namespace IceWarp.Kernel.Http;

/// <summary>
/// Several parts in one answer, a line of JSON each (<c>application/x-ndjson</c>), written as soon as the part is there:
/// <c>{"part":"mail","data":{...}}</c>, or <c>{"part":"mail","problem":{...}}</c> with RFC 9457 problem details for one that failed. The others
/// are not touched by it.
/// </summary>
public sealed partial class JsonLines(MapProblem map, ILogger<JsonLines> logger)
{
    /// <summary>Media type of the answer.</summary>
    public const string ContentType = "application/x-ndjson";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <summary>Runs all parts at once and writes each when it ends. The answer begins with the first one.</summary>
    /// <param name="context">The exchange; its response must not have started.</param>
    /// <param name="parts">By name, what gives each part.</param>
    public async Task WriteAsync(HttpContext context, IReadOnlyDictionary<string, Func<CancellationToken, Task<object>>> parts)
    {
        var ended = context.RequestAborted;
        context.Response.ContentType = ContentType;
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers["X-Accel-Buffering"] = "no";
        context.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
        await foreach (var line in Task.WhenEach(parts.Select(part => LineAsync(context, part.Key, part.Value))).WithCancellation(ended))
        {
            await context.Response.Body.WriteAsync(await line, ended);
            await context.Response.Body.FlushAsync(ended);
        }
    }

    private async Task<byte[]> LineAsync(HttpContext context, string part, Func<CancellationToken, Task<object>> work)
    {
        object line;
        try
        {
            line = new { part, data = await work(context.RequestAborted) };
        }
        // The outermost frame of one part: whatever fails it must leave the other parts their lines.
        catch (Exception failure) when (!context.RequestAborted.IsCancellationRequested)
        {
            var (problem, extensions) = map(failure);
            Tell(part, problem, failure);
            line = new { part, problem = ProblemResponse.Members(context, problem, extensions) };
        }

        return [.. JsonSerializer.SerializeToUtf8Bytes(line, Json), (byte)'\n'];
    }

    private void Tell(string part, Problem problem, Exception failure)
    {
        if (problem == RequestProblems.Internal)
        {
            Log.Failed(logger, failure, part);
        }
        else
        {
            Log.Refused(logger, part, problem.Code);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(110, LogLevel.Information, "Part {Part} failed: {Code}")]
        public static partial void Refused(ILogger logger, string part, string code);

        [LoggerMessage(111, LogLevel.Error, "Unexpected failure in part {Part}")]
        public static partial void Failed(ILogger logger, Exception exception, string part);
    }
}
