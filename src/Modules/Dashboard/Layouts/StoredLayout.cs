using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace IceWarp.Modules.Dashboard.Layouts;

/// <summary>
/// The text kept on the server under <see cref="SettingName"/>: JSON with a format number, so that a later version can tell its own.
/// </summary>
/// <param name="Layout">What to show.</param>
/// <param name="Origin">Where it comes from.</param>
/// <param name="Version">Changes with every change of the kept text, also of a text that cannot be read.</param>
internal sealed record StoredLayout(DashboardLayout Layout, LayoutOrigin Origin, string Version)
{
    /// <summary>Name in the person's settings on the server.</summary>
    public const string SettingName = "icewarp_dashboard";

    private const int Format = 1;

    /// <summary>
    /// Reads what the server kept. Nothing, garbage, rules broken or a newer format: the default layout. The text itself stays as it is until
    /// the person saves, so that a newer version of this product finds its own again.
    /// </summary>
    public static StoredLayout Read(string? text)
    {
        var version = VersionOf(text);
        if (string.IsNullOrWhiteSpace(text))
        {
            return new StoredLayout(DashboardLayout.Default, LayoutOrigin.Default, version);
        }

        return Parse(text) is { } layout
            ? new StoredLayout(layout, LayoutOrigin.Saved, version)
            : new StoredLayout(DashboardLayout.Default, LayoutOrigin.Unreadable, version);
    }

    /// <summary>The text to keep.</summary>
    public static string Write(DashboardLayout layout) =>
        JsonSerializer.Serialize(new Document(Format, layout.Widgets, layout.Background), JsonSerializerOptions.Web);

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

    private static string VersionOf(string? text) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text ?? "")).AsSpan(0, 12));

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
