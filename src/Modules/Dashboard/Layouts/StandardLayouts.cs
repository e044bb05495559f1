using Microsoft.Extensions.Options;

namespace IceWarp.Modules.Dashboard.Layouts;

/// <summary>The layout that people of a domain start with, and what is locked in it.</summary>
internal sealed class StandardLayouts(IOptions<DashboardOptions> options)
{
    /// <summary>The name that stands for every domain without a layout of its own.</summary>
    public const string AnyDomain = "*";

    private readonly Dictionary<string, DashboardLayout> _byDomain = options.Value.Layouts.ToDictionary(
        pair => pair.Key, pair => pair.Value.ToLayout(), StringComparer.OrdinalIgnoreCase);

    /// <summary>The standard layout for the account <paramref name="email"/>.</summary>
    public DashboardLayout For(string email) =>
        _byDomain.GetValueOrDefault(email[(email.LastIndexOf('@') + 1)..])
        ?? _byDomain.GetValueOrDefault(AnyDomain)
        ?? DashboardLayout.BuiltIn;
}
