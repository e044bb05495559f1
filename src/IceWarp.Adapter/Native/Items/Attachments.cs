using System.Globalization;
using System.Net;
using IceWarp.Adapter.Native.Iq;
using IceWarp.Adapter.Native.Values;

namespace IceWarp.Adapter.Native.Items;

/// <summary>The add-on ATTACHMENTS (notes, 3.5).</summary>
internal static class Attachments
{
    /// <summary>Attachments for people: thumbnails, PDF copies and contact photos are left out.</summary>
    public static IReadOnlyList<Attachment> Read(ItemAnswer item) => [.. All(item).Where(IsContent).Select(Read)];

    /// <summary>The add-on that holds a file's content, or null.</summary>
    public static Addon? Content(ItemAnswer item) => All(item).FirstOrDefault(IsContent);

    /// <summary>An add-on that adds files; null when there are none.</summary>
    public static IqElement? Add(params IReadOnlyList<UploadedFile> files) =>
        files.Count == 0 ? null : new("attachments", files.Select(file => Take(file, uid: null)));

    /// <summary>An add-on that replaces an attachment by another content.</summary>
    public static IqElement Replace(string? uid, UploadedFile file) => new("attachments", Take(file, uid));

    /// <summary>An add-on that removes an attachment.</summary>
    public static IqElement Remove(string uid) => new("attachments", new IqElement("attachment").With("uid", uid));

    /// <summary>An <c>attachment</c> that takes its content from where the file is.</summary>
    public static IqElement Take(UploadedFile file, string? uid) =>
        new IqElement("attachment", new IqElement("values", Source(file))).With("uid", uid);

    /// <summary>Class, path and name of a file.</summary>
    public static IReadOnlyList<IqElement> Source(UploadedFile file)
    {
        var (contentClass, path) = ContentToken.Read(file.Token);
        return [new("class", contentClass), new("fullpath", path), new("description", file.Name)];
    }

    /// <summary>An attachment of an item as content for another one.</summary>
    public static UploadedFile Reuse(string account, ItemRef item, Attachment attachment) => new(
        ContentToken.Write("attachment", $"{account}/{item.Folder}/{item.Item}/{OpaqueId.Part(attachment.Id)}"), attachment.Name, attachment.Size);

    private static IReadOnlyList<Addon> All(ItemAnswer item) => item.Addons("attachments", "attachment");

    private static bool IsContent(Addon addon) => addon.Values.Value("atttype") is "" or "attachment" or "message";

    private static Attachment Read(Addon addon) => new(
        OpaqueId.Write(addon.Uid),
        addon.Values.Value("attdesc"),
        long.TryParse(addon.Values.Value("attsize"), NumberStyles.None, CultureInfo.InvariantCulture, out var size) ? size : 0,
        MediaType(addon.Values.Value("attparams")));

    // "mimetype=image/png", perhaps with further parameters.
    private static string? MediaType(string parameters)
    {
        const string Name = "mimetype=";
        var found = parameters.Split('&', ';').Select(part => part.Trim())
            .FirstOrDefault(part => part.StartsWith(Name, StringComparison.OrdinalIgnoreCase));
        return found is null || found.Length == Name.Length ? null : WebUtility.UrlDecode(found[Name.Length..]);
    }
}
