using System.Net;

namespace IceWarp.Adapter.Native.Http;

/// <summary>Sends a stream piece by piece, without knowing its length, and tells the idle limit of each piece.</summary>
internal sealed class UploadContent(Stream source, IdleLimit limit) : HttpContent
{
    private const int Piece = 80 * 1024;

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        var buffer = new byte[Piece];
        int read;
        while ((read = await source.ReadAsync(buffer, cancellationToken)) > 0)
        {
            await stream.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
            limit.Progress();
        }
    }

    protected override bool TryComputeLength(out long length)
    {
        length = source.CanSeek ? source.Length - source.Position : 0;
        return source.CanSeek;
    }
}
