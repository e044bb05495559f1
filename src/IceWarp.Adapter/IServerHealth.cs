namespace IceWarp.Adapter;

/// <summary>The parts of a server that apps depend on.</summary>
public static class ServerPart
{
    /// <summary>Mail, calendar, tasks, contacts, notes, files, settings (native: webmail.php).</summary>
    public const string Groupware = "groupware";

    /// <summary>Sign-in, directory and meetings (native: icewarpapi).</summary>
    public const string Api = "api";
}

/// <summary>State of one part.</summary>
/// <param name="Failure">Why it is away; null when it answers.</param>
/// <param name="Since">Since when it is in this state.</param>
public sealed record PartState(ServerFailure? Failure, DateTimeOffset Since)
{
    /// <summary>True when the part answers.</summary>
    public bool Reachable => Failure is null;
}

/// <summary>What is known about the server's reachability, kept fresh by a background probe (every 3 s, limit 3 s).</summary>
public interface IServerHealth
{
    /// <summary>The state of every part of <see cref="ServerPart"/>, at this moment.</summary>
    IReadOnlyDictionary<string, PartState> Current { get; }

    /// <summary>The current states, then the states after each change, until cancelled. A slow reader skips to the newest.</summary>
    IAsyncEnumerable<IReadOnlyDictionary<string, PartState>> WatchAsync(CancellationToken cancellationToken);
}
