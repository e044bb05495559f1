using System.Text.RegularExpressions;

namespace IceWarp.Architecture.Tests.Rules;

/// <summary>No <c>catch</c> takes whatever comes: it names what it expects, filters, or ends by throwing the same again.</summary>
internal static partial class CatchRule
{
    /// <summary>Each <c>catch</c> that swallows everything.</summary>
    public static IReadOnlyList<string> Violations(IEnumerable<SourceFile> files) =>
    [
        .. from file in files
           from Match match in CatchAll().Matches(file.Text)
           where !EndsByThrowing(file.Text, match.Index + match.Length)
           select $"{file.Path}:{file.Text.AsSpan(0, match.Index).Count('\n') + 1}",
    ];

    private static bool EndsByThrowing(string text, int start)
    {
        var depth = 1;
        var end = start;
        for (; end < text.Length && depth > 0; end++)
        {
            depth += text[end] switch { '{' => 1, '}' => -1, _ => 0 };
        }

        return text[start..(end - 1)].TrimEnd().EndsWith("throw;", StringComparison.Ordinal);
    }

    [GeneratedRegex(@"\bcatch\s*(\(\s*(System\.)?Exception(\s+\w+)?\s*\)\s*)?\{", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex CatchAll();
}
