namespace IceWarp.Office;

/// <summary>What a view hears from its document. The numbers are LibreOfficeKit's own (<c>LOK_CALLBACK_…</c>), the texts that come with them too.</summary>
public enum ViewEventKind
{
    /// <summary>Areas to paint again: <c>x, y, w, h, part</c> in twips, or EMPTY for all.</summary>
    InvalidateTiles = 0,

    /// <summary>Place of the caret, JSON with rectangle in twips.</summary>
    Cursor = 1,
    TextSelection = 2,
    TextSelectionStart = 3,
    TextSelectionEnd = 4,
    CursorVisible = 5,
    GraphicSelection = 6,
    HyperlinkClicked = 7,

    /// <summary>A state of the tool bar: <c>.uno:Bold=true</c>, or JSON.</summary>
    StateChanged = 8,
    StatusIndicatorStart = 9,

    /// <summary>Progress in percent.</summary>
    StatusIndicatorSetValue = 10,
    StatusIndicatorFinish = 11,
    SearchNotFound = 12,
    DocumentSizeChanged = 13,
    SetPart = 14,
    SearchResultSelection = 15,

    /// <summary>Result of a command, JSON; its success is only to be trusted for Save and ExecuteSearch.</summary>
    CommandResult = 16,
    CellCursor = 17,
    MousePointer = 18,
    CellFormula = 19,

    /// <summary>The document wants a password; the address of the file.</summary>
    DocumentPassword = 20,
    DocumentPasswordToModify = 21,
    Error = 22,
    ContextMenu = 23,

    /// <summary>Caret of another person, JSON with viewId.</summary>
    OtherCursor = 24,
    OtherTextSelection = 25,
    OtherCellCursor = 26,
    OtherGraphicSelection = 27,
    OtherCursorVisible = 28,
    ViewLock = 29,
    RedlineTableSizeChanged = 30,
    RedlineTableEntryModified = 31,

    /// <summary>A comment was added, changed or removed, JSON.</summary>
    Comment = 32,
    InvalidateHeader = 33,
    CellAddress = 34,
    RulerUpdate = 35,
    Window = 36,
    ValidityListButton = 37,
    ClipboardChanged = 38,
    ContextChanged = 39,
    SignatureStatus = 40,
    ProfileFrame = 41,
    CellSelectionArea = 42,
    CellAutoFillArea = 43,
    TableSelected = 44,
    ReferenceMarks = 45,

    /// <summary>A dialog as JSON. The key <c>id</c> may occur twice: the last one counts.</summary>
    Dialog = 46,
    CalcFunctionList = 47,
    TabStopList = 48,
    FormFieldButton = 49,
    InvalidateSheetGeometry = 50,
    ValidityInputHelp = 51,
    DocumentBackgroundColor = 52,
    CommandBlocked = 53,
    FollowJump = 54,
    ContentControl = 55,
    PrintRanges = 56,
    FontsMissing = 57,
    MediaShape = 58,
    ExportFile = 59,
    ViewRenderState = 60,
    ApplicationBackgroundColor = 61,
    A11yFocusChanged = 62,
    A11yCaretChanged = 63,
    A11yTextSelectionChanged = 64,
    ColorPalettes = 65,
    DocumentPasswordReset = 66,
    A11yFocusedCellChanged = 67,
    A11yEditingInSelectionState = 68,
    A11ySelectionChanged = 69,
    CoreLog = 70,
    Tooltip = 71,
    ShapeInnerText = 72,
    VerticalRulerUpdate = 73,
}
