using Microsoft.AspNetCore.Http;

namespace IceWarp.Modules.Notes.Storing;

/// <summary>
/// A body on its way through this process that ends, as if it were whole, where it grows over a limit: who sends it on then asks
/// <see cref="IsOver"/>. Nothing is buffered. A fault of who sends it here is kept, so that it is not taken for one of the server's.
/// </summary>
/// <param name="body">The body.</param>
/// <param name="most">Most bytes.</param>
internal sealed class LimitedBody(Stream body, long most) : Stream
{
    private long _read;

    /// <summary>True once there was more than the limit.</summary>
    public bool IsOver { get; private set; }

    /// <summary>What the client did wrong: too slow, half a body; null when nothing.</summary>
    public BadHttpRequestException? ClientFault { get; private set; }

    /// <inheritdoc />
    public override bool CanRead => true;

    /// <inheritdoc />
    public override bool CanSeek => false;

    /// <inheritdoc />
    public override bool CanWrite => false;

    /// <inheritdoc />
    public override long Length => throw new NotSupportedException();

    /// <inheritdoc />
    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <inheritdoc />
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (IsOver)
        {
            return 0;
        }

        try
        {
            var read = await body.ReadAsync(buffer, cancellationToken);
            _read += read;
            IsOver = _read > most;
            return IsOver ? 0 : read;
        }
        catch (BadHttpRequestException fault)
        {
            ClientFault = fault;
            throw;
        }
    }

    /// <inheritdoc />
    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    /// <inheritdoc />
    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("The body is read asynchronously only.");

    /// <inheritdoc />
    public override void Flush() => throw new NotSupportedException();

    /// <inheritdoc />
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <inheritdoc />
    public override void SetLength(long value) => throw new NotSupportedException();

    /// <inheritdoc />
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
