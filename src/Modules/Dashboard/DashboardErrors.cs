using IceWarp.Kernel.Problems;

namespace IceWarp.Modules.Dashboard;

/// <summary>Every failure of the dashboard's own. Failures of the server on the way are the adapter's, mapped by the host.</summary>
internal static class DashboardErrors
{
    /// <summary>A save without If-Match (RFC 6585, 3).</summary>
    public static readonly Problem VersionRequired =
        new("dashboard.version_required", 428, "Say in If-Match which version of the layout you changed.");

    /// <summary>A stale save; the problem carries <c>current</c> and <c>currentVersion</c>.</summary>
    public static readonly Problem LayoutChanged =
        new("dashboard.layout_changed", 412, "The layout was changed elsewhere meanwhile. Take the current one and change that.");

    /// <summary>A save that removes, hides or moves what is locked; the problem carries <c>widgets</c>, their ids.</summary>
    public static readonly Problem WidgetLocked =
        new("dashboard.widget_locked", 403, "Some widgets are locked by the administrator: they stay shown, where they are.");

    /// <summary>No such widget in the person's layout.</summary>
    public static readonly Problem NoWidget = new("dashboard.no_widget", 404, "This widget is not on your dashboard any more.");

    /// <summary>What is saved cannot be read by this version, so that a part of it cannot be changed.</summary>
    public static readonly Problem LayoutUnreadable =
        new("dashboard.layout_unreadable", 409, "Your stored arrangement cannot be read by this version. Arrange the dashboard and store it first.");

    /// <summary>As many pins as there may be.</summary>
    public static readonly Problem TooManyPins = new("dashboard.too_many_pins", 409, "30 files are pinned already. Take a pin off another one first.");

    /// <summary>The person has no picture of their own.</summary>
    public static readonly Problem NoBackground =
        new("dashboard.no_background", 404, "There is no background picture of yours.");

    /// <summary>More bytes than allowed.</summary>
    public static readonly Problem BackgroundTooLarge =
        new("dashboard.background_too_large", 413, "The picture is larger than 10 MB. Choose a smaller one.");

    /// <summary>Another format, or a moving picture.</summary>
    public static readonly Problem BackgroundType =
        new("dashboard.background_type", 415, "Only still pictures in JPEG, PNG or WebP are taken.");

    /// <summary>Not the picture it says it is, cut off, or too many pixels.</summary>
    public static readonly Problem BackgroundUnreadable =
        new("dashboard.background_unreadable", 422, "The picture cannot be read: it is damaged, not what its type says, or has more than 50 million pixels.");

    /// <summary>Too many pictures at once.</summary>
    public static readonly Problem BackgroundBusy =
        new("dashboard.background_busy", 503, "Too many pictures are being stored just now. Try again in a moment.");

    /// <summary>The body did not arrive in time.</summary>
    public static readonly Problem BackgroundTooSlow =
        new("dashboard.background_too_slow", 408, "The picture took too long to arrive. Try again on a faster connection.");
}
