using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace IceWarp.Modules.Notes.Markup;

/// <summary>What a stored note has around its body: document type, head, attributes of the outer elements. It never goes to the editor.</summary>
internal static class DocumentShell
{
    // What a parser would put before or into the head.
    private static readonly string[] OfHead = ["<!--", "<style", "<script", "<meta", "<link", "<title", "<base", "<noscript", "<template"];

    /// <summary>A new body in the shell of a stored document; the body alone where there is no shell.</summary>
    /// <param name="body">HTML of the body.</param>
    /// <param name="stored">The document that it replaces; null for none.</param>
    public static string Around(string body, IHtmlDocument? stored)
    {
        if (stored is null || IsBare(stored))
        {
            return Array.Exists(OfHead, start => body.StartsWith(start, StringComparison.OrdinalIgnoreCase)) ? "<body>" + body : body;
        }

        var html = new StringBuilder();
        foreach (var node in stored.ChildNodes)
        {
            if (node is IElement root)
            {
                Write(root, body, html);
            }
            else
            {
                html.Append(node.ToRaw());
            }
        }

        return html.ToString();
    }

    private static bool IsBare(IHtmlDocument document) =>
        document.ChildNodes.Length == 1
        && document.DocumentElement is { Attributes.Length: 0, ChildNodes: [IHtmlHeadElement { Attributes.Length: 0, ChildNodes.Length: 0 }, IHtmlBodyElement { Attributes.Length: 0 }] };

    private static void Write(IElement root, string body, StringBuilder html)
    {
        OpenTag.Of(root).WriteTo(html);
        foreach (var node in root.ChildNodes)
        {
            if (node is IHtmlBodyElement element)
            {
                OpenTag.Of(element).WriteTo(html);
                html.Append(body).Append("</body>");
            }
            else
            {
                html.Append(node.ToRaw());
            }
        }

        html.Append("</html>");
    }
}
