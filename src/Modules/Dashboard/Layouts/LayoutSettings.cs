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

    /// <summary>Cities of a clock; where there are any and the widget is locked, nobody changes them.</summary>
    public IList<CityPlace> Cities { get; } = [];

    /// <summary>Links of a widget of links; where there are any and the widget is locked, nobody changes them.</summary>
    public IList<LinkPlace> Links { get; } = [];

    /// <summary>The widget.</summary>
    public Widget ToWidget() => new(Id ?? Kind, Kind, X, Y, W, H, Hidden, Locked, Settings());

    private WidgetSettings? Settings() => Cities.Count + Links.Count == 0 ? null : new WidgetSettings(
        Cities.Count == 0 ? null : [.. Cities.Select(city => new City(city.Name, city.TimeZone))],
        Links.Count == 0 ? null : [.. Links.Select(link => new Link(link.Title, link.Url))]);
}

/// <summary>A city of <see cref="WidgetPlace"/>.</summary>
internal sealed class CityPlace
{
    /// <summary>What it is called.</summary>
    public string Name { get; set; } = "";

    /// <summary>IANA zone.</summary>
    public string TimeZone { get; set; } = "";
}

/// <summary>A link of <see cref="WidgetPlace"/>.</summary>
internal sealed class LinkPlace
{
    /// <summary>What it is called.</summary>
    public string Title { get; set; } = "";

    /// <summary>Absolute https address.</summary>
    public string Url { get; set; } = "";
}
