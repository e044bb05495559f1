using System.Runtime.InteropServices;

namespace IceWarp.Office.Native;

/// <summary>An open document: nothing but a pointer to its functions.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct KitDocument
{
    public DocumentFunctions* Functions;
}

/// <summary>
/// Functions of a document, in the order of LibreOfficeKit 25.2 (<c>struct _LibreOfficeKitDocumentClass</c>). Lengths and places are twips unless named
/// pixels; strings are UTF-8. Functions that are not called stand as plain pointers.
/// </summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct DocumentFunctions
{
    public nuint Size;
    public delegate* unmanaged[Cdecl]<KitDocument*, void> Destroy;
    public delegate* unmanaged[Cdecl]<KitDocument*, byte*, byte*, byte*, int> SaveAs;
    public delegate* unmanaged[Cdecl]<KitDocument*, int> GetDocumentType;
    public delegate* unmanaged[Cdecl]<KitDocument*, int> GetParts;
    public delegate* unmanaged[Cdecl]<KitDocument*, byte*> GetPartPageRectangles;
    public delegate* unmanaged[Cdecl]<KitDocument*, int> GetPart;
    public delegate* unmanaged[Cdecl]<KitDocument*, int, void> SetPart;
    public delegate* unmanaged[Cdecl]<KitDocument*, int, byte*> GetPartName;
    public nint SetPartMode;
    public nint PaintTile;
    public delegate* unmanaged[Cdecl]<KitDocument*, int> GetTileMode;
    public delegate* unmanaged[Cdecl]<KitDocument*, nint*, nint*, void> GetDocumentSize;
    public delegate* unmanaged[Cdecl]<KitDocument*, byte*, void> InitializeForRendering;
    public delegate* unmanaged[Cdecl]<KitDocument*, delegate* unmanaged[Cdecl]<int, byte*, void*, void>, void*, void> RegisterCallback;
    public delegate* unmanaged[Cdecl]<KitDocument*, int, int, int, void> PostKeyEvent;
    public delegate* unmanaged[Cdecl]<KitDocument*, int, int, int, int, int, int, void> PostMouseEvent;
    public delegate* unmanaged[Cdecl]<KitDocument*, byte*, byte*, byte, void> PostUnoCommand;
    public delegate* unmanaged[Cdecl]<KitDocument*, int, int, int, void> SetTextSelection;
    public delegate* unmanaged[Cdecl]<KitDocument*, byte*, byte**, byte*> GetTextSelection;
    public delegate* unmanaged[Cdecl]<KitDocument*, byte*, byte*, nuint, byte> Paste;
    public delegate* unmanaged[Cdecl]<KitDocument*, int, int, int, void> SetGraphicSelection;
    public delegate* unmanaged[Cdecl]<KitDocument*, void> ResetSelection;
    public delegate* unmanaged[Cdecl]<KitDocument*, byte*, byte*> GetCommandValues;
    public delegate* unmanaged[Cdecl]<KitDocument*, int, int, int, int, void> SetClientZoom;
    public delegate* unmanaged[Cdecl]<KitDocument*, int, int, int, int, void> SetClientVisibleArea;
    public delegate* unmanaged[Cdecl]<KitDocument*, int> CreateView;
    public delegate* unmanaged[Cdecl]<KitDocument*, int, void> DestroyView;
    public delegate* unmanaged[Cdecl]<KitDocument*, int, void> SetView;
    public delegate* unmanaged[Cdecl]<KitDocument*, int> GetView;
    public nint GetViewsCount;
    public nint RenderFont;
    public delegate* unmanaged[Cdecl]<KitDocument*, int, byte*> GetPartHash;

    /// <summary>Pixels first (canvas width and height), then the area in twips.</summary>
    public delegate* unmanaged[Cdecl]<KitDocument*, byte*, int, int, int, int, int, int, int, int, void> PaintPartTile;
    public nint GetViewIds;
    public nint SetOutlineState;
    public nint PaintWindow;
    public delegate* unmanaged[Cdecl]<KitDocument*, uint, int, byte*, void> PostWindow;
    public delegate* unmanaged[Cdecl]<KitDocument*, uint, int, int, int, void> PostWindowKeyEvent;
    public delegate* unmanaged[Cdecl]<KitDocument*, uint, int, int, int, int, int, int, void> PostWindowMouseEvent;
    public delegate* unmanaged[Cdecl]<KitDocument*, int, byte*, void> SetViewLanguage;
    public delegate* unmanaged[Cdecl]<KitDocument*, uint, int, byte*, void> PostWindowExtTextInputEvent;
    public delegate* unmanaged[Cdecl]<KitDocument*, int, byte*> GetPartInfo;
    public delegate* unmanaged[Cdecl]<KitDocument*, uint, byte*, int, int, int, int, double, void> PaintWindowDpi;
    public nint InsertCertificate;
    public nint AddCertificate;
    public nint GetSignatureState;
    public nint RenderShapeSelection;
    public nint PostWindowGestureEvent;
    public delegate* unmanaged[Cdecl]<KitDocument*, byte*, int> CreateViewWithOptions;
    public nint SelectPart;
    public nint MoveSelectedParts;
    public nint ResizeWindow;
    public nint GetClipboard;
    public nint SetClipboard;
    public nint GetSelectionType;
    public delegate* unmanaged[Cdecl]<KitDocument*, uint, int, int, void> RemoveTextContext;
    public delegate* unmanaged[Cdecl]<KitDocument*, ulong, byte*, void> SendDialogEvent;
    public nint RenderFontOrientation;
    public nint PaintWindowForView;
    public nint CompleteFunction;
    public nint SetWindowTextSelection;
    public nint SendFormFieldEvent;
    public nint SetBlockedCommandList;
    public nint RenderSearchResult;
    public nint SendContentControlEvent;
    public nint GetSelectionTypeAndText;
    public nint GetDataArea;
    public nint GetEditMode;
    public nint SetViewTimezone;
    public delegate* unmanaged[Cdecl]<KitDocument*, int, byte, void> SetAccessibilityState;
    public nint GetA11yFocusedParagraph;
    public nint GetA11yCaretPosition;
    public delegate* unmanaged[Cdecl]<KitDocument*, int, byte, void> SetViewReadOnly;
    public delegate* unmanaged[Cdecl]<KitDocument*, int, byte, void> SetAllowChangeComments;
    public nint GetPresentationInfo;
    public nint CreateSlideRenderer;
    public nint PostSlideshowCleanup;
    public nint RenderNextSlideLayer;
    public nint SetViewOption;
}
