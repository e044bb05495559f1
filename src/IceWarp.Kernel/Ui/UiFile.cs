using System.Security.Cryptography;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Extensions.FileProviders;
using Microsoft.Net.Http.Headers;

namespace IceWarp.Kernel.Ui;

/// <summary>One file of a built interface, with the forms in which it can be sent.</summary>
/// <param name="ContentType">Media type, with charset where it is text.</param>
/// <param name="Hashed">True for a name that carries the hash of its content: it never changes.</param>
/// <param name="Tag">Strong ETag of the plain form: hash of the content.</param>
/// <param name="Plain">The file.</param>
/// <param name="Brotli">Its <c>.br</c> sibling.</param>
/// <param name="Gzip">Its <c>.gz</c> sibling.</param>
internal sealed record UiFile(string ContentType, bool Hashed, string Tag, IFileInfo Plain, IFileInfo? Brotli, IFileInfo? Gzip)
{
    private static readonly FileExtensionContentTypeProvider Types = new();

    static UiFile()
    {
        Types.Mappings[".webmanifest"] = "application/manifest+json";
        Types.Mappings[".mjs"] = "text/javascript";
        Types.Mappings[".avif"] = "image/avif";
    }

    /// <summary>Reads the file once for its tag; later requests stream it from its source.</summary>
    /// <param name="path">Path inside the interface, <c>assets/main-4f2a.js</c>.</param>
    /// <param name="plain">The file.</param>
    /// <param name="sibling">Finds a sibling by the ending added to the name.</param>
    public static UiFile Read(string path, IFileInfo plain, Func<string, IFileInfo?> sibling)
    {
        using var content = plain.CreateReadStream();
        var tag = Convert.ToHexStringLower(SHA256.HashData(content)[..16]);
        var type = Types.TryGetContentType(path, out var known) ? known : "application/octet-stream";
        var text = type.StartsWith("text/", StringComparison.Ordinal) || type is "application/json" or "application/manifest+json" or "image/svg+xml";
        var hashed = path.StartsWith("assets/", StringComparison.Ordinal);
        return new UiFile(text ? $"{type}; charset=utf-8" : type, hashed, tag, plain, sibling(".br"), sibling(".gz"));
    }

    /// <summary>The smallest form that the client takes (RFC 9110, 12.5.3), with its encoding; null is the plain form.</summary>
    public (IFileInfo File, string? Encoding) Choose(IList<StringWithQualityHeaderValue> accepted)
    {
        if (Brotli is not null && Accepts(accepted, "br"))
        {
            return (Brotli, "br");
        }

        return Gzip is not null && Accepts(accepted, "gzip") ? (Gzip, "gzip") : (Plain, null);
    }

    // An encoding that is named decides for itself; else the star decides; nothing at all is a no.
    private static bool Accepts(IList<StringWithQualityHeaderValue> accepted, string encoding)
    {
        var named = accepted.FirstOrDefault(value => value.Value.Equals(encoding, StringComparison.OrdinalIgnoreCase))
            ?? accepted.FirstOrDefault(value => value.Value == "*");
        return named is { Quality: null or > 0 };
    }
}
