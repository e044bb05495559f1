using System.Globalization;
using System.Xml.Linq;
using IceWarp.EmbeddedServer.Accounts;
using IceWarp.EmbeddedServer.Items;
using static IceWarp.EmbeddedServer.Dav.DavXml;

namespace IceWarp.EmbeddedServer.Dav;

/// <summary>
/// Write locks of files (RFC 4918, 6 and 7). It is the lock that webmail.php's <c>lock</c> sets: it belongs to a person, stays until it is taken
/// off, and one's own lock never stands in one's own way; so the token is only asked for by UNLOCK.
/// </summary>
internal static class DavLocks
{
    /// <summary>The token of the present lock of an item.</summary>
    public static string Token(StoredItem item) =>
        string.Create(CultureInfo.InvariantCulture, $"opaquelocktoken:00000000-0000-4000-8000-{item.Id % 0xFFFFFF:x6}{(item.LockAccountId ?? 0) % 0xFFFFFF:x6}");

    /// <summary><c>DAV:activelock</c>.</summary>
    public static XElement ActiveLock(StoredItem item, string owner) => new(
        D + "activelock",
        new XElement(D + "locktype", new XElement(D + "write")),
        new XElement(D + "lockscope", new XElement(D + "exclusive")),
        new XElement(D + "depth", "0"),
        new XElement(D + "owner", owner),
        new XElement(D + "timeout", "Infinite"),
        new XElement(D + "locktoken", new XElement(D + "href", Token(item))));

    /// <summary>Throws 423 when somebody else holds the lock.</summary>
    public static void DemandFree(Account caller, StoredItem item)
    {
        if (item.LockAccountId is { } holder && holder != caller.Id)
        {
            throw new DavException(423, D + "lock-token-submitted");
        }
    }
}
