using System.Runtime.CompilerServices;
using IceWarp.Adapter;
using IceWarp.Host.Errors;
using IceWarp.Kernel.Concurrency;
using IceWarp.Kernel.Problems;
using Microsoft.Extensions.Caching.Memory;

namespace IceWarp.Host.Sessions;

/// <summary>
/// Reads and writes people's <see cref="SignOuts"/> on the server. What was read is believed for a minute, in memory, for a bounded number of people; when
/// the server does not answer, the last that was read goes on being believed.
/// </summary>
internal sealed partial class SignOutBook(IServiceScopeFactory scopes, TimeProvider time, ILogger<SignOutBook> logger) : IDisposable
{
    /// <summary>How long a sign-out on another host may take to be seen here.</summary>
    public static readonly TimeSpan Believed = TimeSpan.FromMinutes(1);

    private const int People = 20_000;
    private static readonly TimeSpan ReadLimit = TimeSpan.FromSeconds(15);

    private readonly MemoryCache _known = new(new MemoryCacheOptions { SizeLimit = People });
    private readonly Dictionary<string, Task<Reading>> _readings = new(StringComparer.Ordinal);
    private readonly KeyedGate _gate = new();
    private TaskCompletionSource _changed = NewSignal();

    /// <summary>Whether a sign-in was ended, and its session on the server: renewed when the server had forgotten it.</summary>
    internal sealed record Verdict(bool Ended, ServerSession Server);

    /// <summary>The marker for a new sign-in, asked of the server.</summary>
    public async Task<string> MarkerAsync(ServerSession server, CancellationToken cancellationToken)
    {
        await using var setting = new SignOutSetting(scopes, server);
        return (await ReadAsync(setting, cancellationToken)).Marker;
    }

    /// <summary>Whether a sign-in was ended. <see cref="ServerException"/> when that cannot be known.</summary>
    public async Task<Verdict> CheckAsync(SealedSession session, CancellationToken cancellationToken)
    {
        var known = Known(session.Server);
        if (known is not null && time.GetUtcNow() - known.At < Believed)
        {
            return new Verdict(known.SignOuts.Includes(session), session.Server);
        }

        try
        {
            var reading = await ReadOnceAsync(session).WaitAsync(cancellationToken);
            return new Verdict(reading.SignOuts.Includes(session), reading.Server);
        }
        catch (ServerException away) when (known is not null && away.Failure is not ServerFailure.SessionEnded)
        {
            return new Verdict(known.SignOuts.Includes(session), session.Server);
        }
    }

    /// <summary>Ends one sign-in: here at once, and on the server for every host and every later start. Throws when the latter failed.</summary>
    public async Task EndAsync(SealedSession session, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        Remember(session.Server, (Known(session.Server)?.SignOuts ?? new SignOuts(session.Marker, [])).With(session, now));
        TellStreams();
        using var turn = await _gate.EnterAsync(session.Server.Email, cancellationToken);
        await using var setting = new SignOutSetting(scopes, session.Server);
        var signOuts = (await ReadAsync(setting, cancellationToken)).With(session, now);
        await setting.WriteAsync(signOuts, cancellationToken);
        Remember(session.Server, signOuts);
    }

    /// <summary>Ends all of the person's sign-ins on every host. A <see cref="ProblemException"/> when the server did not keep it.</summary>
    public async Task EndAllAsync(SealedSession session, CancellationToken cancellationToken)
    {
        using var turn = await _gate.EnterAsync(session.Server.Email, cancellationToken);
        await using var setting = new SignOutSetting(scopes, session.Server);
        var signOuts = SignOuts.Everywhere();
        await setting.WriteAsync(signOuts, cancellationToken);
        if ((await setting.ReadAsync(cancellationToken)).Marker != signOuts.Marker)
        {
            throw new ProblemException(SessionErrors.NotEndedEverywhere);
        }

        Remember(session.Server, signOuts);
        TellStreams();
    }

    /// <summary>Gives one element once the sign-in was ended, and ends.</summary>
    public async IAsyncEnumerable<SealedSession> WatchAsync(SealedSession session, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        while (true)
        {
            var changed = Volatile.Read(ref _changed).Task;
            try
            {
                var verdict = await CheckAsync(session, cancellationToken);
                session = session with { Server = verdict.Server };
                if (verdict.Ended)
                {
                    break;
                }
            }
            catch (ServerException failure)
            {
                // A session that cannot be renewed is told by what works with it; a server that is away is asked again.
                Log.NotChecked(logger, failure.Failure);
            }

            await Task.WhenAny(changed, Task.Delay(Believed, time, cancellationToken));
            cancellationToken.ThrowIfCancellationRequested();
        }

        yield return session;
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _known.Dispose();
        _gate.Dispose();
    }

    // Requests of one session at the same moment share one reading; it does not end when one of them does.
    private Task<Reading> ReadOnceAsync(SealedSession session)
    {
        lock (_readings)
        {
            if (!_readings.TryGetValue(session.Server.Token, out var reading))
            {
                reading = Task.Run(() => ReadAndForgetAsync(session));
                _readings[session.Server.Token] = reading;
            }

            return reading;
        }
    }

    private async Task<Reading> ReadAndForgetAsync(SealedSession session)
    {
        using var limit = new CancellationTokenSource(ReadLimit, time);
        try
        {
            await using var setting = new SignOutSetting(scopes, session.Server);
            var signOuts = await ReadAsync(setting, limit.Token);
            if (signOuts.Includes(session))
            {
                // The copied cookie of an ended sign-in must not have renewed its session on the server.
                await setting.EndSessionAsync(limit.Token);
            }

            return new Reading(signOuts, setting.Server);
        }
        catch (OperationCanceledException late) when (limit.IsCancellationRequested)
        {
            throw new ServerException(ServerFailure.TimedOut, "sign_outs", innerException: late);
        }
        finally
        {
            lock (_readings)
            {
                _readings.Remove(session.Server.Token);
            }
        }
    }

    // A sign-out that was written while the server answered is not in the answer: ask again.
    private async Task<SignOuts> ReadAsync(SignOutSetting setting, CancellationToken cancellationToken)
    {
        while (true)
        {
            var before = Known(setting.Server)?.SignOuts.Marker;
            var read = await setting.ReadAsync(cancellationToken);
            if (string.Equals(before, Known(setting.Server)?.SignOuts.Marker, StringComparison.Ordinal))
            {
                return Remember(setting.Server, read);
            }
        }
    }

    private SignOuts Remember(ServerSession server, SignOuts signOuts)
    {
        var merged = Known(server) is { } known ? signOuts.With(known.SignOuts) : signOuts;
        var options = new MemoryCacheEntryOptions { Size = 1, SlidingExpiration = TimeSpan.FromHours(1) };
        _known.Set(Key(server), new KnownSignOuts(merged, time.GetUtcNow()), options);
        return merged;
    }

    private KnownSignOuts? Known(ServerSession server) => _known.Get<KnownSignOuts>(Key(server));

    private static string Key(ServerSession server) => server.Email.ToUpperInvariant();

    private void TellStreams() => Interlocked.Exchange(ref _changed, NewSignal()).TrySetResult();

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private sealed record KnownSignOuts(SignOuts SignOuts, DateTimeOffset At);

    private sealed record Reading(SignOuts SignOuts, ServerSession Server);

    private static partial class Log
    {
        [LoggerMessage(211, LogLevel.Information, "Not known whether a sign-in was ended: {Failure}")]
        public static partial void NotChecked(ILogger logger, ServerFailure failure);
    }
}
