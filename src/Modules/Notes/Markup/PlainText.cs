using System.Text;
using AngleSharp.Dom;

namespace IceWarp.Modules.Notes.Markup;

/// <summary>The words of HTML as a person reads them: a line a block, nothing of scripts and styles.</summary>
internal static class PlainText
{
    /// <summary>The words below a node.</summary>
    public static string Of(INode root)
    {
        var text = new StringBuilder();
        var open = new Stack<(INode Node, bool Left)>([(root, false)]);
        while (open.TryPop(out var step))
        {
            var name = (step.Node as IElement)?.LocalName;
            if (name is not null && (name == "br" || HtmlNames.Blocks.Contains(name)) && text.Length > 0 && text[^1] != '\n')
            {
                text.Append('\n');
            }

            if (step.Left || (name is not null && HtmlNames.Unread.Contains(name)))
            {
                continue;
            }

            if (step.Node is IText words)
            {
                text.Append(words.Data);
            }

            open.Push((step.Node, true));
            for (var child = step.Node.LastChild; child is not null; child = child.PreviousSibling)
            {
                open.Push((child, false));
            }
        }

        return text.ToString().Trim();
    }
}
