using System.Collections.Concurrent;
using System.Diagnostics;
using IceWarp.Office.Wire;

namespace IceWarp.Office.Pool;

/// <summary>A worker as the host sees it: the process, the socket to it, the questions it has not answered yet.</summary>
internal sealed class OfficeWorker : IAsyncDisposable
{
    private static readonly TimeSpan KillLimit = TimeSpan.FromSeconds(5);
    private readonly ConcurrentDictionary<long, Question> _asked = new();
    private readonly TaskCompletionSource<OfficeException> _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly SemaphoreSlim _writing = new(1);
    private readonly Process _process;
    private readonly Stream _stream;
    private readonly string _folder;
    private readonly Task _reading;
    private readonly TimeProvider _clock;
    private long _lastId;
    private Action<Frame<FromWorker>>? _heard;

    /// <summary>Takes over a connected process.</summary>
    public OfficeWorker(Process process, int workerProcess, Stream stream, string folder, TimeProvider clock)
    {
        _process = process;
        _stream = stream;
        _folder = folder;
        _clock = clock;
        ProcessId = workerProcess;
        _reading = ReadAsync();
    }

    /// <summary>The worker's own process, inside whatever is around it.</summary>
    public int ProcessId { get; }

    /// <summary>Why it ended, once it has.</summary>
    public Task<OfficeException> Ended => _ended.Task;

    /// <summary>Hears everything that is not the answer to a question.</summary>
    public void Listen(Action<Frame<FromWorker>> heard) => _heard = heard;

    /// <summary>Says something.</summary>
    /// <exception cref="OfficeException">The worker has ended.</exception>
    public async Task SendAsync(ToWorker message, ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        await _writing.WaitAsync(cancellationToken);
        try
        {
            // A frame that is cut off in the middle would make nonsense of all that follow.
            await Frames.WriteAsync(_stream, message, body, WireJson.Default.ToWorker, CancellationToken.None);
        }
        catch (Exception fault) when (fault is IOException or ObjectDisposedException)
        {
            throw await EndAsync(OfficeFault.Ended, "The document's worker ended unexpectedly.");
        }
        finally
        {
            _writing.Release();
        }
    }

    /// <summary>Asks and waits for the answer; pieces that come before it are put together.</summary>
    /// <exception cref="OfficeException">It failed, took too long, or the worker has ended.</exception>
    public async Task<(FromWorker Message, ReadOnlyMemory<byte> Body)> AskAsync(Func<long, ToWorker> ask, TimeSpan limit, CancellationToken cancellationToken)
    {
        var id = Interlocked.Increment(ref _lastId);
        var question = _asked[id] = new Question();
        try
        {
            await SendAsync(ask(id), default, cancellationToken);
            var answered = question.Answer.Task;
            if (await Task.WhenAny(answered, _ended.Task).WaitAsync(limit, _clock, cancellationToken) != answered)
            {
                throw await _ended.Task;
            }

            return await answered;
        }
        catch (TimeoutException)
        {
            throw await EndAsync(OfficeFault.TookTooLong, $"The office took longer than {limit.TotalSeconds:0} s.");
        }
        finally
        {
            _asked.TryRemove(id, out _);
        }
    }

    /// <summary>Ends the process and all it started. The reason that counts is the first one given.</summary>
    public async Task<OfficeException> EndAsync(OfficeFault fault, string message)
    {
        _ended.TrySetResult(new OfficeException(fault, message));
        try
        {
            _process.Kill(entireProcessTree: true);
        }
        catch (InvalidOperationException)
        {
            // It is gone already.
        }

        return await _ended.Task;
    }

    public async ValueTask DisposeAsync()
    {
        await EndAsync(OfficeFault.Ended, "The document was closed.");
        using var limit = new CancellationTokenSource(KillLimit, _clock);
        await _process.WaitForExitAsync(limit.Token);
        await _reading;
        await _stream.DisposeAsync();
        _process.Dispose();
        _writing.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task ReadAsync()
    {
        try
        {
            while (await Frames.ReadAsync(_stream, WireJson.Default.FromWorker, CancellationToken.None) is { } frame)
            {
                Take(frame);
            }
        }
        catch (Exception fault) when (fault is IOException or ObjectDisposedException or InvalidDataException)
        {
            // The end of the connection, said below.
        }

        await EndAsync(OfficeFault.Ended, "The document's worker ended unexpectedly.");
    }

    private void Take(Frame<FromWorker> frame)
    {
        switch (frame.Message)
        {
            case FromWorker.Piece piece when _asked.TryGetValue(piece.Id, out var question):
                question.Pieces.Write(frame.Body.Span);
                break;
            case FromWorker.Failed failed when _asked.TryGetValue(failed.Id, out var question):
                question.Answer.TrySetException(new OfficeException(failed.Fault, Sentences.Of(failed.Fault)));
                break;
            default:
                if (Id(frame.Message) is { } id)
                {
                    if (_asked.TryGetValue(id, out var asked))
                    {
                        asked.Answer.TrySetResult((frame.Message, asked.Pieces.Length > 0 ? asked.Pieces.ToArray() : frame.Body));
                    }
                }
                else
                {
                    _heard?.Invoke(frame);
                }

                break;
        }
    }

    private static long? Id(FromWorker message) => message switch
    {
        FromWorker.Opened opened => opened.Id,
        FromWorker.Answer answer => answer.Id,
        FromWorker.Saved saved => saved.Id,
        FromWorker.Pong pong => pong.Id,
        _ => null,
    };

    private sealed class Question
    {
        public TaskCompletionSource<(FromWorker Message, ReadOnlyMemory<byte> Body)> Answer { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public MemoryStream Pieces { get; } = new();
    }
}
