using System.Threading.Channels;
using IceWarp.Adapter.Native.Sessions;
using IceWarp.Adapter.Native.Stores;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace IceWarp.Adapter.Native.Watch;

/// <summary>One page that listens. What it did not read yet is collected.</summary>
internal sealed class ChangeSubscription(ChangeWatcher watcher)
{
    private readonly Lock _gate = new();
    private readonly Channel<bool> _signal = LatestChannel.Create<bool>();
    private HashSet<ChangeKind> _waiting = [];

    /// <summary>Whose page.</summary>
    public ChangeWatcher Watcher => watcher;

    /// <summary>Adds kinds to what waits for the page.</summary>
    public void Tell(IReadOnlySet<ChangeKind> kinds)
    {
        lock (_gate)
        {
            _waiting.UnionWith(kinds);
        }

        _signal.Writer.TryWrite(true);
    }

    /// <summary>Ends the page's feed with a failure.</summary>
    public void End(ServerException fault) => _signal.Writer.TryComplete(fault);

    /// <summary>Waits for something to tell. Throws the failure that ended the feed.</summary>
    public async Task<IReadOnlySet<ChangeKind>> NextAsync(CancellationToken cancellationToken)
    {
        try
        {
            await _signal.Reader.ReadAsync(cancellationToken);
        }
        catch (ChannelClosedException closed) when (closed.InnerException is ServerException fault)
        {
            throw new ServerException(fault.Failure, fault.Detail, innerException: fault);
        }

        lock (_gate)
        {
            var kinds = _waiting;
            _waiting = [];
            return kinds;
        }
    }
}

/// <summary>
/// Takes a person's fingerprint in a steady rhythm and tells the pages what differs. A failure to ask is passed over: the next success
/// is compared with the last one. An ended session ends the feed.
/// </summary>
internal sealed partial class ChangeWatcher
{
    private readonly IServiceScopeFactory _scopes;
    private readonly TimeSpan _rhythm;
    private readonly TimeProvider _time;
    private readonly ILogger<ChangeWatcher> _logger;
    private readonly Lock _gate = new();
    private readonly List<ChangeSubscription> _subscriptions = [];
    private readonly CancellationTokenSource _ending = new();
    private ServerSession _session;
    private bool _started;
    private volatile bool _over;

    public ChangeWatcher(IServiceScopeFactory scopes, ServerSession session, TimeSpan rhythm, TimeProvider time, ILogger<ChangeWatcher> logger)
    {
        _scopes = scopes;
        _session = session;
        _rhythm = rhythm;
        _time = time;
        _logger = logger;
    }

    /// <summary>True once it does not watch any more.</summary>
    public bool IsOver => _over;

    /// <summary>Adds a page; its session, the newest, is the one to ask with from now on.</summary>
    public ChangeSubscription Subscribe(ServerSession session)
    {
        var subscription = new ChangeSubscription(this);
        lock (_gate)
        {
            _session = session;
            _subscriptions.Add(subscription);
            if (!_started)
            {
                _started = true;
                _ = Task.Run(RunAsync);
            }
        }

        return subscription;
    }

    /// <summary>Removes a page; true when it was the last one, which ends the watcher.</summary>
    public bool Unsubscribe(ChangeSubscription subscription)
    {
        lock (_gate)
        {
            _subscriptions.Remove(subscription);
            if (_subscriptions.Count > 0)
            {
                return false;
            }

            _over = true;
        }

        _ending.Cancel();
        return true;
    }

    private async Task RunAsync()
    {
        try
        {
            using var rhythm = new PeriodicTimer(_rhythm, _time);
            IReadOnlyDictionary<ChangeKind, string>? last = null;
            do
            {
                last = await LookAsync(last, _ending.Token);
            }
            while (await rhythm.WaitForNextTickAsync(_ending.Token));
        }
        catch (OperationCanceledException) when (_ending.IsCancellationRequested)
        {
            // The last page left.
        }
        catch (ServerException ended)
        {
            _over = true;
            Log.FeedEnded(_logger, ended.Failure);
            Each(subscription => subscription.End(ended));
        }
    }

    private async Task<IReadOnlyDictionary<ChangeKind, string>?> LookAsync(
        IReadOnlyDictionary<ChangeKind, string>? last, CancellationToken cancellationToken)
    {
        await using var scope = _scopes.CreateAsyncScope();
        var context = scope.ServiceProvider.GetRequiredService<IServerContext>();
        var session = Session;
        context.Use(session);
        try
        {
            var folders = scope.ServiceProvider.GetRequiredService<FolderList>();
            var now = await ChangeFingerprint.TakeAsync(scope.ServiceProvider.GetRequiredService<WebmailSession>(), folders, cancellationToken);
            Keep(session, context.Session);
            if (last is not null && ChangeFingerprint.Compare(last, now) is { Count: > 0 } kinds)
            {
                folders.Forget();
                Each(subscription => subscription.Tell(kinds));
            }

            return now;
        }
        catch (ServerException fault) when (fault.Failure != ServerFailure.SessionEnded)
        {
            Log.LookFailed(_logger, fault.Failure);
            return last;
        }
    }

    private ServerSession Session
    {
        get
        {
            lock (_gate)
            {
                return _session;
            }
        }
    }

    // A renewed session replaces the one that was used, not a newer one of another page.
    private void Keep(ServerSession used, ServerSession current)
    {
        lock (_gate)
        {
            if (ReferenceEquals(_session, used))
            {
                _session = current;
            }
        }
    }

    private void Each(Action<ChangeSubscription> action)
    {
        lock (_gate)
        {
            _subscriptions.ForEach(action);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(2011, LogLevel.Information, "A change feed ended: {Failure}")]
        public static partial void FeedEnded(ILogger logger, ServerFailure failure);

        [LoggerMessage(2012, LogLevel.Information, "A look for changes failed: {Failure}")]
        public static partial void LookFailed(ILogger logger, ServerFailure failure);
    }
}
