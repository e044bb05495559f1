using System.Text.Json.Serialization;

namespace IceWarp.Office;

/// <summary>
/// Something that a person does in a view of a document. Places and lengths are twips (15 to a CSS pixel at 100 %). What is sent by one view is
/// carried out in the order it was sent.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "do")]
[JsonDerivedType(typeof(TypeText), "type")]
[JsonDerivedType(typeof(PressKey), "key")]
[JsonDerivedType(typeof(ComposeText), "compose")]
[JsonDerivedType(typeof(RemoveText), "remove")]
[JsonDerivedType(typeof(Point), "point")]
[JsonDerivedType(typeof(RunCommand), "command")]
[JsonDerivedType(typeof(Paste), "paste")]
[JsonDerivedType(typeof(SelectText), "select")]
[JsonDerivedType(typeof(SelectGraphic), "graphic")]
[JsonDerivedType(typeof(ClearSelection), "clear")]
[JsonDerivedType(typeof(ShowPart), "part")]
[JsonDerivedType(typeof(ShowArea), "area")]
[JsonDerivedType(typeof(SetZoom), "zoom")]
[JsonDerivedType(typeof(AnswerDialog), "dialog")]
[JsonDerivedType(typeof(PressWindowKey), "window-key")]
[JsonDerivedType(typeof(PointInWindow), "window-point")]
[JsonDerivedType(typeof(CloseWindow), "window-close")]
public abstract record ViewInput
{
    private ViewInput()
    {
    }

    /// <summary>Types text as if key by key.</summary>
    public sealed record TypeText(string Text) : ViewInput;

    /// <summary>A key goes down or up. The code is the office's (<c>com.sun.star.awt.Key</c>) with modifiers: Shift 0x1000, Ctrl 0x2000, Alt 0x4000.</summary>
    public sealed record PressKey(KeyAction Action, int Character, int Code) : ViewInput;

    /// <summary>Text of an input method while it is composed, and its end.</summary>
    public sealed record ComposeText(CompositionPhase Phase, string Text) : ViewInput;

    /// <summary>Removes characters before and after the caret, as input methods ask for.</summary>
    public sealed record RemoveText(int Before, int After) : ViewInput;

    /// <summary>The mouse or a finger. Buttons: 1 left, 2 right, 4 middle.</summary>
    public sealed record Point(PointerAction Action, int X, int Y, int Count, int Buttons, int Modifiers) : ViewInput;

    /// <summary>Runs a command of the list in <c>commands.txt</c>; arguments are the office's JSON: <c>{"Name":{"type":"string","value":…}}</c>.</summary>
    public sealed record RunCommand(string Name, string? Arguments = null) : ViewInput;

    /// <summary>Pastes text/plain;charset=utf-8, text/html, image/png, image/jpeg and the like.</summary>
    public sealed record Paste(string MimeType, [property: JsonIgnore] ReadOnlyMemory<byte> Data) : ViewInput
    {
        [JsonConstructor]
        internal Paste(string mimeType)
            : this(mimeType, ReadOnlyMemory<byte>.Empty)
        {
        }
    }

    /// <summary>Moves the start or the end of the selection of text.</summary>
    public sealed record SelectText(SelectionHandle Handle, int X, int Y) : ViewInput;

    /// <summary>Begins or ends to drag a selected graphic.</summary>
    public sealed record SelectGraphic(DragPhase Phase, int X, int Y) : ViewInput;

    /// <summary>Nothing is selected any more.</summary>
    public sealed record ClearSelection : ViewInput;

    /// <summary>Shows a sheet or slide.</summary>
    public sealed record ShowPart(int Part) : ViewInput;

    /// <summary>The area that the person sees.</summary>
    public sealed record ShowArea(int X, int Y, int Width, int Height) : ViewInput;

    /// <summary>So many pixels show so many twips.</summary>
    public sealed record SetZoom(int Pixels, int Twips) : ViewInput;

    /// <summary>An event of a widget in a JSON dialog.</summary>
    public sealed record AnswerDialog(ulong Window, string Json) : ViewInput;

    /// <summary>A key in a painted window.</summary>
    public sealed record PressWindowKey(uint Window, KeyAction Action, int Character, int Code) : ViewInput;

    /// <summary>The mouse in a painted window, in pixels.</summary>
    public sealed record PointInWindow(uint Window, PointerAction Action, int X, int Y, int Count, int Buttons, int Modifiers) : ViewInput;

    /// <summary>Closes a painted window.</summary>
    public sealed record CloseWindow(uint Window) : ViewInput;
}

/// <summary>What a key does.</summary>
public enum KeyAction
{
    Down = 0,
    Up = 1,
}

/// <summary>What a pointer does.</summary>
public enum PointerAction
{
    Down = 0,
    Up = 1,
    Move = 2,
}

/// <summary>Whether composed text may still change.</summary>
public enum CompositionPhase
{
    Interim = 0,
    End = 2,
}

/// <summary>Which end of a selection is set.</summary>
public enum SelectionHandle
{
    Start = 0,
    End = 1,
    Reset = 2,
}

/// <summary>Begin and end of a drag.</summary>
public enum DragPhase
{
    Start = 0,
    End = 1,
}
