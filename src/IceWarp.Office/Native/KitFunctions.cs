using System.Runtime.InteropServices;

namespace IceWarp.Office.Native;

/// <summary>The office object: nothing but a pointer to its functions.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct Kit
{
    public KitFunctions* Functions;
}

/// <summary>
/// Functions of the office, in the order of LibreOfficeKit 25.2 (<c>struct _LibreOfficeKitClass</c>). The library writes the size of its own table
/// into <see cref="Size"/>; another size is another version. Functions that are not called stand as plain pointers.
/// </summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct KitFunctions
{
    public nuint Size;
    public nint Destroy;
    public nint DocumentLoad;
    public delegate* unmanaged[Cdecl]<Kit*, byte*> GetError;
    public delegate* unmanaged[Cdecl]<Kit*, byte*, byte*, KitDocument*> DocumentLoadWithOptions;
    public delegate* unmanaged[Cdecl]<byte*, void> FreeError;
    public delegate* unmanaged[Cdecl]<Kit*, delegate* unmanaged[Cdecl]<int, byte*, void*, void>, void*, void> RegisterCallback;
    public nint GetFilterTypes;
    public delegate* unmanaged[Cdecl]<Kit*, ulong, void> SetOptionalFeatures;
    public delegate* unmanaged[Cdecl]<Kit*, byte*, byte*, void> SetDocumentPassword;
    public delegate* unmanaged[Cdecl]<Kit*, byte*> GetVersionInfo;
    public nint RunMacro;
    public nint SignDocument;
    public delegate* unmanaged[Cdecl]<Kit*, delegate* unmanaged[Cdecl]<void*, int, int>, delegate* unmanaged[Cdecl]<void*, void>, void*, void> RunLoop;
    public nint SendDialogEvent;
    public nint SetOption;
    public nint DumpState;
    public nint ExtractRequest;
    public delegate* unmanaged[Cdecl]<Kit*, int, void> TrimMemory;
    public nint StartUrp;
    public nint StopUrp;
    public nint JoinThreads;
    public nint StartThreads;
    public nint SetForkedChild;
    public nint ExtractDocumentStructureRequest;
    public nint RegisterAnyInputCallback;
}
