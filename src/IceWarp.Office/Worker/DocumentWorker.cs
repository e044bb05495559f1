using System.Net.Sockets;
using IceWarp.Office.Native;
using IceWarp.Office.Sandbox;
using IceWarp.Office.Wire;

namespace IceWarp.Office.Worker;

/// <summary>The process that holds one document: role <c>document-worker</c>.</summary>
internal sealed class DocumentWorker : IDisposable
{
    // sysexits.h
    private const int Usage = 64;
    private const int Unavailable = 69;
    private readonly WorkerSettings _settings;
    private readonly NetworkStream _stream;
    private readonly Outbox _outbox;
    private readonly Inbox _inbox = new();

    private DocumentWorker(WorkerSettings settings, NetworkStream stream)
    {
        _settings = settings;
        _stream = stream;
        _outbox = new Outbox(stream);
    }

    /// <summary>Works until the host closes the socket. The office keeps this thread.</summary>
    public static int Run(string[] args)
    {
        if (WorkerSettings.Parse(args) is not { } settings)
        {
            Console.Error.WriteLine("icewarp: document-worker is started by the host, not by people.");
            return Usage;
        }

        ProcessLimits.Apply(settings);
        if (settings.Confine)
        {
            Landlock.Confine(settings, args);
        }

        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        socket.Connect(new UnixDomainSocketEndPoint(settings.Socket));
        using var worker = new DocumentWorker(settings, new NetworkStream(socket, ownsSocket: true));
        return worker.Run();
    }

    public void Dispose()
    {
        _stream.Dispose();
        _outbox.Dispose();
        _inbox.Dispose();
    }

    private int Run()
    {
        var writing = WriteAsync();
        try
        {
            var job = new JobFolder(_settings.Job);
            WorkerSession? session = null;
            var kit = OfficeKit.Start(_settings.Program, job.Profile, (kind, text) => session?.Hear(kind, text));
            using var encoder = new TileEncoder(_outbox);
            session = new WorkerSession(kit, _outbox, encoder, _inbox, job);
            encoder.RoomMade = _inbox.Wake;
            _outbox.RoomMade = _inbox.Wake;
            var loop = new WorkerLoop(_inbox, encoder, session);
            Func<int, int>? poll = null;
            kit.Run(
                microseconds =>
                {
                    if (poll is not null)
                    {
                        return poll(microseconds);
                    }

                    // The office must be called from inside its loop, the first turn included.
                    poll = static _ => 0;
                    WarmUp.Run(kit, job);
                    var walls = _settings.Filter ? SystemCallFilter.Apply() : [];
                    _outbox.Say(new FromWorker.Ready(walls));
                    _ = ReadAsync();
                    poll = loop.Poll;
                    return 1;
                },
                _inbox.Wake);
            return 0;
        }
        catch (OfficeUnusableException unusable)
        {
            _outbox.Say(new FromWorker.Unusable(unusable.Message));
            _outbox.Complete();
#pragma warning disable VSTHRD002 // The process ends here; there is nothing else to do meanwhile.
            writing.Wait(TimeSpan.FromSeconds(5));
#pragma warning restore VSTHRD002
            return Unavailable;
        }
    }

    private async Task ReadAsync()
    {
        try
        {
            while (await Frames.ReadAsync(_stream, WireJson.Default.ToWorker, CancellationToken.None) is { } frame)
            {
                _inbox.Add(frame);
            }
        }
        catch (IOException)
        {
            // The host is gone.
        }

        LibC.Exit(0);
    }

    private async Task WriteAsync()
    {
        try
        {
            await _outbox.RunAsync(CancellationToken.None);
        }
        catch (IOException)
        {
            LibC.Exit(0);
        }
    }
}
