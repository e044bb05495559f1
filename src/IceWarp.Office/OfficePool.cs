using System.Collections.Concurrent;
using IceWarp.Office.Formats;
using IceWarp.Office.Pool;
using IceWarp.Office.Sandbox;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace IceWarp.Office;

/// <summary>Workers that wait for documents, and the documents that are open. One document has one process; a process never sees a second document.</summary>
public sealed partial class OfficePool : BackgroundService
{
    private static readonly TimeSpan RetryAfterFailure = TimeSpan.FromSeconds(10);
    private readonly OfficeOptions _options;
    private readonly OfficeMeters _meters;
    private readonly TimeProvider _clock;
    private readonly ILogger<OfficePool> _logger;
    private readonly WorkerStart _start;
    private readonly Spawner _spawner = new();
    private readonly ConcurrentQueue<OfficeWorker> _waiting = new();
    private readonly ConcurrentDictionary<OfficeDocument, bool> _open = new();
    private readonly SemaphoreSlim _places;
    private readonly SemaphoreSlim _wanted = new(0);
    private readonly Lazy<SandboxKind> _kind;

    internal OfficePool(IOptions<OfficeOptions> options, OfficeMeters meters, TimeProvider clock, ILogger<OfficePool> logger)
    {
        _options = options.Value;
        _meters = meters;
        _clock = clock;
        _logger = logger;
        _places = new SemaphoreSlim(_options.Documents);
        _start = new WorkerStart(_options, _spawner, clock);
        _kind = new Lazy<SandboxKind>(() => SandboxChoice.Choose(_options.Sandbox));
        meters.Watch(() => _waiting.Count, () => _open.Count);
    }

    /// <summary>Why documents cannot be edited on this machine, in one sentence; null when they can, or nothing was tried yet.</summary>
    public string? Unusable { get; private set; }

    /// <summary>Opens a document in a worker of its own.</summary>
    /// <param name="content">The bytes of the file.</param>
    /// <param name="name">The name of the file; its extension says the format.</param>
    /// <param name="password">The password, if it needs one.</param>
    /// <param name="settings">The first person's view.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="OfficeException">It cannot be opened, for a reason that a person understands.</exception>
    public async Task<OfficeDocument> OpenAsync(
        ReadOnlyMemory<byte> content, string name, string? password, ViewSettings settings, CancellationToken cancellationToken)
    {
        var started = _clock.GetTimestamp();
        if (content.Length > _options.FileBytes)
        {
            throw new OfficeException(OfficeFault.TooLarge, Sentences.Of(OfficeFault.TooLarge));
        }

        var format = FormatCheck.Check(name, content);
        if (!await _places.WaitAsync(TimeSpan.Zero, cancellationToken))
        {
            throw new OfficeException(OfficeFault.Busy, Sentences.Of(OfficeFault.Busy));
        }

        OfficeWorker? worker = null;
        try
        {
            worker = await TakeAsync(cancellationToken);
            var document = new OfficeDocument(worker, _options, _meters, _clock, Leave);
            await document.OpenAsync(content, format, password, settings, cancellationToken);
            _open[document] = true;
            _meters.Opened(_clock.GetElapsedTime(started));
            return document;
        }
        catch (Exception fault)
        {
            _places.Release();
            if (worker is not null)
            {
                await worker.DisposeAsync();
            }

            _meters.Failed(fault is OfficeException known ? known.Fault : OfficeFault.Ended);
            throw;
        }
    }

    /// <summary>Keeps the wanted number of workers waiting until the host stops, then ends every worker.</summary>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (!stoppingToken.IsCancellationRequested)
            {
                await FillAsync(stoppingToken);
                await _wanted.WaitAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host stops.
        }
    }

    /// <summary>Ends every worker.</summary>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await Task.WhenAll(_open.Keys.Select(document => document.DisposeAsync().AsTask()));
        while (_waiting.TryDequeue(out var worker))
        {
            await worker.DisposeAsync();
        }
    }

    /// <summary>Frees what the pool itself holds.</summary>
    public override void Dispose()
    {
        base.Dispose();
        _spawner.Dispose();
        _places.Dispose();
        _wanted.Dispose();
    }

    private async Task FillAsync(CancellationToken stoppingToken)
    {
        while (_waiting.Count < _options.Waiting)
        {
            try
            {
                _waiting.Enqueue(await StartWorkerAsync(stoppingToken));
            }
            catch (OfficeException failed)
            {
                Log.StartFailed(_logger, failed.Message);
                if (Unusable is not null)
                {
                    return;
                }

                await Task.Delay(RetryAfterFailure, _clock, stoppingToken);
            }
        }
    }

    private async Task<OfficeWorker> TakeAsync(CancellationToken cancellationToken)
    {
        while (_waiting.TryDequeue(out var worker))
        {
            _wanted.Release();
            if (!worker.Ended.IsCompleted)
            {
                return worker;
            }

            await worker.DisposeAsync();
        }

        return await StartWorkerAsync(cancellationToken);
    }

    private async Task<OfficeWorker> StartWorkerAsync(CancellationToken cancellationToken)
    {
        var started = _clock.GetTimestamp();
        try
        {
            var worker = await _start.RunAsync(_kind.Value, cancellationToken);
            _meters.Started(_clock.GetElapsedTime(started));
            Unusable = null;
            return worker;
        }
        catch (OfficeUnusableException unusable)
        {
            Unusable = unusable.Message;
            throw new OfficeException(OfficeFault.NotInstalled, unusable.Message);
        }
    }

    private void Leave(OfficeDocument document)
    {
        if (_open.TryRemove(document, out _))
        {
            _places.Release();
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "A document worker could not be started: {Reason}")]
        public static partial void StartFailed(ILogger logger, string reason);
    }
}
