namespace IceWarp.EmbeddedServer.WebClient;

/// <summary>Section <c>Embedded</c>, as far as it concerns the WebClient.</summary>
internal sealed class WebClientOptions
{
    /// <summary>Address of the host of the apps, <c>https://apps.example.com</c>; empty means the page's own origin.</summary>
    public string AppsUrl { get; init; } = "";

    /// <summary>Origin of the host of the apps, as browsers write it; <c>null</c> for the page's own.</summary>
    public string? AppsOrigin => AppsUrl.Length == 0 ? null : new Uri(AppsUrl).GetLeftPart(UriPartial.Authority);

    /// <summary>True for what <see cref="AppsUrl"/> may be: the apps have fixed paths, so nothing comes after the port.</summary>
    public static bool IsAppsUrl(string text) =>
        text.Length == 0
        || (Uri.TryCreate(text, UriKind.Absolute, out var uri)
            && uri.Scheme is "https" or "http"
            && uri is { PathAndQuery: "/", Fragment: "", UserInfo: "" });
}
