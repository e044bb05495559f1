using System.Buffers;
using IceWarp.Adapter.Native.Iq;

namespace IceWarp.Adapter.Native.Http;

/// <summary>Reads an answer whole, up to a number of bytes counted after decompression.</summary>
internal static class BoundedBody
{
    /// <summary>The bytes. <see cref="ServerFailure.Garbled"/> when there are too many or they stop in the middle.</summary>
    public static async Task<ReadOnlyMemory<byte>> ReadAsync(HttpContent content, CancellationToken cancellationToken)
    {
        if (content.Headers.ContentLength > IqReader.MaxBytes)
        {
            throw TransportFaults.TooBig();
        }

        try
        {
            await using var stream = await content.ReadAsStreamAsync(cancellationToken);
            return await ReadAsync(stream, (int)(content.Headers.ContentLength ?? 16 * 1024), cancellationToken);
        }
        catch (Exception fault) when (fault is IOException or HttpRequestException or InvalidDataException)
        {
            throw TransportFaults.HalfAnswer(fault);
        }
    }

    private static async Task<ReadOnlyMemory<byte>> ReadAsync(Stream stream, int expected, CancellationToken cancellationToken)
    {
        var body = new ArrayBufferWriter<byte>(Math.Max(expected, 1024));
        while (true)
        {
            var read = await stream.ReadAsync(body.GetMemory(), cancellationToken);
            if (read == 0)
            {
                return body.WrittenMemory;
            }

            body.Advance(read);
            if (body.WrittenCount > IqReader.MaxBytes)
            {
                throw TransportFaults.TooBig();
            }
        }
    }
}
