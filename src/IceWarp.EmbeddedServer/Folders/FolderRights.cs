using IceWarp.EmbeddedServer.Iq;

namespace IceWarp.EmbeddedServer.Folders;

/// <summary>Rights letters that one person gives another on a folder (notes, 3.2).</summary>
internal static class FolderRights
{
    /// <summary>Most people a folder is shared with.</summary>
    public const int MaxPeople = 500;

    private const string Letters = "riwtlkxabcde";

    /// <summary>Each letter once, in the usual order; empty takes the person off. Throws <c>folder_acl_invalid</c> for an unknown letter.</summary>
    public static string Normalise(string given)
    {
        var letters = given.Trim().ToLowerInvariant();
        return letters.All(letter => Letters.Contains(letter, StringComparison.Ordinal))
            ? string.Concat(Letters.Where(letter => letters.Contains(letter, StringComparison.Ordinal)))
            : throw new IqException("folder_acl_invalid", given);
    }
}
