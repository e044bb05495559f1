using System.Xml.Linq;

namespace IceWarp.EmbeddedServer.Dav;

/// <summary>A refusal: an HTTP status and, where the protocol names one, the violated precondition (RFC 4918, 16).</summary>
internal sealed class DavException(int status, XName? precondition = null, Exception? cause = null)
    : Exception(precondition?.LocalName ?? "WebDAV refusal", cause)
{
    /// <summary>HTTP status.</summary>
    public int Status => status;

    /// <summary>Child of <c>DAV:error</c>, or null.</summary>
    public XName? Precondition => precondition;
}
