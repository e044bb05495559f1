namespace IceWarp.Office;

/// <summary>One person's view of a document.</summary>
/// <param name="Author">The name that comments and changes carry.</param>
/// <param name="Language">Language tag of dialogs and messages, en-US.</param>
/// <param name="Access">What the person may do.</param>
public sealed record ViewSettings(string Author, string Language, ViewAccess Access);

/// <summary>What a person may do with a document.</summary>
public enum ViewAccess
{
    /// <summary>Look, search, copy.</summary>
    Read,

    /// <summary>Read, and write comments.</summary>
    Comment,

    /// <summary>Everything.</summary>
    Edit,
}

/// <summary>What can be asked of a view.</summary>
public enum ViewQuestion
{
    /// <summary>Values of a command, JSON: fonts, styles, comments, changes, undo steps. The argument is the command.</summary>
    CommandValues,

    /// <summary>Name of the part whose number is the argument.</summary>
    PartName,

    /// <summary>Hash of what a part shows; it changes with the part.</summary>
    PartHash,

    /// <summary>What a part is, JSON: visible, selected, protected, master page.</summary>
    PartInfo,

    /// <summary>The part that the view shows.</summary>
    Part,

    /// <summary>Rectangles of the pages of a text, <c>x, y, w, h; …</c> in twips.</summary>
    PageRectangles,

    /// <summary>The selected text; the argument is text/plain;charset=utf-8 or text/html.</summary>
    SelectedText,

    /// <summary>Kind and size of the document now, JSON.</summary>
    Shape,
}
