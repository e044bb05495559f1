using Microsoft.Extensions.Options;
using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;
using Polly.Timeout;

namespace IceWarp.Adapter.Native.Http;

/// <summary>
/// Limits, repetitions and the circuit breaker of the one configured server. Whatever goes wrong inside leaves as a
/// <see cref="ServerException"/>; the caller's own cancellation stays what it is.
/// </summary>
internal sealed class ServerPipelines
{
    private const int Repetitions = 2;
    private static readonly TimeSpan FirstDelay = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LongestDelay = TimeSpan.FromSeconds(1);
    private readonly ResiliencePipeline _read;
    private readonly ResiliencePipeline _write;
    private readonly ResiliencePipeline _probe;

    public ServerPipelines(IOptions<ServerOptions> options, TimeProvider time)
    {
        var limits = options.Value.Limits;
        var breaker = New(time).AddCircuitBreaker(Breaker).Build();
        _read = New(time).AddPipeline(breaker).AddTimeout(limits.Read)
            .AddRetry(Repeat(fault => fault.RetryIsSafe || IsWorthRepeating(fault))).Build();
        _write = New(time).AddPipeline(breaker).AddTimeout(limits.Write).AddRetry(Repeat(fault => fault.RetryIsSafe)).Build();
        _probe = New(time).AddTimeout(limits.Probe).Build();
    }

    // Opens when most of the last operations found no server, for a moment only: apps have to return within seconds.
    private static CircuitBreakerStrategyOptions Breaker => new()
    {
        FailureRatio = 0.8,
        MinimumThroughput = 10,
        SamplingDuration = TimeSpan.FromSeconds(10),
        BreakDuration = TimeSpan.FromSeconds(2),
        ShouldHandle = static arguments => ValueTask.FromResult(
            arguments.Outcome.Exception is ServerException { Failure: ServerFailure.Unreachable or ServerFailure.Busy } or TimeoutRejectedException),
    };

    /// <summary>Runs an operation within the limits of its kind.</summary>
    public async Task<T> RunAsync<T>(Access access, Func<CancellationToken, ValueTask<T>> operation, CancellationToken cancellationToken)
    {
        var pipeline = access switch
        {
            Access.Read => _read,
            Access.Write => _write,
            _ => _probe,
        };
        try
        {
            return await pipeline.ExecuteAsync(operation, cancellationToken);
        }
        catch (TimeoutRejectedException late)
        {
            throw new ServerException(ServerFailure.TimedOut, "limit", retryIsSafe: access != Access.Write, late);
        }
        catch (BrokenCircuitException open)
        {
            throw new ServerException(ServerFailure.Unreachable, "circuit_open", retryIsSafe: true, open);
        }
    }

    private static ResiliencePipelineBuilder New(TimeProvider time) => new() { TimeProvider = time };

    private static bool IsWorthRepeating(ServerException fault) =>
        fault.Failure is ServerFailure.Unreachable or ServerFailure.Garbled or ServerFailure.Busy && !(fault.RetryAfter > LongestDelay);

    private static RetryStrategyOptions Repeat(Func<ServerException, bool> when) => new()
    {
        MaxRetryAttempts = Repetitions,
        Delay = FirstDelay,
        MaxDelay = LongestDelay,
        BackoffType = DelayBackoffType.Exponential,
        UseJitter = true,
        ShouldHandle = arguments => ValueTask.FromResult(arguments.Outcome.Exception is ServerException fault && when(fault)),
    };
}
