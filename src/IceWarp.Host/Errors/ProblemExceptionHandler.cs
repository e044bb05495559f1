using System.Text.Json;
using FluentValidation;
using IceWarp.Adapter;
using IceWarp.Kernel.Problems;
using Microsoft.AspNetCore.Diagnostics;

namespace IceWarp.Host.Errors;

/// <summary>Turns whatever a handler threw into problem details. Unknown exceptions become <c>internal</c>; their text stays in the log.</summary>
internal sealed partial class ProblemExceptionHandler(ILogger<ProblemExceptionHandler> logger) : IExceptionHandler
{
    private static readonly Dictionary<string, object?> None = new(StringComparer.Ordinal);

    /// <inheritdoc />
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (httpContext.RequestAborted.IsCancellationRequested)
        {
            return true;
        }

        var (problem, extensions) = Map(exception);
        switch (exception)
        {
            case ServerException failure:
                Log.ServerFailed(logger, failure.Failure, failure.RetryIsSafe);
                break;
            case ProblemException or ValidationException or BadHttpRequestException:
                Log.Refused(logger, problem.Code);
                break;
            default:
                Log.Failed(logger, exception);
                break;
        }

        await ProblemResponse.WriteAsync(httpContext, problem, extensions);
        return true;
    }

    /// <summary>What a client is told of a failure: the <see cref="MapProblem"/> of this host.</summary>
    public static (Problem Problem, IReadOnlyDictionary<string, object?> Extensions) Map(Exception exception) => exception switch
    {
        ProblemException refusal => (refusal.Problem, refusal.Extensions),
        ValidationException invalid => (RequestProblems.Validation, new Dictionary<string, object?>(StringComparer.Ordinal) { ["errors"] = Fields(invalid) }),
        ServerException { Failure: ServerFailure.Unreachable or ServerFailure.Busy } away =>
            (ServerErrors.For(away.Failure), new Dictionary<string, object?>(StringComparer.Ordinal) { [ProblemResponse.RetryAfter] = 5 }),
        ServerException failure => (ServerErrors.For(failure.Failure), None),
        BadHttpRequestException bad => (RequestProblems.ForStatus(bad.StatusCode), None),
        _ => (RequestProblems.Internal, None),
    };

    private static Dictionary<string, string[]> Fields(ValidationException invalid) =>
        invalid.Errors
            .GroupBy(error => CamelCase(error.PropertyName), StringComparer.Ordinal)
            .ToDictionary(field => field.Key, field => field.Select(error => error.ErrorMessage).ToArray(), StringComparer.Ordinal);

    // Widgets[0].Kind -> widgets[0].kind, as the field is called in the body.
    private static string CamelCase(string path) => string.Join('.', path.Split('.').Select(JsonNamingPolicy.CamelCase.ConvertName));

    private static partial class Log
    {
        [LoggerMessage(200, LogLevel.Information, "Refused: {Code}")]
        public static partial void Refused(ILogger logger, string code);

        [LoggerMessage(201, LogLevel.Warning, "The server failed: {Failure}, retry is safe: {RetryIsSafe}")]
        public static partial void ServerFailed(ILogger logger, ServerFailure failure, bool retryIsSafe);

        [LoggerMessage(202, LogLevel.Error, "Unexpected failure")]
        public static partial void Failed(ILogger logger, Exception exception);
    }
}
