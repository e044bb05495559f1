namespace IceWarp.Host.Settings;

/// <summary>Section <c>Proxy</c>: reverse proxies in front of this host.</summary>
internal sealed class ProxyOptions
{
    /// <summary>Addresses (<c>10.0.0.5</c>) or networks (<c>10.0.0.0/24</c>) whose X-Forwarded-* headers are believed. Nobody's by default.</summary>
    public IList<string> Trusted { get; init; } = [];
}
