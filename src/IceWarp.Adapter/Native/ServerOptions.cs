using System.Net;
using Microsoft.Extensions.Options;

namespace IceWarp.Adapter.Native;

/// <summary>Section <c>Server</c>: which server this product works for.</summary>
internal sealed class ServerOptions
{
    /// <summary>Name of the section.</summary>
    public const string Section = "Server";

    /// <summary>Kind of the server in this very process.</summary>
    public const string Embedded = "embedded";

    /// <summary>Kind of a real server, reached by <see cref="Url"/>.</summary>
    public const string IceWarp = "icewarp";

    /// <summary><c>embedded</c> or <c>icewarp</c>.</summary>
    public string Kind { get; set; } = Embedded;

    /// <summary>Root of the server, <c>https://mail.example.com/</c>. Plain http only for a loopback address: passwords travel on it.</summary>
    public Uri? Url { get; set; }

    /// <summary>True to accept a certificate that does not verify: for a laboratory only, never the default.</summary>
    public bool AcceptInvalidCertificate { get; set; }

    /// <summary>
    /// Where the server's web client shows a message, below the server's root: <c>{folder}</c> and <c>{uid}</c> stand for its folder and number.
    /// </summary>
    public string MessageAddress { get; set; } = "webmail/#message/{folder}/{uid}";

    /// <summary>How long things may take.</summary>
    public ServerLimits Limits { get; set; } = new();

    /// <summary>True for the server in this process.</summary>
    public bool IsEmbedded => string.Equals(Kind, Embedded, StringComparison.OrdinalIgnoreCase);
}

/// <summary>Section <c>Server:Limits</c>.</summary>
internal sealed class ServerLimits
{
    /// <summary>A whole read, its repetitions included.</summary>
    public TimeSpan Read { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>A whole write, and each step of a sign-in.</summary>
    public TimeSpan Write { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Longest silence within an upload or a download; their total time has no limit.</summary>
    public TimeSpan Idle { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Opening a connection.</summary>
    public TimeSpan Connect { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>Rhythm of the health probe, and the limit of each probe.</summary>
    public TimeSpan Probe { get; set; } = TimeSpan.FromSeconds(3);

    /// <summary>Rhythm of the change feed.</summary>
    public TimeSpan Changes { get; set; } = TimeSpan.FromSeconds(4);
}

/// <summary>Says in clear sentences what is wrong with section <c>Server</c>.</summary>
internal sealed class ServerOptionsValidator : IValidateOptions<ServerOptions>
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(10);

    public ValidateOptionsResult Validate(string? name, ServerOptions options)
    {
        var faults = Limits(options.Limits).Concat(Address(options.MessageAddress)).ToList();
        if (!options.IsEmbedded)
        {
            faults.AddRange(Target(options));
        }

        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    private static IEnumerable<string> Target(ServerOptions options)
    {
        if (!string.Equals(options.Kind, ServerOptions.IceWarp, StringComparison.OrdinalIgnoreCase))
        {
            yield return "Server:Kind is neither \"embedded\" nor \"icewarp\".";
        }

        if (options.Url is not { IsAbsoluteUri: true } url)
        {
            yield return "Server:Url is missing: name the server's root, for example https://mail.example.com/.";
        }
        else if (url.Scheme != Uri.UriSchemeHttps && !(url.Scheme == Uri.UriSchemeHttp && IsLoopback(url)))
        {
            yield return "Server:Url must be https: passwords travel on it. Plain http is accepted only for a loopback address.";
        }
        else if (url.UserInfo.Length > 0 || url.Query.Length > 0 || url.Fragment.Length > 0)
        {
            yield return "Server:Url must be the server's root without user, query or fragment.";
        }
    }

    // A browser follows it: it must stay below the server's root.
    private static IEnumerable<string> Address(string address)
    {
        if (address.Contains(':', StringComparison.Ordinal) || address.StartsWith('/') || address.Any(c => char.IsControl(c) || char.IsWhiteSpace(c) || c == '\\'))
        {
            yield return "Server:MessageAddress is an address below the server's root, such as webmail/#message/{folder}/{uid}.";
        }
    }

    private static IEnumerable<string> Limits(ServerLimits limits)
    {
        (string Name, TimeSpan Value)[] all =
        [
            ("Read", limits.Read), ("Write", limits.Write), ("Idle", limits.Idle), ("Connect", limits.Connect), ("Probe", limits.Probe),
            ("Changes", limits.Changes),
        ];
        return all.Where(limit => limit.Value < TimeSpan.FromMilliseconds(10) || limit.Value > Longest)
            .Select(limit => $"Server:Limits:{limit.Name} must be between 10 ms and 10 minutes.");
    }

    private static bool IsLoopback(Uri url) =>
        url.IsLoopback || (IPAddress.TryParse(url.Host, out var address) && IPAddress.IsLoopback(address));
}
