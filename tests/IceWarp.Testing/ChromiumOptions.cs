using Microsoft.Playwright;

namespace IceWarp.Testing;

/// <summary>How Debian's Chromium is started for tests and benchmarks: nothing of its own goes to the network.</summary>
public static class ChromiumOptions
{
    /// <summary>Headless, in a container and as root too.</summary>
    public static BrowserTypeLaunchOptions Headless { get; } = new()
    {
        ExecutablePath = "/usr/bin/chromium",
        Args =
        [
            "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
            "--disable-component-update", "--disable-sync",
        ],
    };
}
