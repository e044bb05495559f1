namespace IceWarp.Office;

/// <summary>What a document is. The numbers are LibreOfficeKit's.</summary>
public enum DocumentKind
{
    Text = 0,
    Sheet = 1,
    Slides = 2,
    Drawing = 3,
    Other = 4,
}

/// <summary>Kind and size of an open document.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Parts">Number of sheets or slides.</param>
/// <param name="Width">Width in twips.</param>
/// <param name="Height">Height in twips.</param>
public sealed record DocumentShape(DocumentKind Kind, int Parts, int Width, int Height);
