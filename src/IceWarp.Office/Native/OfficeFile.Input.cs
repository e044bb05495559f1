namespace IceWarp.Office.Native;

/// <summary>What a person does in the current view.</summary>
internal sealed unsafe partial class OfficeFile
{
    public void Key(int action, int character, int code) => Functions->PostKeyEvent(document, action, character, code);

    public void Mouse(int action, int x, int y, int count, int buttons, int modifiers) =>
        Functions->PostMouseEvent(document, action, x, y, count, buttons, modifiers);

    public void Compose(int phase, string text)
    {
        fixed (byte* given = KitText.Bytes(text))
        {
            Functions->PostWindowExtTextInputEvent(document, 0, phase, given);
        }
    }

    public void RemoveText(int before, int after) => Functions->RemoveTextContext(document, 0, before, after);

    /// <summary>Runs a command; a result is heard as <see cref="ViewEventKind.CommandResult"/>.</summary>
    public void Command(string name, string? arguments)
    {
        fixed (byte* command = KitText.Bytes(name))
        fixed (byte* given = KitText.Bytes(arguments))
        {
            Functions->PostUnoCommand(document, command, given, 1);
        }
    }

    public bool Paste(string mimeType, ReadOnlySpan<byte> data)
    {
        fixed (byte* type = KitText.Bytes(mimeType))
        fixed (byte* bytes = data)
        {
            return Functions->Paste(document, type, bytes, (nuint)data.Length) != 0;
        }
    }

    public void Select(int handle, int x, int y) => Functions->SetTextSelection(document, handle, x, y);

    public void SelectGraphic(int phase, int x, int y) => Functions->SetGraphicSelection(document, phase, x, y);

    public void ClearSelection() => Functions->ResetSelection(document);

    public void SetPart(int part) => Functions->SetPart(document, part);

    public void Zoom(int pixels, int twips) => Functions->SetClientZoom(document, pixels, pixels, twips, twips);

    public void VisibleArea(int x, int y, int width, int height) => Functions->SetClientVisibleArea(document, x, y, width, height);

    public void Dialog(ulong window, string json)
    {
        fixed (byte* given = KitText.Bytes(json))
        {
            Functions->SendDialogEvent(document, window, given);
        }
    }

    public void WindowKey(uint window, int action, int character, int code) => Functions->PostWindowKeyEvent(document, window, action, character, code);

    public void WindowMouse(uint window, int action, int x, int y, int count, int buttons, int modifiers) =>
        Functions->PostWindowMouseEvent(document, window, action, x, y, count, buttons, modifiers);

    public void CloseWindow(uint window) => Functions->PostWindow(document, window, 0, null);
}
