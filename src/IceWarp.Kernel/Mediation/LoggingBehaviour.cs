using IceWarp.Kernel.Problems;
using MediatR;
using Microsoft.Extensions.Logging;

namespace IceWarp.Kernel.Mediation;

/// <summary>Logs the name and the duration of every message, never its content.</summary>
internal sealed partial class LoggingBehaviour<TRequest, TResponse>(
    ILogger<LoggingBehaviour<TRequest, TResponse>> logger, TimeProvider time) : IPipelineBehavior<TRequest, TResponse>
{
    public async Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        var started = time.GetTimestamp();
        try
        {
            var response = await next();
            Log.Handled(logger, MessageName.Of<TRequest>(), time.GetElapsedTime(started).TotalMilliseconds);
            return response;
        }
        catch (ProblemException refusal)
        {
            Log.Refused(logger, MessageName.Of<TRequest>(), refusal.Problem.Code);
            throw;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(100, LogLevel.Debug, "{Message} handled in {Milliseconds:F1} ms")]
        public static partial void Handled(ILogger logger, string message, double milliseconds);

        [LoggerMessage(101, LogLevel.Information, "{Message} refused: {Code}")]
        public static partial void Refused(ILogger logger, string message, string code);
    }
}
