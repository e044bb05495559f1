using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace IceWarp.Modules.Notes.Markup;

/// <summary>Notes that are plain text: a line a paragraph. They stay plain as long as they are nothing but paragraphs.</summary>
internal static class PlainNote
{
    private const char NoBreakSpace = '\u00a0';
    private const string Tab = "\u00a0\u00a0\u00a0\u00a0";

    /// <summary>HTML for the editor. Blanks that HTML would not show are written as such that it shows.</summary>
    public static string ToEditor(string text)
    {
        var html = new StringBuilder();
        foreach (var line in Lines(text))
        {
            html.Append("<p>").AppendText(Shown(line)).Append("</p>");
        }

        return html.ToString();
    }

    /// <summary>The plain text to store; null when there is more than paragraphs. A line that was not changed stays as it was, to the letter.</summary>
    public static string? ToStorage(IHtmlDocument edited, string stored)
    {
        var nodes = edited.Body?.ChildNodes.Where(node => !HtmlNames.IsBlank(node)).ToList() ?? [];
        if (!nodes.TrueForAll(node => node is IElement { LocalName: "p", Attributes.Length: 0 } paragraph && paragraph.ChildNodes.All(child => child is IText)))
        {
            return null;
        }

        var before = Lines(stored).GroupBy(Shown, StringComparer.Ordinal)
            .ToDictionary(lines => lines.Key, lines => new Queue<string>(lines), StringComparer.Ordinal);
        var newLine = stored.Contains("\r\n", StringComparison.Ordinal) ? "\r\n" : "\n";
        return string.Join(newLine, nodes.Select(node => Line(node.TextContent, before)));
    }

    private static string Line(string shown, Dictionary<string, Queue<string>> before)
    {
        var line = shown.ReplaceLineEndings(" ");
        return before.TryGetValue(line, out var lines) && lines.TryDequeue(out var original) ? original : line.Replace(NoBreakSpace, ' ');
    }

    private static string[] Lines(string text) => text.ReplaceLineEndings("\n").Split('\n');

    // The first blank of a line and each one after a blank.
    private static string Shown(string line)
    {
        var shown = new StringBuilder(line.Replace("\t", Tab, StringComparison.Ordinal));
        for (var i = 0; i < shown.Length; i++)
        {
            if (shown[i] == ' ' && (i == 0 || i == shown.Length - 1 || shown[i - 1] is ' ' or NoBreakSpace))
            {
                shown[i] = NoBreakSpace;
            }
        }

        return shown.ToString();
    }
}
