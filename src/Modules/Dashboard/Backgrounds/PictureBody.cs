using IceWarp.Kernel.Problems;

namespace IceWarp.Modules.Dashboard.Backgrounds;

/// <summary>Reads a request's body within its limits of size and time.</summary>
internal static class PictureBody
{
    /// <summary>Most bytes of a picture: 10 MB.</summary>
    public const int MostBytes = 10 * 1024 * 1024;

    /// <summary>The whole body; <c>dashboard.background_too_large</c> as soon as it is too large, <c>dashboard.background_too_slow</c> after <paramref name="limit"/>.</summary>
    public static async Task<byte[]> ReadAsync(Stream body, long? length, TimeSpan limit, TimeProvider time, CancellationToken cancellationToken)
    {
        if (length > MostBytes)
        {
            throw new ProblemException(DashboardErrors.BackgroundTooLarge);
        }

        using var clock = new CancellationTokenSource(limit, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, clock.Token);
        var content = new MemoryStream((int)(length ?? 0));
        var buffer = new byte[64 * 1024];
        try
        {
            for (int read; (read = await body.ReadAsync(buffer, either.Token)) > 0;)
            {
                if (content.Length + read > MostBytes)
                {
                    throw new ProblemException(DashboardErrors.BackgroundTooLarge);
                }

                await content.WriteAsync(buffer.AsMemory(0, read), CancellationToken.None);
            }
        }
        catch (OperationCanceledException late) when (clock.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new ProblemException(DashboardErrors.BackgroundTooSlow, innerException: late);
        }

        return content.ToArray();
    }
}
