using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using IceWarp.Kernel.Problems;

namespace IceWarp.Modules.Notes.Markup;

/// <summary>
/// Parses HTML within limits. Hostile HTML can make a parser build far more than it read (formatting elements are repeated in every block) or
/// nest without end, so both are counted while it builds.
/// </summary>
internal static class HtmlReader
{
    /// <summary>Most levels: browsers stop there too.</summary>
    public const int MostLevels = 512;

    private const int MostCharacters = 16 * 1024 * 1024;
    private const int MostElements = 200_000;
    private const int MostNodes = 600_000;

    /// <summary>The document. <c>notes.too_large</c> or <c>notes.too_complex</c> when it passes a limit.</summary>
    public static IHtmlDocument Read(string html)
    {
        if (html.Length > MostCharacters)
        {
            throw new ProblemException(NotesErrors.TooLarge);
        }

        var limit = new Limit();
        var document = new HtmlParser(new HtmlParserOptions { OnCreated = (element, _) => limit.Count(element) }).ParseDocument(html);
        limit.Count(null);
        DemandNodes(document);
        return document;
    }

    private static void DemandNodes(INode root)
    {
        var nodes = 0;
        for (var node = root.FirstChild; node is not null; node = Next(node, root))
        {
            if (++nodes > MostNodes)
            {
                throw new ProblemException(NotesErrors.TooComplex);
            }
        }
    }

    private static INode? Next(INode node, INode root)
    {
        if (node.FirstChild is { } child)
        {
            return child;
        }

        for (var up = node; up is not null && up != root; up = up.Parent)
        {
            if (up.NextSibling is { } next)
            {
                return next;
            }
        }

        return null;
    }

    private sealed class Limit
    {
        private int _elements;
        private IElement? _last;

        // The element before this one is in its place by now; below it is what the parser repeated by itself.
        public void Count(IElement? element)
        {
            _elements++;
            var levels = 0;
            for (INode? up = _last; up is not null; up = up.Parent)
            {
                levels++;
            }

            for (var down = _last?.LastChild; down is not null; down = down.LastChild)
            {
                levels++;
                _elements += down is IElement ? 1 : 0;
            }

            if (levels > MostLevels || _elements > MostElements)
            {
                throw new ProblemException(NotesErrors.TooComplex);
            }

            _last = element;
        }
    }
}
