using System.ComponentModel.DataAnnotations;
using IceWarp.Modules.Dashboard.Layouts;

namespace IceWarp.Modules.Dashboard;

/// <summary>Settings of the dashboard, section <c>Dashboard</c>, validated at start.</summary>
internal sealed class DashboardOptions
{
    /// <summary>Name of the section.</summary>
    public const string Section = "Dashboard";

    /// <summary>How long one widget may wait for the server before it answers <c>server.timed_out</c>: 50 ms to 60 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.050", "00:01:00", ParseLimitsInInvariantCulture = true, ConvertValueInInvariantCulture = true)]
    public TimeSpan WidgetLimit { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How long decoding and encoding one background picture may take: 100 ms to 2 min.</summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "00:02:00", ParseLimitsInInvariantCulture = true, ConvertValueInInvariantCulture = true)]
    public TimeSpan PictureLimit { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>How long the body of one background picture may take to arrive: 1 s to 10 min.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00", ParseLimitsInInvariantCulture = true, ConvertValueInInvariantCulture = true)]
    public TimeSpan UploadLimit { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>How many pictures are decoded at once; each may take some 300 MB for a moment.</summary>
    [Range(1, 16)]
    public int PicturesAtOnce { get; set; } = 1;

    /// <summary>How many pictures may be on their way or waiting at once, 10 MB each; one more is refused as <c>dashboard.background_busy</c>.</summary>
    [Range(1, 64)]
    public int UploadsAtOnce { get; set; } = 6;

    /// <summary>Standard layouts by domain; <c>*</c> is for every domain without one of its own.</summary>
    public IDictionary<string, LayoutSettings> Layouts { get; } = new Dictionary<string, LayoutSettings>(StringComparer.OrdinalIgnoreCase);
}
