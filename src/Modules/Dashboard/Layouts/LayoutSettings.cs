namespace IceWarp.Modules.Dashboard.Layouts;

/// <summary>One standard layout as an administrator writes it: section <c>Dashboard:Layouts:{domain}</c>.</summary>
internal sealed class LayoutSettings
{
    /// <summary>The widgets.</summary>
    public IList<WidgetPlace> Widgets { get; } = [];

    /// <summary>Name of a built-in background, or <c>none</c>.</summary>
    public string Background { get; set; } = "fjord";

    /// <summary>The layout that this describes; whether it keeps the rules is not checked here.</summary>
    public DashboardLayout ToLayout() => new(
        [.. Widgets.Select(widget => widget.ToWidget())],
        Background == BackgroundKind.None ? new Background(BackgroundKind.None) : new Background(BackgroundKind.BuiltIn, Background));
}

/// <summary>One widget of <see cref="LayoutSettings"/>; the names are those of <see cref="Widget"/>.</summary>
internal sealed class WidgetPlace
{
    /// <summary>One of <see cref="WidgetKind"/>.</summary>
    public string Kind { get; set; } = "";

    /// <summary>Unique in the layout; the kind when it is not said.</summary>
    public string? Id { get; set; }

    /// <summary>First column, 0..11.</summary>
    public int X { get; set; }

    /// <summary>First row, 0..200.</summary>
    public int Y { get; set; }

    /// <summary>Columns, 2..12.</summary>
    public int W { get; set; }

    /// <summary>Rows, 2..12.</summary>
    public int H { get; set; }

    /// <summary>True when a person has to show it themselves.</summary>
    public bool Hidden { get; set; }

    /// <summary>True when a person can not remove, hide, move or resize it.</summary>
    public bool Locked { get; set; }

    /// <summary>The widget.</summary>
    public Widget ToWidget() => new(Id ?? Kind, Kind, X, Y, W, H, Hidden, Locked);
}
