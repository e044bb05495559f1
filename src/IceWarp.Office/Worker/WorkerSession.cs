using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using IceWarp.Office.Native;
using IceWarp.Office.Wire;

namespace IceWarp.Office.Worker;

/// <summary>The one document of this process, and its views. Called on the office's thread alone.</summary>
internal sealed class WorkerSession(OfficeKit kit, Outbox outbox, TileEncoder encoder, Inbox inbox, JobFolder job)
{
    private OfficeFile? _file;
    private DocumentSaving? _saving;
    private string? _password;
    private bool _askedForPassword;

    /// <summary>Whether a document is being loaded: it may not be touched yet.</summary>
    public bool IsLoading { get; private set; }

    private OfficeFile File => _file ?? throw new InvalidDataException("The host speaks of a document before it opened one.");

    /// <summary>Says that the office's thread is alive.</summary>
    public void Answer(ToWorker.Ping ping) => outbox.Say(new FromWorker.Pong(ping.Id));

    /// <summary>What the office says outside of any view.</summary>
    public void Hear(ViewEventKind kind, string text)
    {
        switch (kind)
        {
            case ViewEventKind.StatusIndicatorSetValue when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var percent):
                outbox.Say(new FromWorker.Progress(percent));
                break;
            case ViewEventKind.DocumentPassword or ViewEventKind.DocumentPasswordToModify:
                // The office asks again and again while the password is wrong.
                kit.AnswerPassword(text, _askedForPassword ? null : _password);
                _askedForPassword = true;
                break;
        }
    }

    /// <summary>Does what must keep its order.</summary>
    public void Do(Frame<ToWorker> frame)
    {
        switch (frame.Message)
        {
            case ToWorker.Content:
                job.Append(frame.Body.Span);
                break;
            case ToWorker.Open open:
                Open(open);
                break;
            case ToWorker.AddView add:
                var view = File.CreateView(ViewOptions.ForView(add.Settings));
                Prepare(view, add.Settings);
                outbox.Say(new FromWorker.Answer(add.Id, view.ToString(CultureInfo.InvariantCulture)));
                break;
            case ToWorker.RemoveView remove:
                inbox.Forget(remove.View);
                File.DestroyView(remove.View);
                break;
            case ToWorker.Do input:
                File.SetView(input.View);
                InputActions.Do(File, input.Input, frame.Body.Span);
                outbox.Say(new FromWorker.Done(input.View, input.Sequence));
                break;
            case ToWorker.Ask ask:
                File.SetView(ask.View);
                outbox.Say(new FromWorker.Answer(ask.Id, Find(ask)));
                break;
            case ToWorker.PaintWindow paint:
                PaintWindow(paint);
                break;
            case ToWorker.Save save:
                (_saving ?? throw new InvalidDataException("Nothing is open.")).Begin(save);
                break;
            case ToWorker.Trim:
                kit.TrimMemory();
                break;
        }
    }

    /// <summary>Paints tiles and leaves the rest to the encoder.</summary>
    public void Paint(int view, TileArea area)
    {
        if (_file is not { } file)
        {
            return;
        }

        var (width, height) = (area.Columns * area.Pixels, area.Rows * area.Pixels);
        var pixels = ArrayPool<byte>.Shared.Rent(width * height * 4);
        pixels.AsSpan(0, width * height * 4).Clear();
        file.SetView(view);
        file.Paint(pixels, area.Part, area.Mode, width, height, area.Column * area.Twips, area.Row * area.Twips, area.Columns * area.Twips, area.Rows * area.Twips);
        encoder.Add(view, area, pixels);
    }

    private void Open(ToWorker.Open open)
    {
        _password = open.Password;
        _askedForPassword = false;
        IsLoading = true;
        var path = job.Name(open.Extension);
        _file = kit.Open(path, ViewOptions.ForLoading(open.View));
        IsLoading = false;
        if (_file is null)
        {
            var fault = !_askedForPassword ? OfficeFault.Broken : _password is null ? OfficeFault.PasswordNeeded : OfficeFault.PasswordWrong;
            outbox.Say(new FromWorker.Failed(open.Id, fault, kit.LastError()));
            return;
        }

        _saving = new DocumentSaving(_file, outbox, job, path);
        _file.Initialize(ViewOptions.ForView(open.View));
        var view = _file.View;
        Prepare(view, open.View);
        outbox.Say(new FromWorker.Opened(open.Id, view, Shape()));
    }

    private void Prepare(int view, ViewSettings settings)
    {
        File.Listen((kind, text) =>
        {
            if (kind == ViewEventKind.CommandResult && _saving?.Hear(text) == true)
            {
                return;
            }

            outbox.Tell(view, kind, text);
        });
        File.SetViewLanguage(view, settings.Language);
        File.SetViewReadOnly(view, settings.Access != ViewAccess.Edit, settings.Access != ViewAccess.Read);
    }

    private DocumentShape Shape()
    {
        var (width, height) = File.Size;
        return new DocumentShape((DocumentKind)File.Type, File.Parts, width, height);
    }

    private string Find(ToWorker.Ask ask)
    {
        int Part() => int.TryParse(ask.Argument, NumberStyles.None, CultureInfo.InvariantCulture, out var part) && part < File.Parts ? part : 0;
        return ask.Question switch
        {
            ViewQuestion.CommandValues => File.CommandValues(ask.Argument),
            ViewQuestion.PartName => File.PartName(Part()),
            ViewQuestion.PartHash => File.PartHash(Part()),
            ViewQuestion.PartInfo => File.PartInfo(Part()),
            ViewQuestion.Part => File.Part.ToString(CultureInfo.InvariantCulture),
            ViewQuestion.PageRectangles => File.PageRectangles(),
            ViewQuestion.SelectedText => File.SelectedText(ask.Argument),
            ViewQuestion.Shape => Encoding.UTF8.GetString(JsonSerializer.SerializeToUtf8Bytes(Shape(), WireJson.Default.DocumentShape)),
            _ => "",
        };
    }

    private void PaintWindow(ToWorker.PaintWindow paint)
    {
        var pixels = new byte[paint.Width * paint.Height * 4];
        File.SetView(paint.View);
        File.PaintWindow(paint.Window, pixels, paint.X, paint.Y, paint.Width, paint.Height);
        outbox.Say(new FromWorker.Answer(paint.Id, ""), TileEncoder.Picture(pixels, paint.Width, paint.Height));
    }
}
