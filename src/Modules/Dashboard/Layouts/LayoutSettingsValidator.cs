using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace IceWarp.Modules.Dashboard.Layouts;

/// <summary>Checks <c>Dashboard:Layouts</c> at start: one sentence for each fault, with the setting it is about.</summary>
internal sealed class LayoutSettingsValidator(IConfigurationSection section) : IValidateOptions<DashboardOptions>
{
    private const string Path = $"{DashboardOptions.Section}:{nameof(DashboardOptions.Layouts)}";
    private static readonly string[] LayoutKeys = [.. typeof(LayoutSettings).GetProperties().Select(property => property.Name)];
    private static readonly string[] WidgetKeys = [.. typeof(WidgetPlace).GetProperties().Select(property => property.Name)];
    private static readonly string[] CityKeys = [nameof(CityPlace.Name), nameof(CityPlace.TimeZone)];
    private static readonly string[] LinkKeys = [nameof(LinkPlace.Title), nameof(LinkPlace.Url)];

    /// <inheritdoc />
    public ValidateOptionsResult Validate(string? name, DashboardOptions options)
    {
        var faults = UnknownKeys().Concat(options.Layouts.SelectMany(pair => Faults(pair.Key, pair.Value))).ToList();
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    private static IEnumerable<string> Faults(string domain, LayoutSettings settings)
    {
        if (domain != StandardLayouts.AnyDomain && Uri.CheckHostName(domain) != UriHostNameType.Dns)
        {
            yield return $"{Path}:{domain} must be named after a domain such as example.com, or {StandardLayouts.AnyDomain} for all others.";
        }

        foreach (var (field, sentence) in LayoutRules.Broken(settings.ToLayout()))
        {
            yield return $"{Path}:{domain}:{field} is wrong: {sentence}";
        }

        if (settings.Widgets.Any(widget => widget is { Locked: true, Hidden: true }))
        {
            yield return $"{Path}:{domain} has a widget that is locked and hidden: a locked one is always shown.";
        }

        if (settings.Widgets.Where(widget => widget.Locked).GroupBy(widget => widget.Kind, StringComparer.Ordinal).Any(kind => kind.Count() > 1))
        {
            yield return $"{Path}:{domain} locks two widgets of one kind: a person sees one of each.";
        }
    }

    // A misspelt name would otherwise be passed over in silence, and nothing would be locked.
    private IEnumerable<string> UnknownKeys() =>
        section.GetSection(nameof(DashboardOptions.Layouts)).GetChildren().SelectMany(UnknownOfLayout).Select(unknown => $"{unknown.Path} is no setting.");

    private static IEnumerable<IConfigurationSection> UnknownOfLayout(IConfigurationSection domain) =>
        Unknown(domain, LayoutKeys).Concat(Items(domain, nameof(LayoutSettings.Widgets)).SelectMany(UnknownOfWidget));

    private static IEnumerable<IConfigurationSection> UnknownOfWidget(IConfigurationSection widget) =>
    [
        .. Unknown(widget, WidgetKeys),
        .. Items(widget, nameof(WidgetPlace.Cities)).SelectMany(city => Unknown(city, CityKeys)),
        .. Items(widget, nameof(WidgetPlace.Links)).SelectMany(link => Unknown(link, LinkKeys)),
    ];

    private static IEnumerable<IConfigurationSection> Items(IConfigurationSection parent, string list) => parent.GetSection(list).GetChildren();

    private static IEnumerable<IConfigurationSection> Unknown(IConfigurationSection parent, string[] known) =>
        parent.GetChildren().Where(child => !known.Contains(child.Key, StringComparer.OrdinalIgnoreCase));
}
