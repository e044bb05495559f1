using System.Text.Json;
using IceWarp.Office.Native;
using IceWarp.Office.Wire;

namespace IceWarp.Office.Worker;

/// <summary>Saves the document and sends its bytes. In its own format by the office's Save, which also forgets that it was modified; else as a copy.</summary>
internal sealed class DocumentSaving(OfficeFile file, Outbox outbox, JobFolder job, string path)
{
    private const string SaveCommand = ".uno:Save";
    private long? _pending;

    /// <summary>Begins to save.</summary>
    public void Begin(ToWorker.Save save)
    {
        if (save.Format is { } format)
        {
            var copy = job.Fresh(format);
            if (file.SaveAs(copy, format, ""))
            {
                Send(save.Id, copy);
                System.IO.File.Delete(copy);
            }
            else
            {
                outbox.Say(new FromWorker.Failed(save.Id, OfficeFault.NotSaved, ""));
            }

            return;
        }

        if (_pending is { } earlier)
        {
            outbox.Say(new FromWorker.Failed(earlier, OfficeFault.NotSaved, "Another save began meanwhile."));
        }

        _pending = save.Id;
        var keepEditing = save.EndEditing ? "false" : "true";
        file.Command(
            SaveCommand,
            $$$"""{"DontTerminateEdit":{"type":"boolean","value":{{{keepEditing}}}},"DontSaveIfUnmodified":{"type":"boolean","value":false}}""");
    }

    /// <summary>Hears the result of a command. True when it was this save's.</summary>
    public bool Hear(string result)
    {
        using var json = JsonDocument.Parse(result);
        if (_pending is not { } id || !json.RootElement.TryGetProperty("commandName", out var name) || name.GetString() != SaveCommand)
        {
            return false;
        }

        _pending = null;
        if (json.RootElement.TryGetProperty("success", out var success) && success.ValueKind == JsonValueKind.True)
        {
            Send(id, path);
        }
        else
        {
            outbox.Say(new FromWorker.Failed(id, OfficeFault.NotSaved, result));
        }

        return true;
    }

    private void Send(long id, string from)
    {
        using var saved = System.IO.File.OpenRead(from);
        while (saved.Position < saved.Length)
        {
            var piece = new byte[Math.Min(Frames.PieceBytes, saved.Length - saved.Position)];
            saved.ReadExactly(piece);
            outbox.Say(new FromWorker.Piece(id), piece);
        }

        outbox.Say(new FromWorker.Saved(id));
    }
}
