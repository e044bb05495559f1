namespace IceWarp.Office;

/// <summary>Why a document could not be worked with.</summary>
public enum OfficeFault
{
    /// <summary>There is no usable LibreOffice on this machine.</summary>
    NotInstalled,

    /// <summary>As many documents are open as may be.</summary>
    Busy,

    /// <summary>The bytes are not what the name says, or no office file at all.</summary>
    NotADocument,

    /// <summary>The file is broken: the office cannot read it.</summary>
    Broken,

    /// <summary>The document needs a password.</summary>
    PasswordNeeded,

    /// <summary>The password is wrong.</summary>
    PasswordWrong,

    /// <summary>The file is larger than may be edited.</summary>
    TooLarge,

    /// <summary>It took longer than it may.</summary>
    TookTooLong,

    /// <summary>It needed more memory than one document may have.</summary>
    TooMuchMemory,

    /// <summary>The worker ended unexpectedly.</summary>
    Ended,

    /// <summary>The person may not do that, or nobody may.</summary>
    NotAllowed,

    /// <summary>The office could not write the document.</summary>
    NotSaved,
}

/// <summary>A document could not be worked with.</summary>
/// <param name="fault">Why.</param>
/// <param name="message">One sentence for the person.</param>
public sealed class OfficeException(OfficeFault fault, string message) : Exception(message)
{
    /// <summary>Why.</summary>
    public OfficeFault Fault { get; } = fault;
}
