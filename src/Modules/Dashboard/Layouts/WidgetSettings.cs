using System.Text.Json.Serialization;

namespace IceWarp.Modules.Dashboard.Layouts;

/// <summary>What was chosen inside a widget. A kind of widget uses its own part and has no other.</summary>
/// <param name="Cities">Of a clock.</param>
/// <param name="Links">Of links.</param>
/// <param name="Agenda">Of an agenda.</param>
internal sealed record WidgetSettings(
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<City>? Cities = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<Link>? Links = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] AgendaSettings? Agenda = null);

/// <summary>A place whose time is shown.</summary>
/// <param name="Name">What the person calls it, 1..40 characters.</param>
/// <param name="TimeZone">IANA zone.</param>
internal sealed record City(string Name, string TimeZone);

/// <summary>An address on the web.</summary>
/// <param name="Title">1..80 characters.</param>
/// <param name="Url">Absolute, https, without a user name.</param>
internal sealed record Link(string Title, string Url);
