using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace IceWarp.Office.Native;

/// <summary>A document that the office has open: life, views, size, saving. Called on the office's thread alone.</summary>
internal sealed unsafe partial class OfficeFile(KitDocument* document)
{
    private readonly Dictionary<int, GCHandle> _listeners = [];

    private DocumentFunctions* Functions => document->Functions;

    /// <summary>0 text, 1 sheet, 2 slides, 3 drawing, 4 anything else.</summary>
    public int Type => Functions->GetDocumentType(document);

    /// <summary>Number of sheets or slides; 1 or more pages' worth for text.</summary>
    public int Parts => Functions->GetParts(document);

    /// <summary>The current view.</summary>
    public int View => Functions->GetView(document);

    /// <summary>Width and height in twips.</summary>
    public (int Width, int Height) Size
    {
        get
        {
            nint width, height;
            Functions->GetDocumentSize(document, &width, &height);
            return (Clamp(width), Clamp(height));
        }
    }

    /// <summary>Prepares the document for painting and sets what its first view shows.</summary>
    public void Initialize(string arguments)
    {
        fixed (byte* given = KitText.Bytes(arguments))
        {
            Functions->InitializeForRendering(document, given);
        }
    }

    /// <summary>Sends what the current view hears to <paramref name="heard"/>, on the office's thread.</summary>
    public void Listen(Action<ViewEventKind, string> heard)
    {
        var handle = GCHandle.Alloc(heard);
        _listeners[View] = handle;
        Functions->RegisterCallback(document, &OnCallback, (void*)GCHandle.ToIntPtr(handle));
    }

    /// <summary>Makes one more view and makes it current.</summary>
    public int CreateView(string options)
    {
        fixed (byte* given = KitText.Bytes(options))
        {
            var view = Functions->CreateViewWithOptions(document, given);
            Functions->SetView(document, view);
            return view;
        }
    }

    public void SetView(int view) => Functions->SetView(document, view);

    public void DestroyView(int view)
    {
        Functions->SetView(document, view);
        Functions->RegisterCallback(document, null, null);
        Functions->DestroyView(document, view);
        if (_listeners.Remove(view, out var handle))
        {
            handle.Free();
        }
    }

    public void SetViewLanguage(int view, string language)
    {
        fixed (byte* given = KitText.Bytes(language))
        {
            Functions->SetViewLanguage(document, view, given);
        }
    }

    public void SetViewReadOnly(int view, bool readOnly, bool comments)
    {
        Functions->SetViewReadOnly(document, view, readOnly ? (byte)1 : (byte)0);
        Functions->SetAllowChangeComments(document, view, comments ? (byte)1 : (byte)0);
    }

    /// <summary>Writes the document to a file; false when the office could not.</summary>
    /// <param name="path">Absolute path of the file.</param>
    /// <param name="format">The office's short name of the format, docx.</param>
    /// <param name="options">Options of the filter.</param>
    public bool SaveAs(string path, string format, string options)
    {
        fixed (byte* address = KitText.Bytes(new Uri(path).AbsoluteUri))
        fixed (byte* name = KitText.Bytes(format))
        fixed (byte* given = KitText.Bytes(options))
        {
            return Functions->SaveAs(document, address, name, given) != 0;
        }
    }

    /// <summary>Closes the document.</summary>
    public void Close()
    {
        Functions->Destroy(document);
        foreach (var handle in _listeners.Values)
        {
            handle.Free();
        }

        _listeners.Clear();
    }

    private static int Clamp(nint value) => (int)Math.Clamp(value, 0, int.MaxValue);

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void OnCallback(int kind, byte* payload, void* data) => NativeGuard.Run(() =>
    {
        if (GCHandle.FromIntPtr((nint)data).Target is Action<ViewEventKind, string> heard)
        {
            heard((ViewEventKind)kind, KitText.Read(payload));
        }

        return 0;
    });
}
