using System.Text;

namespace IceWarp.Adapter;

/// <summary>
/// A signed-in person's session on the server. It lives only in the person's encrypted cookie and in the memory of a running request.
/// </summary>
/// <param name="Email">Full address of the account.</param>
/// <param name="Token">The server's session credential (native: the <c>wm-</c> sid). Never logged, never in a URL of ours.</param>
/// <param name="Secret">What signs in again when the server forgets the session; null for a session handed over by WebClient.</param>
public sealed record ServerSession(string Email, string Token, string? Secret)
{
    // A session in a log line or an exception text must not carry its credentials.
    private bool PrintMembers(StringBuilder text)
    {
        text.Append("Email = ").Append(Email.Length).Append(" characters");
        return true;
    }
}
