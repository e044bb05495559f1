using IceWarp.Adapter;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace IceWarp.Modules.Dashboard.Widgets;

/// <summary>
/// Gives each widget its own time: one that waits longer than <see cref="DashboardOptions.WidgetLimit"/> answers <c>server.timed_out</c> and
/// leaves the others alone.
/// </summary>
internal sealed partial class WidgetLimit(
    IOptions<DashboardOptions> options, TimeProvider time, DashboardMeters meters, ILogger<WidgetLimit> logger)
{
    /// <summary>Runs one read, or a write that may be repeated without harm.</summary>
    public Task<T> RunAsync<T>(string widget, Func<CancellationToken, Task<T>> work, CancellationToken cancellationToken) =>
        RunAsync(widget, retryIsSafe: true, work, cancellationToken);

    /// <summary>Runs one write that must not be repeated blindly: when time is up the server may have stored it all the same.</summary>
    public Task<T> RunOnceAsync<T>(string widget, Func<CancellationToken, Task<T>> work, CancellationToken cancellationToken) =>
        RunAsync(widget, retryIsSafe: false, work, cancellationToken);

    private async Task<T> RunAsync<T>(string widget, bool retryIsSafe, Func<CancellationToken, Task<T>> work, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        using var limit = new CancellationTokenSource(options.Value.WidgetLimit, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, limit.Token);
        var outcome = "failed";
        try
        {
            var answer = await work(either.Token);
            outcome = "ok";
            return answer;
        }
        catch (OperationCanceledException stopped) when (limit.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            outcome = "timed_out";
            Log.TimedOut(logger, widget, options.Value.WidgetLimit.TotalMilliseconds);
            throw new ServerException(ServerFailure.TimedOut, "widget_limit", retryIsSafe, stopped);
        }
        finally
        {
            meters.Widget(widget, outcome, time.GetElapsedTime(started));
        }
    }

    private static partial class Log
    {
        [LoggerMessage(2100, LogLevel.Warning, "Widget {Widget} got no answer from the server within {Milliseconds} ms")]
        public static partial void TimedOut(ILogger logger, string widget, double milliseconds);
    }
}
