using System.Buffers.Binary;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace IceWarp.Office.Wire;

/// <summary>A message and the bytes that come with it.</summary>
internal readonly record struct Frame<T>(T Message, ReadOnlyMemory<byte> Body);

/// <summary>
/// Frames on a stream: length of header and body together, length of the header (both 32 bits, little endian), header as JSON, body.
/// </summary>
internal static class Frames
{
    /// <summary>Largest frame that is accepted.</summary>
    public const int MaxBytes = 64 << 20;

    /// <summary>Size of the pieces in which documents travel.</summary>
    public const int PieceBytes = 1 << 20;

    private const int PrefixBytes = 8;

    /// <summary>The next frame, or null at the end of the stream.</summary>
    /// <exception cref="InvalidDataException">The bytes are no frame.</exception>
    public static async Task<Frame<T>?> ReadAsync<T>(Stream stream, JsonTypeInfo<T> type, CancellationToken cancellationToken)
        where T : class
    {
        var prefix = new byte[PrefixBytes];
        var read = await stream.ReadAtLeastAsync(prefix, PrefixBytes, throwOnEndOfStream: false, cancellationToken);
        if (read < PrefixBytes)
        {
            return read == 0 ? null : throw new InvalidDataException("The stream ends inside a frame.");
        }

        var total = BinaryPrimitives.ReadUInt32LittleEndian(prefix);
        var header = BinaryPrimitives.ReadUInt32LittleEndian(prefix.AsSpan(4));
        if (total > MaxBytes || header > total)
        {
            throw new InvalidDataException($"A frame says it has {total} bytes, {header} of them header.");
        }

        var bytes = new byte[total];
        await stream.ReadExactlyAsync(bytes, cancellationToken);
        try
        {
            var message = JsonSerializer.Deserialize(bytes.AsSpan(0, (int)header), type) ?? throw new InvalidDataException("A frame has no header.");
            return new Frame<T>(message, bytes.AsMemory((int)header));
        }
        catch (JsonException wrong)
        {
            throw new InvalidDataException("A frame's header is not understood.", wrong);
        }
    }

    /// <summary>Prefix and header of a frame; the body follows.</summary>
    public static byte[] Head<T>(T message, int bodyLength, JsonTypeInfo<T> type)
    {
        var header = JsonSerializer.SerializeToUtf8Bytes(message, type);
        var bytes = new byte[PrefixBytes + header.Length];
        BinaryPrimitives.WriteUInt32LittleEndian(bytes, (uint)(header.Length + bodyLength));
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(4), (uint)header.Length);
        header.CopyTo(bytes, PrefixBytes);
        return bytes;
    }

    /// <summary>Writes a frame.</summary>
    public static async Task WriteAsync<T>(Stream stream, T message, ReadOnlyMemory<byte> body, JsonTypeInfo<T> type, CancellationToken cancellationToken)
    {
        await stream.WriteAsync(Head(message, body.Length, type), cancellationToken);
        if (!body.IsEmpty)
        {
            await stream.WriteAsync(body, cancellationToken);
        }
    }
}
