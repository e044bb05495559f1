using System.IO.Compression;

namespace IceWarp.EmbeddedServer.Transfer;

/// <summary>Several contents as one zip, written as it is sent.</summary>
internal static class ZipContents
{
    /// <summary>
    /// A zip of contents with the paths they get in it. Names are made unique (<c>a.txt</c>, <c>a (2).txt</c>) and lead out of no folder.
    /// </summary>
    public static TransferContent Of(string name, IReadOnlyList<(string Folder, TransferContent Content)> entries) =>
        new(name, "application/zip", null, async (target, cancellationToken) =>
        {
            await using var zip = await ZipArchive.CreateAsync(target, ZipArchiveMode.Create, leaveOpen: true, entryNameEncoding: null, cancellationToken);
            var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
            foreach (var (folder, content) in entries)
            {
                var entry = zip.CreateEntry(Free(taken, Path(folder), Uploads.CleanName(content.Name)), CompressionLevel.Fastest);
                await using var stream = await entry.OpenAsync(cancellationToken);
                await content.WriteAsync(stream, cancellationToken);
            }
        });

    private static string Path(string folder) =>
        string.Concat(folder.Split('/', StringSplitOptions.RemoveEmptyEntries).Select(segment => Uploads.CleanName(segment) + "/"));

    private static string Free(HashSet<string> taken, string folder, string name)
    {
        var (stem, extension) = (System.IO.Path.GetFileNameWithoutExtension(name), System.IO.Path.GetExtension(name));
        for (var number = 1; ; number++)
        {
            var path = folder + (number == 1 ? name : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{stem} ({number}){extension}"));
            if (taken.Add(path))
            {
                return path;
            }
        }
    }
}
