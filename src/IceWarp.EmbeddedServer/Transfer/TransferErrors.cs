using IceWarp.EmbeddedServer.Iq;

namespace IceWarp.EmbeddedServer.Transfer;

/// <summary>Errors of upload.php and download.php: plain text, the code last (notes, 3.5).</summary>
internal static class TransferErrors
{
    /// <summary>The sentence for an error.</summary>
    public static string Text(IqException error) => error.Code switch
    {
        "xmlrequest_invalid_sid" or "session_expired" => "Invalid sid",
        _ => "Error: " + error.Code,
    };
}
