namespace IceWarp.EmbeddedServer.Transfer;

/// <summary>Something that can be downloaded, attached, or taken as an upload.</summary>
/// <param name="Name">File name.</param>
/// <param name="MediaType">Media type.</param>
/// <param name="Length">Bytes, or null when they are known only after writing (zip files).</param>
/// <param name="WriteAsync">Writes all bytes to a stream.</param>
internal sealed record TransferContent(string Name, string MediaType, long? Length, Func<Stream, CancellationToken, Task> WriteAsync)
{
    /// <summary>Content that is in memory already.</summary>
    public static TransferContent Of(string name, string mediaType, byte[] bytes) =>
        new(name, mediaType, bytes.Length, (target, cancellationToken) => target.WriteAsync(bytes, cancellationToken).AsTask());

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
