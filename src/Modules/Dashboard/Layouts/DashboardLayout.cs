using System.Text.Json.Serialization;

namespace IceWarp.Modules.Dashboard.Layouts;

/// <summary>Where a person's widgets are, on a grid of 12 columns, and what lies behind them.</summary>
/// <param name="Widgets">The widgets, hidden ones too.</param>
/// <param name="Background">What lies behind.</param>
internal sealed record DashboardLayout(IReadOnlyList<Widget> Widgets, Background Background)
{
    /// <summary>What a person sees who never changed anything, where the administrator has set nothing else.</summary>
    public static DashboardLayout BuiltIn { get; } = new(
        [
            new Widget("mail", WidgetKind.Mail, 0, 0, 4, 4, Hidden: false),
            new Widget("agenda", WidgetKind.Agenda, 4, 0, 4, 4, Hidden: false),
            new Widget("conference", WidgetKind.Conference, 8, 0, 4, 2, Hidden: false),
            new Widget("tasks", WidgetKind.Tasks, 8, 2, 4, 3, Hidden: false),
            new Widget("files", WidgetKind.Files, 0, 4, 4, 3, Hidden: false),
            new Widget("notes", WidgetKind.Notes, 4, 4, 4, 3, Hidden: false),
            new Widget("clock", WidgetKind.Clock, 8, 5, 2, 2, Hidden: false),
            new Widget("birthdays", WidgetKind.Birthdays, 10, 5, 2, 2, Hidden: false),
        ],
        new Background(BackgroundKind.BuiltIn, "fjord"));
}

/// <summary>One widget on the grid.</summary>
/// <param name="Id">Unique in the layout.</param>
/// <param name="Kind">One of <see cref="WidgetKind"/>.</param>
/// <param name="X">First column, 0..11.</param>
/// <param name="Y">First row, 0..200.</param>
/// <param name="W">Columns, 2..12.</param>
/// <param name="H">Rows, 2..12.</param>
/// <param name="Hidden">True when it is not shown; it then takes no room and makes no request.</param>
/// <param name="Locked">True when the administrator fixed it: it is shown, where it is. Never taken from what a page sends.</param>
/// <param name="Settings">What was chosen inside it, or null.</param>
internal sealed record Widget(
    string Id, string Kind, int X, int Y, int W, int H, bool Hidden,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool Locked = false,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] WidgetSettings? Settings = null);

/// <summary>What lies behind the widgets.</summary>
/// <param name="Kind">One of <see cref="BackgroundKind"/>.</param>
/// <param name="Id">Which of the built-in ones; null for the other kinds.</param>
internal sealed record Background(string Kind, string? Id = null);

/// <summary>Kinds of widgets.</summary>
internal static class WidgetKind
{
    public const string Mail = "mail";
    public const string Agenda = "agenda";
    public const string Tasks = "tasks";
    public const string Notes = "notes";
    public const string Files = "files";
    public const string Clock = "clock";
    public const string Links = "links";
    public const string Conference = "conference";
    public const string Birthdays = "birthdays";
    public const string Pins = "pins";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } = [Mail, Agenda, Tasks, Notes, Files, Pins, Conference, Birthdays, Clock, Links];
}

/// <summary>Kinds of backgrounds.</summary>
internal static class BackgroundKind
{
    /// <summary>One of the set that comes with the page.</summary>
    public const string BuiltIn = "builtin";

    /// <summary>The person's own picture.</summary>
    public const string Own = "own";

    /// <summary>Nothing.</summary>
    public const string None = "none";
}
