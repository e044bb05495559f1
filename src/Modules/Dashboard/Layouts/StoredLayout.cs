using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace IceWarp.Modules.Dashboard.Layouts;

/// <summary>
/// The text kept on the server under <see cref="SettingName"/>: JSON with a format number, so that a later version can tell its own.
/// </summary>
/// <param name="Layout">What to show.</param>
/// <param name="Origin">Where it comes from.</param>
/// <param name="Version">Changes with every change of the kept text, also of a text that cannot be read, and of the standard layout.</param>
/// <param name="Standard">What the person can go back to.</param>
internal sealed record StoredLayout(DashboardLayout Layout, LayoutOrigin Origin, string Version, DashboardLayout Standard)
{
    /// <summary>Name in the person's settings on the server.</summary>
    public const string SettingName = "icewarp_dashboard";

    private const int Format = 1;

    /// <summary>
    /// Reads what the server kept, with the administrator's locks imposed. Nothing, garbage, rules broken or a newer format:
    /// <paramref name="standard"/>. The text itself stays as it is until the person saves, so that a newer version of this product finds its own
    /// again.
    /// </summary>
    public static StoredLayout Read(string? text, DashboardLayout standard)
    {
        var version = VersionOf(text, standard);
        if (string.IsNullOrWhiteSpace(text))
        {
            return new StoredLayout(standard, LayoutOrigin.Default, version, standard);
        }

        return Parse(text) is { } layout
            ? new StoredLayout(LayoutLocks.Impose(layout, standard), LayoutOrigin.Saved, version, standard)
            : new StoredLayout(standard, LayoutOrigin.Unreadable, version, standard);
    }

    /// <summary>The text to keep. What is locked is the administrator's to say, so it is not kept.</summary>
    public static string Write(DashboardLayout layout) => JsonSerializer.Serialize(
        new Document(Format, [.. layout.Widgets.Select(widget => widget with { Locked = false })], layout.Background), JsonSerializerOptions.Web);

    private static DashboardLayout? Parse(string text)
    {
        try
        {
            var document = JsonSerializer.Deserialize<Document>(text, JsonSerializerOptions.Web);
            if (document is not { Format: Format, Widgets: { } widgets, Background: { } background })
            {
                return null;
            }

            var layout = new DashboardLayout(widgets, background);
            return LayoutRules.Broken(layout).Any() ? null : layout;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string VersionOf(string? text, DashboardLayout standard)
    {
        var both = JsonSerializer.Serialize(standard, JsonSerializerOptions.Web) + "\n" + text;
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(both)).AsSpan(0, 12));
    }

    private sealed record Document(int Format, IReadOnlyList<Widget>? Widgets, Background? Background);
}

/// <summary>Where a layout comes from.</summary>
internal enum LayoutOrigin
{
    /// <summary>The person saved it.</summary>
    Saved,

    /// <summary>Nothing was ever saved.</summary>
    Default,

    /// <summary>Something is saved that this version cannot read: the default is shown.</summary>
    Unreadable,
}
