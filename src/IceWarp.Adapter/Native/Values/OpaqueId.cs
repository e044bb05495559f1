using System.Buffers.Text;
using System.Text;

namespace IceWarp.Adapter.Native.Values;

/// <summary>An item on the server: folder path (shared ones as <c>~owner/Folder</c>) and item id.</summary>
internal readonly record struct ItemRef(string Folder, string Item)
{
    /// <summary>The opaque, URL-safe id.</summary>
    public string Id => OpaqueId.Write(Folder, Item);

    /// <summary>The opaque, URL-safe id of the folder.</summary>
    public string FolderId => OpaqueId.Write(Folder);

    /// <summary>The item of an id. <see cref="ServerFailure.NotFound"/> for anything that is none.</summary>
    public static ItemRef Of(string id) =>
        OpaqueId.Read(id) is [{ Length: > 0 } folder, { Length: > 0 } item] ? new ItemRef(folder, item) : throw OpaqueId.Unknown();
}

/// <summary>
/// Ids that we give out: base64url (RFC 4648, 5) of the parts in UTF-8, parted by NUL. An id carries no right: the server checks every
/// access with the person's own session.
/// </summary>
internal static class OpaqueId
{
    private const char Separator = '\0';
    private const int Longest = 4096;
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Writes an id.</summary>
    public static string Write(params ReadOnlySpan<string> parts) =>
        Base64Url.EncodeToString(Encoding.UTF8.GetBytes(string.Join(Separator, parts)));

    /// <summary>The parts of an id, or null for anything that is none.</summary>
    public static string[]? Read(string id)
    {
        if (id.Length is 0 or > Longest || !Base64Url.IsValid(id))
        {
            return null;
        }

        try
        {
            var text = Strict.GetString(Base64Url.DecodeFromChars(id));
            var parts = text.Split(Separator);

            // Base64 has several spellings of the same bytes; only ours is an id, so that an item has one.
            return text.Any(c => char.IsControl(c) && c != Separator) || Write(parts) != id ? null : parts;
        }
        catch (Exception fault) when (fault is FormatException or DecoderFallbackException)
        {
            return null;
        }
    }

    /// <summary>The path of a folder id. <see cref="ServerFailure.NotFound"/> for anything that is none.</summary>
    public static string Folder(string id) => Read(id) is [{ Length: > 0 } path] ? path : throw Unknown();

    /// <summary>The single part of an id of an attachment or a revision. <see cref="ServerFailure.NotFound"/> for anything that is none.</summary>
    public static string Part(string id) => Folder(id);

    /// <summary>What a garbage id is answered with.</summary>
    public static ServerException Unknown() => new(ServerFailure.NotFound, "not_an_id", retryIsSafe: true);
}
