using IceWarp.Kernel.Problems;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace IceWarp.Modules.Dashboard.Backgrounds;

/// <summary>
/// Lets few pictures in at once and decodes fewer: a decode takes memory and a core. A native decode that runs over its limit cannot be
/// stopped; its caller is answered at the limit, and its place stays taken until it ends, so that such pictures cannot pile up.
/// </summary>
internal sealed partial class PictureQueue : IDisposable
{
    private readonly DashboardOptions _options;
    private readonly TimeProvider _time;
    private readonly DashboardMeters _meters;
    private readonly ILogger<PictureQueue> _logger;
    private readonly SemaphoreSlim _uploads;
    private readonly SemaphoreSlim _decodes;

    public PictureQueue(IOptions<DashboardOptions> options, TimeProvider time, DashboardMeters meters, ILogger<PictureQueue> logger)
    {
        _options = options.Value;
        _time = time;
        _meters = meters;
        _logger = logger;
        _uploads = new SemaphoreSlim(_options.UploadsAtOnce, _options.UploadsAtOnce);
        _decodes = new SemaphoreSlim(_options.PicturesAtOnce, _options.PicturesAtOnce);
    }

    /// <summary>Takes one of the places for an upload without waiting; <c>dashboard.background_busy</c> when there is none. Dispose to give it back.</summary>
    public IDisposable EnterUpload() =>
        _uploads.Wait(0) ? new Place(_uploads) : throw new ProblemException(DashboardErrors.BackgroundBusy);

    /// <summary>Runs <paramref name="decode"/> when a place is free; <c>dashboard.background_busy</c> when none gets free within the limit.</summary>
    public async Task<T> DecodeAsync<T>(Func<CancellationToken, T> decode, CancellationToken cancellationToken)
    {
        if (!await EnterDecodeAsync(cancellationToken))
        {
            throw new ProblemException(DashboardErrors.BackgroundBusy);
        }

        var started = _time.GetTimestamp();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var token = stop.Token;
        var work = Task.Run(
            () =>
            {
                using var place = new Place(_decodes);
                return decode(token);
            },
            CancellationToken.None);
        try
        {
            var result = await work.WaitAsync(_options.PictureLimit, _time, cancellationToken);
            _meters.Picture("ok", _time.GetElapsedTime(started));
            return result;
        }
        catch (TimeoutException late)
        {
            await stop.CancelAsync();
            _meters.Picture("timed_out", _time.GetElapsedTime(started));
            Log.TooLong(_logger, _options.PictureLimit.TotalMilliseconds);
            throw new ProblemException(DashboardErrors.BackgroundUnreadable, innerException: late);
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _uploads.Dispose();
        _decodes.Dispose();
    }

    private async Task<bool> EnterDecodeAsync(CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(_options.PictureLimit, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, limit.Token);
        try
        {
            await _decodes.WaitAsync(either.Token);
            return true;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }

    private sealed class Place(SemaphoreSlim places) : IDisposable
    {
        public void Dispose() => places.Release();
    }

    private static partial class Log
    {
        [LoggerMessage(2120, LogLevel.Warning, "A background picture was given up after {Milliseconds} ms of decoding")]
        public static partial void TooLong(ILogger logger, double milliseconds);
    }
}
