using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace IceWarp.Office.Native;

/// <summary>
/// LibreOfficeKit in this process, in its unipoll mode: one thread calls <see cref="Run"/> and makes every other call from inside its
/// <c>poll</c>. A process starts it once.
/// </summary>
internal sealed unsafe class OfficeKit
{
    private const string Version = "25.2";

    // Document password, password to modify, part in invalidations, no painted comments, headers by range, view id in cursors.
    private const ulong Features = 0b111111;

    private readonly Kit* _kit;
    private readonly Action<ViewEventKind, string> _heard;
    private Func<int, int>? _poll;
    private Action? _wake;

    private OfficeKit(Kit* kit, Action<ViewEventKind, string> heard)
    {
        _kit = kit;
        _heard = heard;
        Handle = GCHandle.Alloc(this);
        _kit->Functions->SetOptionalFeatures(_kit, Features);
        _kit->Functions->RegisterCallback(_kit, &OnCallback, (void*)GCHandle.ToIntPtr(Handle));
    }

    private GCHandle Handle { get; }

    /// <summary>Loads the library and starts the office.</summary>
    /// <param name="programFolder">The folder that holds <c>libmergedlo.so</c>.</param>
    /// <param name="profileFolder">A folder of its own with a prepared profile.</param>
    /// <param name="heard">Hears what concerns no view: progress, password questions.</param>
    /// <exception cref="OfficeUnusableException">There is no LibreOffice, or not the version whose functions are known.</exception>
    public static OfficeKit Start(string programFolder, string profileFolder, Action<ViewEventKind, string> heard)
    {
        var hook = (delegate* unmanaged[Cdecl]<byte*, byte*, Kit*>)FindHook(Path.Combine(programFolder, "libmergedlo.so"));
        fixed (byte* program = KitText.Bytes(programFolder))
        fixed (byte* profile = KitText.Bytes(new Uri(profileFolder).AbsoluteUri))
        {
            var kit = hook(program, profile);
            if (kit is null)
            {
                throw new OfficeUnusableException("LibreOffice did not start: its hook returned nothing.");
            }

            if (kit->Functions->Size != (nuint)sizeof(KitFunctions))
            {
                throw new OfficeUnusableException($"This LibreOffice is not {Version}: its function table has {kit->Functions->Size} bytes, {sizeof(KitFunctions)} are known.");
            }

            var version = KitText.Take(kit->Functions->GetVersionInfo(kit));
            return version.Contains($"\"ProductVersion\": \"{Version}\"", StringComparison.Ordinal)
                ? new OfficeKit(kit, heard)
                : throw new OfficeUnusableException($"This LibreOffice is not {Version}: {version}.");
        }
    }

    /// <summary>Runs the office's loop on this thread until <paramref name="poll"/> returns a negative number.</summary>
    /// <param name="poll">Called when the office has nothing to do for so many microseconds (negative: for ever), nested too; returns 1 after work, 0 without.</param>
    /// <param name="wake">Called from any thread when the office has work again.</param>
    public void Run(Func<int, int> poll, Action wake)
    {
        _poll = poll;
        _wake = wake;

        // With a null pointer for data the library never calls back and spins.
        _kit->Functions->RunLoop(_kit, &OnPoll, &OnWake, (void*)GCHandle.ToIntPtr(Handle));
    }

    /// <summary>Opens a file. Null when the office cannot; <see cref="LastError"/> says what it says.</summary>
    public OfficeFile? Open(string path, string options)
    {
        fixed (byte* address = KitText.Bytes(new Uri(path).AbsoluteUri))
        fixed (byte* given = KitText.Bytes(options))
        {
            var document = _kit->Functions->DocumentLoadWithOptions(_kit, address, given);
            if (document is null)
            {
                return null;
            }

            return document->Functions->Size == (nuint)sizeof(DocumentFunctions)
                ? new OfficeFile(document)
                : throw new OfficeUnusableException($"This LibreOffice is not {Version}: its document table has {document->Functions->Size} bytes.");
        }
    }

    /// <summary>What the office said about the last failure.</summary>
    public string LastError()
    {
        var text = _kit->Functions->GetError(_kit);
        var read = KitText.Read(text);
        _kit->Functions->FreeError(text);
        return read;
    }

    /// <summary>Answers the question for a password; null gives up.</summary>
    public void AnswerPassword(string address, string? password)
    {
        fixed (byte* file = KitText.Bytes(address))
        fixed (byte* word = KitText.Bytes(password))
        {
            _kit->Functions->SetDocumentPassword(_kit, file, word);
        }
    }

    /// <summary>Gives caches back; the document stands still meanwhile.</summary>
    public void TrimMemory() => _kit->Functions->TrimMemory(_kit, 2000);

    private static nint FindHook(string library)
    {
        try
        {
            return NativeLibrary.GetExport(NativeLibrary.Load(library), "libreofficekit_hook_2");
        }
        catch (DllNotFoundException missing)
        {
            throw new OfficeUnusableException($"LibreOffice {Version} is not installed: {missing.Message}");
        }
        catch (EntryPointNotFoundException wrong)
        {
            throw new OfficeUnusableException($"This LibreOffice has no LibreOfficeKit: {wrong.Message}");
        }
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int OnPoll(void* data, int timeout) => NativeGuard.Run(() => Target<OfficeKit>(data)._poll?.Invoke(timeout) ?? -1);

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void OnWake(void* data) => NativeGuard.Run(() =>
    {
        Target<OfficeKit>(data)._wake?.Invoke();
        return 0;
    });

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void OnCallback(int kind, byte* payload, void* data) => NativeGuard.Run(() =>
    {
        Target<OfficeKit>(data)._heard((ViewEventKind)kind, KitText.Read(payload));
        return 0;
    });

    private static T Target<T>(void* data)
        where T : class => (T)(GCHandle.FromIntPtr((nint)data).Target ?? throw new InvalidOperationException("The office calls back for something that is gone."));
}
