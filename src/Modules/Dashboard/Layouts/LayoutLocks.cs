namespace IceWarp.Modules.Dashboard.Layouts;

/// <summary>What the administrator locked in a standard layout, against a person's own layout. Pure.</summary>
internal static class LayoutLocks
{
    /// <summary>
    /// The person's layout with every locked widget in its place. A widget of theirs with the same id or kind gives way to it; others that lie
    /// on it go straight down until they are free, and one that would leave the last row is hidden. A locked widget that the administrator
    /// gave no settings keeps the person's.
    /// </summary>
    public static DashboardLayout Impose(DashboardLayout own, DashboardLayout standard)
    {
        var locked = Locked(standard)
            .Select(widget => widget with { Settings = widget.Settings ?? own.Widgets.FirstOrDefault(Same(widget))?.Settings })
            .ToList();
        if (locked.Count == 0)
        {
            return own;
        }

        var settled = new List<Widget>(locked);
        var others = own.Widgets.Where(widget => !locked.Exists(fixedOne => fixedOne.Id == widget.Id || Same(fixedOne)(widget)));
        foreach (var widget in others.OrderBy(widget => widget.Y).ThenBy(widget => widget.X))
        {
            settled.Add(Settle(widget, settled));
        }

        return own with { Widgets = settled };
    }

    /// <summary>Ids of the locked widgets that <paramref name="sent"/> removes, hides, moves or resizes.</summary>
    public static IReadOnlyList<string> Broken(DashboardLayout sent, DashboardLayout standard) =>
    [
        .. Locked(standard)
            .Where(locked => !sent.Widgets.Any(widget => widget with { Locked = true, Settings = locked.Settings } == locked))
            .Select(locked => locked.Id),
    ];

    private static IEnumerable<Widget> Locked(DashboardLayout standard) => standard.Widgets.Where(widget => widget.Locked);

    private static Func<Widget, bool> Same(Widget locked) => widget => widget.Kind == locked.Kind;

    private static Widget Settle(Widget widget, List<Widget> settled)
    {
        while (settled.Find(other => LayoutRules.Overlap(widget, other)) is { } met)
        {
            widget = widget with { Y = met.Y + met.H };
        }

        return widget.Y > LayoutRules.LastRow ? widget with { Y = LayoutRules.LastRow, Hidden = true } : widget;
    }
}
