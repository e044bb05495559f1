using System.Diagnostics;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using IceWarp.Office.Sandbox;
using IceWarp.Office.Wire;

namespace IceWarp.Office.Pool;

/// <summary>Starts workers: a fresh folder in memory, a socket in it, the process in its walls, and its first word.</summary>
internal sealed class WorkerStart(OfficeOptions options, Spawner spawner, TimeProvider clock)
{
    private const string SocketName = "host";
    private const int SocketLevel = 1;
    private const int PeerCredentials = 17;
    private const int MostAncestors = 4;

    /// <summary>Starts a worker and waits until it is warm.</summary>
    /// <exception cref="OfficeUnusableException">There is no LibreOffice to be used, or no sandbox.</exception>
    /// <exception cref="OfficeException">It ended or took too long.</exception>
    public async Task<OfficeWorker> RunAsync(SandboxKind kind, CancellationToken cancellationToken)
    {
        var folder = Path.Combine(MemoryFolder(), $"icewarp-{Guid.NewGuid():N}");
        Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        Directory.CreateDirectory(Path.Combine(folder, "job"));
        try
        {
            using var listener = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
            listener.Bind(new UnixDomainSocketEndPoint(Path.Combine(folder, SocketName)));
            listener.Listen(1);
            var process = await spawner.StartAsync(Describe(kind, folder));
            try
            {
                return await ConnectAsync(process, listener, folder, cancellationToken);
            }
            catch
            {
                process.Kill(entireProcessTree: true);
                process.Dispose();
                throw;
            }
        }
        catch
        {
            Directory.Delete(folder, recursive: true);
            throw;
        }
    }

    private static string MemoryFolder() =>
        Environment.GetEnvironmentVariable("XDG_RUNTIME_DIR") is { Length: > 0 and < 40 } runtime && Directory.Exists(runtime) ? runtime
        : Directory.Exists("/dev/shm") ? "/dev/shm"
        : throw new OfficeUnusableException("There is no folder in memory for documents: neither XDG_RUNTIME_DIR nor /dev/shm.");

    private ProcessStartInfo Describe(SandboxKind kind, string folder)
    {
        var (command, environment) = WorkerCommand.Build(options, kind, folder, SocketName);
        var start = new ProcessStartInfo(command[0], command.Skip(1))
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        start.Environment.Clear();
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        return start;
    }

    private async Task<OfficeWorker> ConnectAsync(Process process, Socket listener, string folder, CancellationToken cancellationToken)
    {
        // Read so that the pipes never fill. Nothing of it is logged but when a start fails: the office may speak of the document.
        var error = process.StandardError.ReadToEndAsync(CancellationToken.None);
        _ = process.StandardOutput.BaseStream.CopyToAsync(Stream.Null, CancellationToken.None);
        process.StandardInput.Close();
        using var limit = new CancellationTokenSource(options.StartLimit, clock);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            var connecting = listener.AcceptAsync(both.Token).AsTask();
            if (await Task.WhenAny(connecting, process.WaitForExitAsync(both.Token)) != connecting)
            {
                throw new OfficeUnusableException($"A worker ended as it started, with code {process.ExitCode}: {LastLine(await error)}");
            }

            var socket = await connecting;
            var peer = PeerProcess(socket);
            if (!IsChild(peer, process.Id))
            {
                throw new OfficeUnusableException("Another process spoke to the host in the worker's place.");
            }

            return await GreetAsync(process, peer, new NetworkStream(socket, ownsSocket: true), folder, both.Token);
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested)
        {
            throw new OfficeException(OfficeFault.TookTooLong, $"A worker did not start within {options.StartLimit.TotalSeconds:0} s.");
        }
    }

    private async Task<OfficeWorker> GreetAsync(Process process, int peer, NetworkStream stream, string folder, CancellationToken cancellationToken)
    {
        var first = await Frames.ReadAsync(stream, WireJson.Default.FromWorker, cancellationToken);
        return first?.Message switch
        {
            FromWorker.Ready => new OfficeWorker(process, peer, stream, folder, clock),
            FromWorker.Unusable unusable => throw new OfficeUnusableException(unusable.Reason),
            _ => throw new OfficeException(OfficeFault.Ended, "A worker ended before it was ready."),
        };
    }

    private static int PeerProcess(Socket socket)
    {
        Span<byte> credentials = stackalloc byte[12];
        socket.GetRawSocketOption(SocketLevel, PeerCredentials, credentials);
        return MemoryMarshal.Read<int>(credentials);
    }

    private static bool IsChild(int process, int ancestor)
    {
        int? current = process;
        for (var i = 0; i < MostAncestors && current is { } id; i++)
        {
            if (id == ancestor)
            {
                return true;
            }

            current = ProcessFacts.Parent(id);
        }

        return false;
    }

    private static string LastLine(string text) => text.TrimEnd().Split('\n')[^1];
}
