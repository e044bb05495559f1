namespace IceWarp.Adapter.Native.Http;

/// <summary>
/// The body of an answer on its way to the caller: nothing is buffered, a silence ends it with <see cref="ServerFailure.TimedOut"/>,
/// a lost connection with <see cref="ServerFailure.Garbled"/>. Disposing it gives the connection back.
/// </summary>
internal sealed class DownloadStream(HttpResponseMessage response, Stream inner, TimeSpan idle, TimeProvider time) : Stream
{
    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        using var limit = new IdleLimit(idle, time, cancellationToken);
        try
        {
            return await inner.ReadAsync(buffer, limit.Token);
        }
        catch (OperationCanceledException late) when (limit.IsOver)
        {
            throw new ServerException(ServerFailure.TimedOut, "silence", innerException: late);
        }
        catch (Exception fault) when (fault is IOException or HttpRequestException)
        {
            throw TransportFaults.HalfAnswer(fault);
        }
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("Read it asynchronously.");

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override async ValueTask DisposeAsync()
    {
        await inner.DisposeAsync();
        response.Dispose();
        GC.SuppressFinalize(this);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            inner.Dispose();
            response.Dispose();
        }

        base.Dispose(disposing);
    }
}
