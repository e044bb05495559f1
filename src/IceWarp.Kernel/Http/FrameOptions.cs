namespace IceWarp.Kernel.Http;

/// <summary>Section <c>Frame</c>: who may show our apps in a frame.</summary>
public sealed class FrameOptions
{
    /// <summary>Origins, <c>https://mail.example.com</c> each: no path, no wildcard.</summary>
    public IList<string> Ancestors { get; init; } = [];

    /// <summary>True for an origin as browsers write it: scheme, host, port unless it is the usual one, nothing more.</summary>
    public static bool IsOrigin(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri)
        && (uri.Scheme is "https" or "http")
        && string.Equals(uri.GetLeftPart(UriPartial.Authority), text, StringComparison.Ordinal)
        && uri.UserInfo.Length == 0;
}
