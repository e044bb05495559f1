using System.ComponentModel.DataAnnotations;

namespace IceWarp.EmbeddedServer.Transfer;

/// <summary>Limits of uploads, section <c>EmbeddedServer:Uploads</c>.</summary>
internal sealed class UploadOptions
{
    /// <summary>Largest file, in bytes.</summary>
    [Range(1024, 1024L * 1024 * 1024)]
    public long MaxBytes { get; set; } = 100L * 1024 * 1024;

    /// <summary>How long an upload waits to be used.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "30.00:00:00")]
    public TimeSpan Lifetime { get; set; } = TimeSpan.FromHours(24);
}
