using System.Text.RegularExpressions;

namespace IceWarp.Architecture.Tests.Rules;

/// <summary>Words that only some places of the source may say.</summary>
/// <param name="Words">What is looked for.</param>
/// <param name="Owners">Beginnings of the paths that may say it.</param>
/// <param name="Excused">A file, a word it may say, and why.</param>
internal sealed partial record WordRule(
    Regex Words, IReadOnlyList<string> Owners, params IReadOnlyList<(string Path, string Word, string Reason)> Excused)
{
    /// <summary>Names of the server's protocol: its fields, query names, commands, addresses and sessions.</summary>
    public static readonly WordRule Protocol = new(
        ProtocolWords(),
        ["src/IceWarp.Adapter/", "src/IceWarp.EmbeddedServer/"],
        ("src/IceWarp.Host/Security/OwnPaths.cs", "icewarpapi", "Which addresses are the embedded server's and not ours."),
        ("src/IceWarp.Host/Security/OwnPaths.cs", "teamchatapi", "The same."));

    /// <summary>Clocks that no test can turn: <see cref="TimeProvider"/> is the only one.</summary>
    public static readonly WordRule Clock = new(ClockWords(), []);

    /// <summary>Native code: in the office alone.</summary>
    public static readonly WordRule Native = new(NativeWords(), ["src/IceWarp.Office/"]);

    /// <summary>Each place that says a word it may not say.</summary>
    public IReadOnlyList<string> Violations(IEnumerable<SourceFile> files) =>
    [
        .. from file in files
           where !Owners.Any(owner => file.Path.StartsWith(owner, StringComparison.Ordinal))
           from Match match in Words.Matches(file.Text)
           where !Excused.Any(excuse => excuse.Path == file.Path && excuse.Word == match.Value)
           select $"{file.Path}: {match.Value}",
    ];

    [GeneratedRegex(
        @"\b(EVN|ITM|LCT|RCR|RMN)_?[A-Z]\w*|\b(webmail|admin):iq:\w*|\bwebmail\.php|\bicewarpapi\b|\bteamchatapi\b|\bwm-\w*|\bcommand(name|params)\b"
        + @"|""(get(accountfolderlist|accountsinfolist|authchallenge|authtoken|avatar|avatartoken|domainsinfolist|jitsijwt|jwttoken|sessioninfo)"
        + @"|authenticatewebclient|impersonatewebclient|gw(add|get)meetinginfo|(logout|verify|refresh)jwttoken|makejwttokenlogin)""",
        RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ProtocolWords();

    [GeneratedRegex(
        @"\bDateTime(Offset)?\.(Utc)?(Now|Today)\b|\bStopwatch\.|\bEnvironment\.TickCount|\bThread\.Sleep\b", RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex ClockWords();

    [GeneratedRegex(@"\b(DllImport|LibraryImport|NativeLibrary|Marshal)\b", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex NativeWords();
}
