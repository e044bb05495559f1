using System.Text.RegularExpressions;

namespace IceWarp.EmbeddedServer.Tests.Checklist;

/// <summary>Reads answers as the public shell clients do: <c>grep PATTERN | sed -r 's/^.*BEFORE(.*)AFTER.*$/\1/'</c>, greedy and line by line.</summary>
internal static class GreedySed
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(1);

    /// <summary>What is left of those lines that contain <paramref name="grep"/> after the substitution.</summary>
    public static string Cut(string answer, string grep, string sed)
    {
        var lines = answer.Split('\n').Where(line => line.Contains(grep, StringComparison.Ordinal));
        return string.Join('\n', lines.Select(line => Regex.Replace(line, sed, "${cut}", RegexOptions.ExplicitCapture, Limit)));
    }

    /// <summary>The sid of an icewarpapi answer.</summary>
    public static string AdminSid(string answer) => Cut(answer, "<iq type=", """^.*<iq type="result" sid="(?<cut>.*)".*$""");

    /// <summary>The sid of a webmail.php answer.</summary>
    public static string WebmailSid(string answer) => Cut(answer, "<iq sid=", """^.*<iq sid="(?<cut>.*)" type=.*$""");

    /// <summary>The text of an element on a line of its own.</summary>
    public static string Element(string answer, string name) => Cut(answer, $"<{name}>", $"^.*<{name}>(?<cut>.*)</{name}>.*$");
}
