namespace IceWarp.Host.Settings;

/// <summary>Section <c>Session</c>: the sign-in cookie.</summary>
internal sealed class SessionCookieOptions
{
    /// <summary>The most that <see cref="Lifetime"/> may be.</summary>
    public static readonly TimeSpan LongestLifetime = TimeSpan.FromDays(31);

    /// <summary>
    /// How long a sign-in holds, counted from the sign-in and never prolonged: 15 minutes to 31 days. The cookie itself ends with the browser.
    /// </summary>
    public TimeSpan Lifetime { get; init; } = TimeSpan.FromHours(12);

    /// <summary>
    /// True when a page of another site frames our apps (WebClient on another domain): the cookie becomes <c>SameSite=None; Secure;
    /// Partitioned</c> and works over https only.
    /// </summary>
    public bool CrossSite { get; init; }
}
