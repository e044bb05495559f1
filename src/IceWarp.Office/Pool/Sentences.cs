namespace IceWarp.Office.Pool;

/// <summary>One sentence for each failure.</summary>
internal static class Sentences
{
    /// <summary>The sentence.</summary>
    public static string Of(OfficeFault fault) => fault switch
    {
        OfficeFault.NotInstalled => "Documents cannot be edited here: LibreOffice is not installed.",
        OfficeFault.Busy => "As many documents are open as this host allows.",
        OfficeFault.NotADocument => "This is not the kind of file that its name says.",
        OfficeFault.Broken => "The file is broken: the office cannot read it.",
        OfficeFault.PasswordNeeded => "The document needs a password.",
        OfficeFault.PasswordWrong => "The password is wrong.",
        OfficeFault.TooLarge => "The file is too large to be edited.",
        OfficeFault.TookTooLong => "The office took too long.",
        OfficeFault.TooMuchMemory => "The document needs more memory than one document may have.",
        OfficeFault.NotAllowed => "That is not allowed.",
        OfficeFault.NotSaved => "The office could not write the document.",
        _ => "The document's worker ended unexpectedly.",
    };
}
