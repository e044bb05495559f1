namespace IceWarp.EmbeddedServer.Transfer;

/// <summary>Something that can be downloaded, attached, or taken as an upload.</summary>
/// <param name="Name">File name.</param>
/// <param name="MediaType">Media type.</param>
/// <param name="Length">Bytes, or null when they are known only after writing (zip files).</param>
/// <param name="WriteAsync">Writes all bytes to a stream.</param>
internal sealed record TransferContent(string Name, string MediaType, long? Length, Func<Stream, CancellationToken, Task> WriteAsync)
{
    /// <summary>Opens the bytes as a stream that seeks, so that a part of them can be sent; null where they are made as they are written.</summary>
    public Func<CancellationToken, Task<Stream>>? OpenAsync { get; private init; }

    /// <summary>Content that is in memory already.</summary>
    public static TransferContent Of(string name, string mediaType, byte[] bytes) =>
        Of(name, mediaType, bytes.Length, _ => Task.FromResult<Stream>(new MemoryStream(bytes, writable: false)));

    /// <summary>Content that is kept somewhere, opened only when it is sent; the stream must seek.</summary>
    public static TransferContent Of(string name, string mediaType, long length, Func<CancellationToken, Task<Stream>> openAsync) =>
        new(name, mediaType, length, async (target, cancellationToken) =>
        {
            await using var source = await openAsync(cancellationToken);
            await source.CopyToAsync(target, cancellationToken);
        })
        {
            OpenAsync = openAsync,
        };

    /// <summary>Reads all into memory. Throws <see cref="InvalidDataException"/> beyond <paramref name="limit"/> bytes.</summary>
    public async Task<byte[]> ReadAsync(long limit, CancellationToken cancellationToken)
    {
        if (Length > limit)
        {
            throw new InvalidDataException("Too many bytes.");
        }

        using var buffer = new MemoryStream();
        await WriteAsync(buffer, cancellationToken);
        return buffer.Length <= limit ? buffer.ToArray() : throw new InvalidDataException("Too many bytes.");
    }
}
