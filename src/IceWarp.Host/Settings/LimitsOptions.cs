namespace IceWarp.Host.Settings;

/// <summary>Section <c>Limits</c>: how much one person, one address and all together may ask of this host.</summary>
internal sealed class LimitsOptions
{
    /// <summary>Wrong passwords for one account from one address before the wait.</summary>
    public int SignInFailures { get; init; } = 5;

    /// <summary>Wrong passwords from one address over all accounts before the wait: an office behind one address has many people.</summary>
    public int SignInFailuresOfAddress { get; init; } = 50;

    /// <summary>The wait after too many wrong passwords.</summary>
    public TimeSpan SignInWait { get; init; } = TimeSpan.FromSeconds(40);

    /// <summary>Sessions handed over from one address in a minute.</summary>
    public int HandoversPerMinute { get; init; } = 60;

    /// <summary>Requests a session may send at once; it earns <see cref="RequestsPerSecond"/> back.</summary>
    public int RequestBurst { get; init; } = 200;

    /// <summary>Requests a second that a session may send for long. Requests without a session share four times as much by address.</summary>
    public int RequestsPerSecond { get; init; } = 20;

    /// <summary>Event streams one person may hold open: about one a browser tab.</summary>
    public int StreamsPerPerson { get; init; } = 20;

    /// <summary>Event streams without a sign-in that one address may hold open.</summary>
    public int StreamsPerAddress { get; init; } = 200;

    /// <summary>Connections of all clients together.</summary>
    public int Connections { get; init; } = 5000;

    /// <summary>Largest JSON body in bytes.</summary>
    public long JsonBytes { get; init; } = 1024 * 1024;

    /// <summary>Largest body of any kind in bytes; endpoints set less.</summary>
    public long BodyBytes { get; init; } = 256 * 1024 * 1024;
}
