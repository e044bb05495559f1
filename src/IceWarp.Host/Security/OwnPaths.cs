namespace IceWarp.Host.Security;

/// <summary>
/// Which addresses are ours. The embedded server shares the process but is a server of its own: our headers, limits and rules stop before it.
/// </summary>
internal static class OwnPaths
{
    private static readonly PathString[] OfServer = ["/webmail", "/icewarpapi", "/teamchatapi", "/webdav", "/conference"];

    /// <summary>Addresses of ours that never belong to an interface.</summary>
    public static readonly PathString[] OfNoInterface = ["/api", "/health", "/openapi"];

    /// <summary>False for an address of the embedded server, whether it is switched on or not.</summary>
    public static bool Includes(HttpContext context) =>
        !Array.Exists(OfServer, prefix => context.Request.Path.StartsWithSegments(prefix, StringComparison.OrdinalIgnoreCase));
}
