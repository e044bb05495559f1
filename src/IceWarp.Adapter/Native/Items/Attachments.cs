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

    /// <summary>An add-on that adds an upload.</summary>
    public static IqElement Add(UploadedFile file) => new("attachments", Upload(file, uid: null));

    /// <summary>An add-on that replaces an attachment by an upload.</summary>
    public static IqElement Replace(string? uid, UploadedFile file) => new("attachments", Upload(file, uid));

    /// <summary>An <c>attachment</c> of class <c>file</c>.</summary>
    public static IqElement Upload(UploadedFile file, string? uid) => new IqElement(
        "attachment",
        new IqElement(
            "values", new IqElement("class", "file"), new IqElement("fullpath", file.Token), new IqElement("description", file.Name)))
        .With("uid", uid);

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
