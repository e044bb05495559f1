using IceWarp.Office.Native;

namespace IceWarp.Office.Worker;

/// <summary>Carries input out in the current view.</summary>
internal static class InputActions
{
    /// <summary>Does one thing.</summary>
    /// <param name="file">The document.</param>
    /// <param name="input">What to do.</param>
    /// <param name="body">What is pasted.</param>
    public static void Do(OfficeFile file, ViewInput input, ReadOnlySpan<byte> body)
    {
        switch (input)
        {
            case ViewInput.TypeText(var text):
                Type(file, text);
                break;
            case ViewInput.PressKey key:
                file.Key((int)key.Action, key.Character, key.Code);
                break;
            case ViewInput.ComposeText compose:
                file.Compose((int)compose.Phase, compose.Text);
                break;
            case ViewInput.RemoveText remove:
                file.RemoveText(remove.Before, remove.After);
                break;
            case ViewInput.Point point:
                file.Mouse((int)point.Action, point.X, point.Y, point.Count, point.Buttons, point.Modifiers);
                break;
            case ViewInput.RunCommand command:
                file.Command(command.Name, command.Arguments);
                break;
            case ViewInput.Paste paste:
                file.Paste(paste.MimeType, body);
                break;
            case ViewInput.SelectText select:
                file.Select((int)select.Handle, select.X, select.Y);
                break;
            case ViewInput.SelectGraphic graphic:
                file.SelectGraphic((int)graphic.Phase, graphic.X, graphic.Y);
                break;
            case ViewInput.ClearSelection:
                file.ClearSelection();
                break;
            case ViewInput.ShowPart(var part):
                file.SetPart(part);
                break;
            case ViewInput.ShowArea area:
                file.VisibleArea(area.X, area.Y, area.Width, area.Height);
                break;
            case ViewInput.SetZoom zoom:
                file.Zoom(zoom.Pixels, zoom.Twips);
                break;
            default:
                InWindow(file, input);
                break;
        }
    }

    private static void InWindow(OfficeFile file, ViewInput input)
    {
        switch (input)
        {
            case ViewInput.AnswerDialog dialog:
                file.Dialog(dialog.Window, dialog.Json);
                break;
            case ViewInput.PressWindowKey key:
                file.WindowKey(key.Window, (int)key.Action, key.Character, key.Code);
                break;
            case ViewInput.PointInWindow point:
                file.WindowMouse(point.Window, (int)point.Action, point.X, point.Y, point.Count, point.Buttons, point.Modifiers);
                break;
            case ViewInput.CloseWindow(var window):
                file.CloseWindow(window);
                break;
        }
    }

    private static void Type(OfficeFile file, string text)
    {
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.IsBmp)
            {
                file.Key((int)KeyAction.Down, rune.Value, 0);
                file.Key((int)KeyAction.Up, rune.Value, 0);
            }
            else
            {
                // A key carries one UTF-16 unit only.
                file.Compose((int)CompositionPhase.Interim, rune.ToString());
                file.Compose((int)CompositionPhase.End, rune.ToString());
            }
        }
    }
}
