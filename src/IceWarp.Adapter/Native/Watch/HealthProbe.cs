using IceWarp.Adapter.Native.Http;
using IceWarp.Adapter.Native.Iq;
using IceWarp.Adapter.Native.Sessions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace IceWarp.Adapter.Native.Watch;

/// <summary>Asks both parts of the server in a steady rhythm, without a session and past an open circuit, and notes the answers.</summary>
internal sealed partial class HealthProbe(
    ServerClient client, HealthBoard board, IHostApplicationLifetime lifetime, IOptions<ServerOptions> options, TimeProvider time,
    ILogger<HealthProbe> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // The embedded server listens only once the host has started.
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = lifetime.ApplicationStarted.Register(started.SetResult);
        try
        {
            await started.Task.WaitAsync(stoppingToken);
            using var rhythm = new PeriodicTimer(options.Value.Limits.Probe, time);
            do
            {
                await Task.WhenAll(GroupwareAsync(stoppingToken), ApiAsync(stoppingToken));
            }
            while (await rhythm.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host is stopping.
        }
    }

    private Task GroupwareAsync(CancellationToken cancellationToken) => ProbeAsync(
        ServerPart.Groupware,
        ServerClient.Webmail,
        uid => new IqElement("iq", IqQuery.Of("public", new IqElement("resources", new IqElement("login_settings"))))
            .With("uid", uid).With("type", "get").With("format", "xml"),
        cancellationToken);

    private Task ApiAsync(CancellationToken cancellationToken) => ProbeAsync(
        ServerPart.Api,
        ServerClient.Api,
        uid => ApiCommand.Write(uid, sid: null, "getauthchallenge", new IqElement("authtype", "1")),
        cancellationToken);

    private async Task ProbeAsync(string part, string path, Func<string, IqElement> iq, CancellationToken cancellationToken)
    {
        ServerFailure? failure = null;
        try
        {
            await client.AskAsync($"probe.{part}", path, iq, Access.Probe, cancellationToken);
        }
        catch (ServerException fault) when (fault.ConnectionSurvives)
        {
            // Refused, but by the protocol: the part is there.
        }
        catch (ServerException fault)
        {
            failure = fault.Failure;
        }

        if (!board.Note(part, failure))
        {
            return;
        }

        if (failure is { } reason)
        {
            Log.PartWentAway(logger, part, reason);
        }
        else
        {
            Log.PartReturned(logger, part);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(2001, LogLevel.Error, "The server's part {Part} went away: {Reason}")]
        public static partial void PartWentAway(ILogger logger, string part, ServerFailure reason);

        [LoggerMessage(2002, LogLevel.Information, "The server's part {Part} returned")]
        public static partial void PartReturned(ILogger logger, string part);
    }
}
