using System.Net.Mime;
using IceWarp.EmbeddedServer.Iq;
using Microsoft.Net.Http.Headers;

namespace IceWarp.EmbeddedServer.Transfer.Pictures;

/// <summary>
/// Makes smaller pictures of contents, one at a time: a decode takes memory and a core. A native decode that runs over the limit cannot be stopped;
/// its caller is answered at the limit, and its place stays taken until it ends.
/// </summary>
internal sealed class ResizedPictures(TimeProvider time) : IDisposable
{
    /// <summary>Most bytes of an original.</summary>
    public const int MostBytes = 32 * 1024 * 1024;

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(15);
    private readonly SemaphoreSlim _place = new(1, 1);

    /// <summary>
    /// The content in the wanted size; what is no picture, or one that is drawn (SVG), stays as it is. Throws <c>picture_not_readable</c> for a
    /// damaged one and one beyond the limits, <c>picture_busy</c> when too many wait.
    /// </summary>
    public async Task<TransferContent> ResizeAsync(TransferContent content, PictureSize wanted, CancellationToken cancellationToken)
    {
        if (!MediaTypeHeaderValue.TryParse(content.MediaType, out var type) || !type.Type.Equals("image", StringComparison.OrdinalIgnoreCase)
            || type.MediaType.Equals(MediaTypeNames.Image.Svg, StringComparison.OrdinalIgnoreCase))
        {
            return content;
        }

        byte[] original;
        try
        {
            original = await content.ReadAsync(MostBytes, cancellationToken);
        }
        catch (InvalidDataException fault)
        {
            throw new IqException("picture_not_readable", content.Name, fault);
        }

        var (bytes, mediaType) = await WorkAsync(() => PictureResizing.Resize(original, wanted), content.Name, cancellationToken);
        return TransferContent.Of(Path.ChangeExtension(content.Name, mediaType["image/".Length..].Replace("jpeg", "jpg", StringComparison.Ordinal)), mediaType, bytes);
    }

    /// <inheritdoc />
    public void Dispose() => _place.Dispose();

    private async Task<(byte[] Bytes, string MediaType)> WorkAsync(
        Func<(byte[] Bytes, string MediaType)?> resize, string name, CancellationToken cancellationToken)
    {
        if (!await _place.WaitAsync(Limit, cancellationToken))
        {
            throw new IqException("picture_busy", name);
        }

        var work = Task.Run(
            () =>
            {
                try
                {
                    return resize();
                }
                finally
                {
                    _place.Release();
                }
            },
            CancellationToken.None);
        try
        {
            return await work.WaitAsync(Limit, time, cancellationToken) ?? throw new IqException("picture_not_readable", name);
        }
        catch (TimeoutException late)
        {
            throw new IqException("picture_not_readable", name, late);
        }
    }
}
